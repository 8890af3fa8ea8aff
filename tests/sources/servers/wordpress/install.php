<?php
// Installs the blog as its own setup page does, and writes a password for requests.
define('ABSPATH', __DIR__ . '/');
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url(getenv('BLOG_ORIGIN'), PHP_URL_HOST) . ':' . parse_url(getenv('BLOG_ORIGIN'), PHP_URL_PORT);
require ABSPATH . 'wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
$installed = wp_install('The tide table', 'keeper', 'keeper@example.org', true, '', 'not a secret');
wp_update_user(['ID' => $installed['user_id'], 'display_name' => 'Ilse Varendonk']);
echo WP_Application_Passwords::create_new_application_password($installed['user_id'], ['name' => 'tests'])[0];
