<?php
/**
 * What a post keeps of the version that it is: which one, what was written, and whether an editor changed that here.
 *
 * @package Sanwen
 */

namespace Sanwen;

defined( 'ABSPATH' ) || exit;

// For everybody to read: the article, the language's tag and the revision.
const ARTICLE  = 'sanwen_article';
const LANGUAGE = 'sanwen_language';
const REVISION = 'sanwen_revision';

// The plug-in's own: the version's lasting id, the number of what was said last, what was written, and whose terms.
const KEY     = '_sanwen_version';
const NUMBER  = '_sanwen_number';
const WRITTEN = '_sanwen_written';
const TERMS   = '_sanwen_terms';
const BYLINE  = '_sanwen_byline';

add_action(
	'init',
	function () {
		foreach ( array( ARTICLE, LANGUAGE, REVISION ) as $name ) {
			register_post_meta(
				'post',
				$name,
				array(
					'type'          => 'string',
					'single'        => true,
					'show_in_rest'  => true,
					'auth_callback' => '__return_false',
				)
			);
		}
	}
);

/**
 * The post of a version, read past all caches; 0 if there is none.
 *
 * By its id in the post's own row if need be: where the tables know no transactions, that row can be all there is.
 */
function find_post( string $version ): int {
	global $wpdb;
	$found = $wpdb->get_var(
		$wpdb->prepare(
			"SELECT p.ID FROM {$wpdb->posts} p JOIN {$wpdb->postmeta} m ON m.post_id = p.ID"
			. ' WHERE m.meta_key = %s AND m.meta_value = %s ORDER BY p.ID LIMIT 1',
			KEY,
			$version
		)
	);
	$found = $found ? $found : $wpdb->get_var(
		$wpdb->prepare( "SELECT ID FROM {$wpdb->posts} WHERE guid = %s ORDER BY ID LIMIT 1", $version )
	);
	if ( $found ) {
		clean_post_cache( (int) $found );
	}
	return (int) $found;
}

/** The posts of an article that readers have, by the tags of their languages: English, 简体, 繁體, then others. */
function public_posts( string $article ): array {
	if ( '' === $article ) {
		return array();
	}
	$posts = get_posts(
		array(
			'post_type'        => 'post',
			'post_status'      => 'publish',
			'numberposts'      => 20,
			'meta_key'         => ARTICLE,
			'meta_value'       => $article,
			'orderby'          => 'ID',
			'order'            => 'ASC',
			'suppress_filters' => true,
			'lang'             => '',
		)
	);
	$found = array();
	foreach ( $posts as $post ) {
		$found[ (string) get_post_meta( $post->ID, LANGUAGE, true ) ] = $post;
	}
	uksort( $found, fn( $one, $other ) => language_order( $one ) <=> language_order( $other ) );
	return $found;
}

/** What an editor can change, as it stands in the database: a hash of each field, by its name. */
function hashes( \WP_Post $post ): array {
	$fields = array(
		'title'   => $post->post_title,
		'content' => $post->post_content,
		'excerpt' => $post->post_excerpt,
		'slug'    => $post->post_name,
		'status'  => $post->post_status,
	);
	return array_map( fn( $said ) => hash( 'sha256', (string) $said ), $fields );
}

/** The names of the fields that say something else than what was written; none where nothing was written yet. */
function differences( \WP_Post $post ): array {
	$written = json_decode( (string) get_post_meta( $post->ID, WRITTEN, true ), true );
	if ( ! is_array( $written ) ) {
		return array();
	}
	$now = hashes( $post );
	return array_values( array_filter( array_keys( $written ), fn( $name ) => ( $now[ $name ] ?? null ) !== $written[ $name ] ) );
}

/** One hash of all that stands in the post. */
function whole_hash( \WP_Post $post ): string {
	return hash( 'sha256', (string) wp_json_encode( hashes( $post ) ) );
}
