<?php
// For tests: a process that comes to a step named in the file dies there, as a machine does whose power is cut.
foreach ( array( 'rest_pre_dispatch', 'wp_insert_post_data', 'save_post', 'added_post_meta', 'updated_post_meta', 'set_object_terms', 'add_attachment', 'wp_generate_attachment_metadata', 'delete_attachment', 'deleted_post', 'rest_post_dispatch', 'shutdown' ) as $hook ) {
	add_filter(
		$hook,
		function ( $value = null, ...$more ) use ( $hook ) {
			$file = WP_CONTENT_DIR . '/die-at';
			if ( isset( $_GET['rest_route'] ) && is_file( $file ) && in_array( file_get_contents( $file ), array( $hook, $hook . ':' . ( is_string( $more[1] ?? null ) ? $more[1] : '' ) ), true ) ) {
				unlink( $file );
				posix_kill( getmypid(), SIGKILL );
			}
			return $value;
		},
		1,
		5
	);
}
