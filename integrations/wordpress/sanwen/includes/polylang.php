<?php
/**
 * Polylang, where that plug-in is: its languages for the posts, and the posts as one another's translations.
 *
 * @package Sanwen
 */

namespace Sanwen;

defined( 'ABSPATH' ) || exit;

/** Whether Polylang says what language a post is in. Before its first language is set up, it doesn't. */
function has_polylang(): bool {
	return function_exists( 'pll_set_post_language' ) && function_exists( 'pll_save_post_translations' )
		&& function_exists( 'pll_languages_list' ) && pll_languages_list();
}

/**
 * What Polylang calls the language: the one with this tag, else one of the same script; '' if it has none.
 *
 * Its locale says what is written in it. Its code may be anything: "zh" is what it offers for 简体 and for 繁體.
 */
function polylang_language( string $tag ): string {
	$slugs = pll_languages_list( array( 'fields' => 'slug' ) );
	$found = '';
	foreach ( pll_languages_list( array( 'fields' => 'locale' ) ) as $n => $locale ) {
		if ( script_of( $tag ) !== script_of( $locale ) ) {
			continue;
		}
		if ( in_array( strtolower( $tag ), array( $slugs[ $n ], strtolower( str_replace( '_', '-', $locale ) ) ), true ) ) {
			$found = $slugs[ $n ];
			break;
		}
		$found = '' === $found ? $slugs[ $n ] : $found;
	}
	return (string) apply_filters( 'sanwen_polylang_language', $found, $tag );
}

/** Those of the languages that Polylang would have to have, and hasn't; none where there is no Polylang. */
function missing_languages( array $tags ): array {
	return has_polylang() ? array_values( array_filter( $tags, fn( $tag ) => '' === polylang_language( $tag ) ) ) : array();
}

/** Why a version is not written: its post would be among those of another language. */
function refused_language( string $tag ): ?\WP_Error {
	return missing_languages( array( $tag ) )
		? new \WP_Error( 'sanwen_no_language', "Polylang has no language for $tag.", array( 'status' => 409, 'languages' => array( $tag ) ) )
		: null;
}

/** Tell Polylang the post's language, before the post has terms: they are made in it. */
function set_polylang_language( int $post_id, string $tag ): void {
	if ( has_polylang() && '' !== polylang_language( $tag ) ) {
		pll_set_post_language( $post_id, polylang_language( $tag ) );
	}
}

/** Tell Polylang which posts are translations of one another. What an editor linked to them stays linked. */
function tell_polylang( int $post_id, string $article, string $tag ): void {
	$language = has_polylang() ? polylang_language( $tag ) : '';
	if ( '' === $language ) {
		return;
	}
	set_polylang_language( $post_id, $tag );
	$linked = pll_get_post_translations( $post_id );
	foreach ( public_posts( $article ) as $post ) {
		$linked += pll_get_post_translations( $post->ID );
	}
	pll_save_post_translations( array( $language => $post_id ) + $linked );
}

// With Polylang's own synchronization of fields, which version a post is would go from one to its translations.
add_filter( 'pll_copy_post_metas', fn( $names ) => array_values( array_diff( (array) $names, array( ARTICLE, LANGUAGE, REVISION ) ) ) );
