<?php
/**
 * What readers see: the switch between languages, hreflang, the page's language, the byline, and that a post is withdrawn.
 *
 * @package Sanwen
 */

namespace Sanwen;

defined( 'ABSPATH' ) || exit;

/** The tag of a post's language; '' if Sanwen did not write it. */
function language_of( $post ): string {
	$post = get_post( $post );
	return $post ? (string) get_post_meta( $post->ID, LANGUAGE, true ) : '';
}

add_action(
	'wp_head',
	function () {
		// Polylang says it itself.
		if ( ! is_singular( 'post' ) || has_polylang() ) {
			return;
		}
		$posts = public_posts( (string) get_post_meta( get_queried_object_id(), ARTICLE, true ) );
		foreach ( count( $posts ) > 1 ? $posts : array() as $tag => $post ) {
			printf( '<link rel="alternate" hreflang="%s" href="%s">' . "\n", esc_attr( $tag ), esc_url( get_permalink( $post ) ) );
		}
	}
);

add_filter(
	'language_attributes',
	function ( string $said ): string {
		$tag = is_singular( 'post' ) ? language_of( get_queried_object_id() ) : '';
		if ( '' === $tag ) {
			return $said;
		}
		return 'lang="' . esc_attr( $tag ) . '" ' . trim( (string) preg_replace( '/\b(?:xml:)?lang="[^"]*"/', '', $said ) );
	}
);

add_filter(
	'the_content',
	function ( string $content ): string {
		$post = get_post();
		if ( ! $post || ! is_singular( 'post' ) || get_queried_object_id() !== $post->ID || ! in_the_loop() ) {
			return $content;
		}
		return apply_filters( 'sanwen_show_switch', true, $post ) ? language_switch( $post ) . $content : $content;
	},
	20
);

/** `English | 简体 | 繁體`, with the page's own language as words; '' where there is nothing to choose. */
function language_switch( \WP_Post $here ): string {
	$posts = public_posts( (string) get_post_meta( $here->ID, ARTICLE, true ) );
	if ( count( $posts ) < 2 ) {
		return '';
	}
	$shown = array();
	foreach ( $posts as $tag => $post ) {
		$name    = esc_html( language_name( $tag ) );
		$shown[] = $post->ID === $here->ID
			? sprintf( '<span aria-current="true" lang="%s">%s</span>', esc_attr( $tag ), $name )
			: sprintf( '<a href="%s" hreflang="%2$s" lang="%2$s" rel="alternate">%3$s</a>', esc_url( get_permalink( $post ) ), esc_attr( $tag ), $name );
	}
	return '<nav class="sanwen-switch" aria-label="Language · 语言 · 語言">' . implode( ' | ', $shown ) . "</nav>\n";
}

/** The byline in place of the name of the account that sent the post. */
function byline( string $name ): string {
	$post = get_post();
	if ( ! $post || is_admin() ) {
		return $name;
	}
	$said = json_decode( (string) get_post_meta( $post->ID, BYLINE, true ), true );
	return is_array( $said ) && $said[0] ? implode( ', ', array_filter( $said ) ) : $name;
}
add_filter( 'the_author', __NAMESPACE__ . '\byline' );
add_filter( 'get_the_author_display_name', __NAMESPACE__ . '\byline' );

add_action(
	'template_redirect',
	function () {
		global $wpdb, $wp;
		if ( ! is_404() ) {
			return;
		}
		$slug = sanitize_title( $wp->query_vars['name'] ?? '' );
		$id   = (int) ( $wp->query_vars['p'] ?? 0 );
		$post = $id ? get_post( $id ) : get_post(
			(int) $wpdb->get_var( $wpdb->prepare( "SELECT ID FROM {$wpdb->posts} WHERE post_name = %s AND post_type = 'post' AND post_status = 'draft' LIMIT 1", $slug ) )
		);
		if ( ( '' === $slug && ! $id ) || ! $post || 'draft' !== $post->post_status || ! get_post_meta( $post->ID, KEY, true ) ) {
			return;
		}
		$words = array(
			'hans' => '这篇文章已撤回。',
			'hant' => '這篇文章已撤回。',
		);
		$tag   = language_of( $post );
		nocache_headers();
		wp_die( esc_html( $words[ script_of( $tag ) ] ?? 'This article has been withdrawn.' ), esc_html( get_bloginfo( 'name' ) ), array( 'response' => 410 ) );
	}
);
