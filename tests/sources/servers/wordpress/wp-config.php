<?php
// A blog of its own: its tables, its address and its folder of content are given by the environment.
define('DB_NAME', 'blog');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:' . getenv('BLOG_SOCKET'));
define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', getenv('BLOG_ORIGIN'));
define('WP_SITEURL', getenv('BLOG_ORIGIN'));
define('WP_CONTENT_DIR', ABSPATH . 'wp-content');
define('WP_ENVIRONMENT_TYPE', 'local');  // passwords of applications without TLS
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
    define("{$name}_KEY", "key of $name");
    define("{$name}_SALT", "salt of $name");
}
$table_prefix = 'wp_';
require_once ABSPATH . 'wp-settings.php';
