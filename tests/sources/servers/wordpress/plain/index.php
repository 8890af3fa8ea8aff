<!DOCTYPE html>
<html <?php language_attributes(); ?>>
<head><meta charset="<?php bloginfo('charset'); ?>"><title><?php wp_title(); ?></title><?php wp_head(); ?></head>
<body <?php body_class(); ?>>
<div id="header"><h1><a href="<?php echo home_url('/'); ?>"><?php bloginfo('name'); ?></a></h1></div>
<div id="content">
<?php while (have_posts()) : the_post(); ?>
<div <?php post_class(); ?> id="post-<?php the_ID(); ?>">
<h2><?php the_title(); ?></h2>
<p class="postmetadata"><?php the_time('F jS, Y'); ?> by <?php the_author(); ?></p>
<div class="entry"><?php the_content(); ?></div>
</div>
<?php comments_template(); ?>
<?php endwhile; ?>
</div>
<div id="footer"><?php wp_footer(); ?></div>
</body>
</html>
