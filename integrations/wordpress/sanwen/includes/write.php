<?php
/**
 * Writing a version: in one transaction, one request at a time, so that a repeated request never makes a second post.
 *
 * @package Sanwen
 */

namespace Sanwen;

defined( 'ABSPATH' ) || exit;

const LOCK_SECONDS = 15;

/**
 * What is written by one request after the other, each in one transaction: the answer, or what is wrong.
 *
 * What is done afterwards is done before the next request writes, and only where all was written.
 */
function written_alone( callable $write, ?callable $afterwards = null ) {
	global $wpdb;
	$lock = substr( 'sanwen_' . md5( DB_NAME . $wpdb->prefix ), 0, 60 );
	if ( '1' !== (string) $wpdb->get_var( $wpdb->prepare( 'SELECT GET_LOCK(%s, %d)', $lock, LOCK_SECONDS ) ) ) {
		return new \WP_Error( 'sanwen_busy', 'Another request is being written.', array( 'status' => 503 ) );
	}
	$wpdb->query( 'START TRANSACTION' );
	$answer = null;
	try {
		$answer = $write();
	} catch ( \Throwable $error ) {
		$answer = new \WP_Error( 'sanwen_failed', $error->getMessage(), array( 'status' => 500 ) );
	} finally {
		if ( null === $answer || is_wp_error( $answer ) ) {
			$wpdb->query( 'ROLLBACK' );
			// What was rolled back may stand in a cache.
			wp_cache_flush();
		} else {
			$wpdb->query( 'COMMIT' );
			if ( $afterwards ) {
				$afterwards();
			}
		}
		$wpdb->get_var( $wpdb->prepare( 'SELECT RELEASE_LOCK(%s)', $lock ) );
	}
	return $answer;
}

/** Put a version as it was sent. Pictures that nothing shows any more go with what showed them. */
function put_version( array $sent ) {
	return written_alone(
		fn() => 'withdrawn' === $sent['state'] ? withdraw( $sent ) : publish( $sent ),
		fn() => forget_pictures( $sent['article'] )
	);
}

/** Make the post, or bring it up to what was sent. */
function publish( array $sent ) {
	$found   = find_post( $sent['version'] );
	$post    = $found ? get_post( $found ) : null;
	$refused = refusal( $sent, $post ) ?? missing_pictures( $sent );
	if ( $refused ) {
		return $refused;
	}
	if ( $post && says( $post, $sent ) && ! differences( $post ) ) {
		return answer( $post, 'unchanged' );
	}
	$wanted = array(
		'post_type'     => 'post',
		'post_status'   => 'publish',
		'post_title'    => $sent['title'],
		'post_content'  => $sent['content'],
		'post_excerpt'  => $sent['excerpt'],
		'post_name'     => free_slug( $sent, $post ),
		'post_date_gmt' => min( $sent['date'], gmdate( 'Y-m-d H:i:s' ) ),
	);
	$wanted['post_date'] = get_date_from_gmt( $wanted['post_date_gmt'] );
	$dated               = fn( $data ) => array(
		'post_modified_gmt' => $sent['modified'],
		'post_modified'     => get_date_from_gmt( $sent['modified'] ),
	) + $data;
	add_filter( 'wp_insert_post_data', $dated );
	$written = $post
		? wp_update_post( wp_slash( array( 'ID' => $post->ID, 'edit_date' => true ) + $wanted ), true )
		: wp_insert_post( wp_slash( array( 'guid' => $sent['version'] ) + $wanted ), true );
	remove_filter( 'wp_insert_post_data', $dated );
	if ( is_wp_error( $written ) ) {
		return $written;
	}
	update_post_meta( $written, BYLINE, wp_slash( (string) wp_json_encode( array( $sent['byline'], $sent['byline_title'] ), JSON_UNESCAPED_UNICODE ) ) );
	set_terms( $written, $sent['section'], $sent['tags'], $sent['language'] );
	keep_pictures( $written, $sent['pictures'] );
	return keep( $written, $sent, $post ? 'updated' : 'created' );
}

