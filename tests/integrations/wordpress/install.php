<?php
// Installs a new site as wp-admin/install.php does, switches our plug-in on, and makes accounts with application passwords.
define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = $argv[2];
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

function wp_new_blog_notification() {}

wp_install( 'The Harbour Post', 'owner', 'owner@example.org', true, '', 'a password for tests' );
update_option( 'permalink_structure', '/%postname%/' );
switch_theme( 'twentytwentyfive' );
flush_rewrite_rules();
$failed = activate_plugin( 'sanwen/sanwen.php' );
if ( is_wp_error( $failed ) ) {
	fwrite( STDERR, $failed->get_error_message() );
	exit( 1 );
}
$made = array();
foreach ( array( 'editor', 'author' ) as $role ) {
	$id            = wp_insert_user( array( 'user_login' => "sanwen-$role", 'user_pass' => wp_generate_password(), 'role' => $role, 'display_name' => "Sanwen $role" ) );
	$made[ $role ] = WP_Application_Passwords::create_new_application_password( $id, array( 'name' => 'Sanwen' ) )[0];
}
echo "\n" . wp_json_encode( $made );
