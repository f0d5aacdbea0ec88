<?php
/**
 * The section as a category, and tags. What an editor added beside them stays.
 *
 * @package Sanwen
 */

namespace Sanwen;

defined( 'ABSPATH' ) || exit;

/** Give the post the category and the tags that were sent, in place of those that were sent before. */
function set_terms( int $post_id, string $section, array $tags, string $language ): void {
	set_polylang_language( $post_id, $language );
	$before = json_decode( (string) get_post_meta( $post_id, TERMS, true ), true );
	$ours   = array();
	$wanted = array(
		'category' => '' === $section ? array() : array( $section ),
		'post_tag' => $tags,
	);
	foreach ( $wanted as $taxonomy => $names ) {
		$now     = array_filter( array_map( fn( $name ) => term_id( $name, $taxonomy, $language ), $names ) );
		$present = wp_get_object_terms( $post_id, $taxonomy, array( 'fields' => 'ids' ) );
		$present = is_wp_error( $present ) ? array() : array_map( 'intval', $present );
		$theirs  = array_diff( $present, array_map( 'intval', $before[ $taxonomy ] ?? array() ) );
		if ( 'category' === $taxonomy && $now ) {
			// WordPress puts a post without one into its default category by itself.
			$theirs = array_diff( $theirs, default_categories() );
		}
		$ours[ $taxonomy ] = array_values( array_diff( $now, $theirs ) );
		wp_set_object_terms( $post_id, array_values( array_unique( array_merge( $theirs, $now ) ) ), $taxonomy );
	}
	update_post_meta( $post_id, TERMS, (string) wp_json_encode( $ours ) );
}

/** The site's default category; with Polylang there is one for each language. */
function default_categories(): array {
	$default = (int) get_option( 'default_category' );
	return array( $default, ...( has_polylang() ? array_values( pll_get_term_translations( $default ) ) : array() ) );
}

/** The category or tag of that name, made if there is none; 0 if it can't be made. */
function term_id( string $name, string $taxonomy, string $language ): int {
	$of   = has_polylang() ? polylang_language( $language ) : '';
	$free = 0;
	$any  = array( 'taxonomy' => $taxonomy, 'hide_empty' => false, 'lang' => '' );
	foreach ( get_terms( array( 'name' => $name ) + $any ) as $term ) {
		$its = '' === $of ? '' : (string) pll_get_term_language( $term->term_id );
		if ( $its === $of ) {
			return (int) $term->term_id;
		}
		$free = '' === $its ? (int) $term->term_id : $free;
	}
	if ( $free ) {
		// It is older than Polylang here.
		pll_set_term_language( $free, $of );
		return $free;
	}
	// A name that two languages share has a slug for each, where Polylang keeps their terms apart.
	$slug = sanitize_title( $name );
	$made = wp_insert_term(
		wp_slash( $name ),
		$taxonomy,
		'' !== $of && get_terms( array( 'slug' => $slug ) + $any ) ? array( 'slug' => "$slug-$of" ) : array()
	);
	if ( is_wp_error( $made ) ) {
		return (int) ( $made->get_error_data( 'term_exists' ) ?? 0 );
	}
	if ( '' !== $of ) {
		pll_set_term_language( $made['term_id'], $of );
	}
	return (int) $made['term_id'];
}