/** Take it from readers. The text stays as it is, also what an editor changed in it. */
function withdraw( array $sent ) {
	$found = find_post( $sent['version'] );
	if ( ! $found ) {
		return array( 'outcome' => 'absent', 'post' => 0, 'address' => '', 'hash' => '' );
	}
	$post = get_post( $found );
	if ( is_older( $sent, $post ) ) {
		return older( $post );
	}
	$written = json_decode( (string) get_post_meta( $post->ID, WRITTEN, true ), true );
	if ( in_array( $post->post_status, array( 'publish', 'future', 'private' ), true ) ) {
		$done = wp_update_post( array( 'ID' => $post->ID, 'post_status' => 'draft' ), true );
		if ( is_wp_error( $done ) ) {
			return $done;
		}
	}
	$post = get_post( $post->ID );
	if ( is_array( $written ) ) {
		$written['status'] = hashes( $post )['status'];
	}
	keep_pictures( $post->ID, array() );
	update_post_meta( $post->ID, NUMBER, (string) $sent['number'] );
	update_post_meta( $post->ID, WRITTEN, (string) wp_json_encode( $written ?? hashes( $post ) ) );
	tell_polylang( $post->ID, $sent['article'], $sent['language'] );
	return answer( $post, 'withdrawn' );
}

/** Why the version is not written, if so: what stands here is newer, or an editor's. */
function refusal( array $sent, ?\WP_Post $post ): ?\WP_Error {
	if ( $sent['overwrite'] ) {
		return null;
	}
	if ( ! $post ) {
		return $sent['known'] ? new \WP_Error( 'sanwen_changed', 'The post was deleted here.', array( 'status' => 409, 'differs' => array( 'post' ) ) ) : null;
	}
	if ( is_older( $sent, $post ) ) {
		return older( $post );
	}
	$differs = differences( $post );
	if ( ! $differs ) {
		return null;
	}
	$changes = wp_get_post_revisions( $post->ID, array( 'posts_per_page' => 1 ) );
	$editor  = get_userdata( $changes ? (int) reset( $changes )->post_author : 0 );
	return new \WP_Error(
		'sanwen_changed',
		'An editor changed the post here.',
		array(
			'status'     => 409,
			'differs'    => $differs,
			'changed_by' => $editor ? $editor->display_name : '',
			'edited_at'  => $post->post_modified_gmt,
		) + answer( $post, 'changed' )
	);
}

/** Whether something newer was said of the post already. */
function is_older( array $sent, \WP_Post $post ): bool {
	return ! $sent['overwrite'] && $sent['number'] < (int) get_post_meta( $post->ID, NUMBER, true );
}

/** That it was. */
function older( \WP_Post $post ): \WP_Error {
	return new \WP_Error( 'sanwen_older', 'The post has a newer version.', array( 'status' => 409 ) + answer( $post, 'older' ) );
}

/** Whether exactly this was written: the same request again. */
function says( \WP_Post $post, array $sent ): bool {
	return (int) get_post_meta( $post->ID, NUMBER, true ) === $sent['number']
		&& get_post_meta( $post->ID, REVISION, true ) === $sent['revision'];
}

/** Remember what was written, as it stands in the database now. */
function keep( int $post_id, array $sent, string $outcome ): array {
	clean_post_cache( $post_id );
	$post = get_post( $post_id );
	$kept = array(
		KEY      => $sent['version'],
		ARTICLE  => $sent['article'],
		LANGUAGE => $sent['language'],
		REVISION => $sent['revision'],
		NUMBER   => (string) $sent['number'],
		WRITTEN  => (string) wp_json_encode( hashes( $post ) ),
	);
	foreach ( $kept as $name => $value ) {
		update_post_meta( $post_id, $name, wp_slash( $value ) );
	}
	tell_polylang( $post_id, $sent['article'], $sent['language'] );
	return answer( $post, $outcome );
}

/** What the sender is told of a post. */
function answer( \WP_Post $post, string $outcome ): array {
	return array(
		'outcome' => $outcome,
		'post'    => $post->ID,
		'address' => 'publish' === $post->post_status ? (string) get_permalink( $post ) : '',
		'hash'    => whole_hash( $post ),
	);
}

/** The slug, with the language behind it where another post has it: the versions of an article often share one. */
function free_slug( array $sent, ?\WP_Post $post ): string {
	$own = $post ? $post->ID : 0;
	foreach ( array( $sent['slug'], $sent['slug'] . '-' . strtolower( $sent['language'] ) ) as $slug ) {
		$slug = sanitize_title( $slug );
		if ( wp_unique_post_slug( $slug, $own, 'publish', 'post', 0 ) === $slug ) {
			return $slug;
		}
	}
	return sanitize_title( $sent['slug'] . '-' . $sent['language'] );
}
