<?php
/**
 * What Sanwen asks: how the site stands, and that a version be put.
 *
 * @package Sanwen
 */

namespace Sanwen;

defined( 'ABSPATH' ) || exit;

// What whoever sends must be allowed to do; a role "Editor" is.
const CAPABILITIES = array( 'publish_posts', 'edit_others_posts', 'edit_published_posts', 'manage_categories', 'upload_files' );

add_action(
	'rest_api_init',
	function () {
		register_rest_route(
			'sanwen/v1',
			'/site',
			array(
				'methods'             => 'GET',
				'callback'            => __NAMESPACE__ . '\site',
				'permission_callback' => __NAMESPACE__ . '\is_signed_in',
				'args'                => array( 'languages' => array( 'type' => 'array', 'default' => array(), 'items' => array( 'type' => 'string' ) ) ),
			)
		);
		register_rest_route(
			'sanwen/v1',
			'/versions',
			array(
				'methods'             => 'POST',
				'callback'            => __NAMESPACE__ . '\put',
				'permission_callback' => __NAMESPACE__ . '\may_put',
				'args'                => put_arguments(),
			)
		);
	}
);

/** What a version is sent with. */
function put_arguments(): array {
	$text   = array( 'type' => 'string', 'default' => '' );
	$moment = array(
		'type'    => 'string',
		'default' => '1970-01-01T00:00:00Z',
		'pattern' => '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$',
	);
	return array(
		'version'      => array( 'type' => 'string', 'required' => true, 'pattern' => '^urn:uuid:[0-9a-f-]{36}$' ),
		'article'      => array( 'type' => 'string', 'required' => true, 'pattern' => '^urn:uuid:[0-9a-f-]{36}$' ),
		'language'     => array( 'type' => 'string', 'required' => true, 'pattern' => '^[A-Za-z0-9-]{2,35}$' ),
		'number'       => array( 'type' => 'integer', 'required' => true, 'minimum' => 1 ),
		'state'        => array( 'type' => 'string', 'required' => true, 'enum' => array( 'published', 'withdrawn' ) ),
		'known'        => array( 'type' => 'boolean', 'default' => false ),
		'overwrite'    => array( 'type' => 'boolean', 'default' => false ),
		'title'        => $text,
		'slug'         => $text,
		'content'      => $text,
		'excerpt'      => $text,
		'byline'       => $text,
		'byline_title' => $text,
		'section'      => $text,
		'revision'     => $text,
		'date'         => $moment,
		'modified'     => $moment,
		'tags'         => array( 'type' => 'array', 'default' => array(), 'items' => array( 'type' => 'string' ) ),
		'pictures'     => array( 'type' => 'array', 'default' => array(), 'items' => array( 'type' => 'string', 'pattern' => '^[0-9a-f]{64}$' ) ),
	);
}

/** Whether somebody asks whom the site knows. */
function is_signed_in() {
	return is_user_logged_in() ? true : new \WP_Error( 'sanwen_not_signed_in', 'Name and application password are wanted.', array( 'status' => 401 ) );
}

/** Whether they may write posts as Sanwen does. */
function may_put() {
	$known = is_signed_in();
	if ( true !== $known ) {
		return $known;
	}
	$lacking = lacking();
	return $lacking ? new \WP_Error( 'sanwen_not_allowed', 'The user may not write posts.', array( 'status' => 403, 'lacking' => $lacking ) ) : true;
}

/** What the user would have to be allowed to do, and isn't. */
function lacking(): array {
	return array_values( array_filter( CAPABILITIES, fn( $one ) => ! current_user_can( $one ) ) );
}

/** How the site stands, for whoever sets it up; of the languages in which they publish, those that Polylang lacks. */
function site( \WP_REST_Request $request ): array {
	return array(
		'plugin'            => VERSION,
		'wordpress'         => get_bloginfo( 'version' ),
		'name'              => get_bloginfo( 'name' ),
		'address'           => home_url( '/' ),
		'user'              => wp_get_current_user()->display_name,
		'lacking'           => lacking(),
		'polylang'          => has_polylang(),
		'missing_languages' => missing_languages( $request['languages'] ),
	);
}

/** Put a version. */
function put( \WP_REST_Request $request ) {
	$sent = array();
	foreach ( array_keys( put_arguments() ) as $name ) {
		$sent[ $name ] = $request[ $name ];
	}
	foreach ( array( 'date', 'modified' ) as $name ) {
		$sent[ $name ] = gmdate( 'Y-m-d H:i:s', (int) strtotime( $sent[ $name ] ) );
	}
	$refused = 'published' === $sent['state'] ? refused_language( $sent['language'] ) : null;
	return rest_ensure_response( $refused ?? put_version( $sent ) );
}
