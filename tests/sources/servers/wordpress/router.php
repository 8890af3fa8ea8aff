<?php
// What a web server does for WordPress: a file that is there is given, any other address is one of its own.
define('ABSPATH', __DIR__ . '/');
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path !== '/' && is_file(__DIR__ . $path)) {
    if (substr($path, -4) !== '.php') {
        return false;
    }
    require __DIR__ . $path;
} else {
    $_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
    require __DIR__ . '/index.php';
}
