<?php
/**
 * Languages: how they are called and ordered.
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
