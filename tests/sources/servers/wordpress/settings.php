<?php
// The plugin of the tests: options are those of a file that they write before each visit.
$told = json_decode(file_get_contents(getenv('BLOG_SETTINGS')), true);
foreach ($told['options'] as $name => $value) {
    add_filter("pre_option_$name", fn () => $value);
}
if ($told['rest'] !== 'open') {
    add_filter('rest_authentication_errors', fn () => new WP_Error('rest_closed', 'Closed.', ['status' => 401]));
}
if ($told['rest'] === 'unnamed') {
    remove_action('wp_head', 'rest_output_link_wp_head');
    remove_action('template_redirect', 'rest_output_link_header', 11);
}
add_filter('comment_flood_filter', '__return_false', 99);
add_filter('pre_wp_mail', '__return_true');
