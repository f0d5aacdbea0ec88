<?php
/**
 * Languages: how they are called and ordered, and Polylang's, where that plug-in is.
 *
 * @package Sanwen
 */

namespace Sanwen;

defined( 'ABSPATH' ) || exit;

/** `en`, `hans` or `hant`, or the language's first subtag, whatever tag the publication has chosen. */
function script_of( string $tag ): string {
	$parts = explode( '-', strtolower( str_replace( '_', '-', $tag ) ) );
	if ( 'zh' !== $parts[0] ) {
		return $parts[0];
	}
	$is_traditional = in_array( 'hant', $parts, true )
		|| ( ! in_array( 'hans', $parts, true ) && array_intersect( $parts, array( 'tw', 'hk', 'mo' ) ) );
	return $is_traditional ? 'hant' : 'hans';
}

/** Where a language stands in the switch. */
function language_order( string $tag ): array {
	$place = array_search( script_of( $tag ), array( 'en', 'hans', 'hant' ), true );
	return array( false === $place ? 9 : $place, $tag );
}

/** What readers are shown of a language, in that language. */
function language_name( string $tag ): string {
	$known = array(
		'en'   => 'English',
		'hans' => '简体',
		'hant' => '繁體',
	);
	return (string) apply_filters( 'sanwen_language_name', $known[ script_of( $tag ) ] ?? $tag, $tag );
}

/** Whether Polylang says what language a post is in. */
function has_polylang(): bool {
	return function_exists( 'pll_set_post_language' ) && function_exists( 'pll_save_post_translations' )
		&& function_exists( 'pll_languages_list' );
}

/** What Polylang calls the language: the one with this tag, else one of the same script; '' if it has none. */
function polylang_language( string $tag ): string {
	$slugs   = pll_languages_list( array( 'fields' => 'slug' ) );
	$locales = pll_languages_list( array( 'fields' => 'locale' ) );
	$found   = '';
	foreach ( $slugs as $n => $slug ) {
		$names = array( strtolower( $slug ), strtolower( str_replace( '_', '-', $locales[ $n ] ?? '' ) ) );
		if ( in_array( strtolower( $tag ), $names, true ) ) {
			$found = $slug;
			break;
		}
		if ( '' === $found && in_array( script_of( $tag ), array_map( __NAMESPACE__ . '\script_of', array_filter( $names ) ), true ) ) {
			$found = $slug;
		}
	}
	return (string) apply_filters( 'sanwen_polylang_language', $found, $tag );
}

/** Tell Polylang the post's language, and which posts are translations of one another. */
function tell_polylang( int $post_id, string $article, string $tag ): void {
	if ( ! has_polylang() || '' === polylang_language( $tag ) ) {
		return;
	}
	pll_set_post_language( $post_id, polylang_language( $tag ) );
	$linked = array();
	foreach ( public_posts( $article ) as $its_tag => $post ) {
		$language = polylang_language( $its_tag );
		if ( '' !== $language ) {
			$linked[ $language ] = $post->ID;
		}
	}
	if ( $linked ) {
		pll_save_post_translations( $linked );
	}
}
