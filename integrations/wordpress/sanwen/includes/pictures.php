<?php
/**
 * Pictures: each once for its article, in the media library as long as a version there shows it.
 *
 * @package Sanwen
 */

namespace Sanwen;

defined( 'ABSPATH' ) || exit;

// The plug-in's own: of an attachment, its article and the digest of what was sent; of a post, the digests that it shows.
const PICTURE  = '_sanwen_picture';
const PICTURES = '_sanwen_pictures';

const PICTURE_KINDS = array(
	'image/webp' => 'webp',
	'image/jpeg' => 'jpg',
);

add_action(
	'rest_api_init',
	function () {
		$article = array( 'type' => 'string', 'required' => true, 'pattern' => '^urn:uuid:[0-9a-f-]{36}$' );
		$digest  = array( 'type' => 'string', 'required' => true, 'pattern' => '^[0-9a-f]{64}$' );
		register_rest_route(
			'sanwen/v1',
			'/pictures',
			array(
				'methods'             => 'POST',
				'callback'            => fn( $request ) => rest_ensure_response(
					written_alone( fn() => take_picture( $request['article'], $request['digest'], $request->get_body() ) )
				),
				'permission_callback' => __NAMESPACE__ . '\may_put',
				'args'                => array( 'article' => $article, 'digest' => $digest ),
			)
		);
		register_rest_route(
			'sanwen/v1',
			'/pictures/known',
			array(
				'methods'             => 'POST',
				'callback'            => fn( $request ) => rest_ensure_response(
					array( 'pictures' => (object) array_map( __NAMESPACE__ . '\picture_answer', known_pictures( $request['article'] ) ) )
				),
				'permission_callback' => __NAMESPACE__ . '\may_put',
				'args'                => array( 'article' => $article ),
			)
		);
	}
);

/** The article's pictures here, by the digests of what was sent: the numbers of attachments. */
function attachments( string $article ): array {
	global $wpdb;
	$rows  = $wpdb->get_results(
		$wpdb->prepare(
			"SELECT m.post_id, m.meta_value FROM {$wpdb->postmeta} m JOIN {$wpdb->posts} p ON p.ID = m.post_id"
			. " WHERE m.meta_key = %s AND m.meta_value LIKE %s AND p.post_type = 'attachment' ORDER BY m.post_id DESC",
			PICTURE,
			$wpdb->esc_like( $article ) . ' %'
		)
	);
	$found = array();
	foreach ( $rows as $row ) {
		$found[ substr( $row->meta_value, strlen( $article ) + 1 ) ] = (int) $row->post_id;
	}
	return $found;
}

/** Those of them whose file is there. */
function known_pictures( string $article ): array {
	return array_filter( attachments( $article ), fn( $one ) => file_exists( (string) get_attached_file( $one ) ) );
}

/** What the sender is told of a picture. */
function picture_answer( int $attachment ): array {
	return array(
		'picture' => $attachment,
		'address' => (string) wp_get_attachment_url( $attachment ),
	);
}

/**
 * Keep a picture; the one that is here already, if it is.
 *
 * Its file has a name that comes from what is in it: what a killed request left is overwritten by the next one.
 */
function take_picture( string $article, string $digest, string $content ) {
	$known = known_pictures( $article )[ $digest ] ?? 0;
	if ( $known ) {
		return picture_answer( $known );
	}
	$kind = hash( 'sha256', $content ) === $digest ? ( getimagesizefromstring( $content )['mime'] ?? '' ) : '';
	if ( ! isset( PICTURE_KINDS[ $kind ] ) ) {
		return new \WP_Error( 'sanwen_picture_damaged', 'The picture did not come whole. PHP’s post_max_size may be too small.', array( 'status' => 400 ) );
	}
	$uploads = wp_upload_dir( null, false );
	$name    = folder_of( $article ) . '/' . file_stem( $digest ) . '.' . PICTURE_KINDS[ $kind ];
	$file    = $uploads['basedir'] . '/' . $name;
	if ( ! wp_mkdir_p( dirname( $file ) ) || strlen( $content ) !== file_put_contents( $file, $content ) ) {
		return new \WP_Error( 'sanwen_picture_not_kept', 'The folder of uploads takes no files.', array( 'status' => 500 ) );
	}
	$stat = stat( dirname( $file ) );
	chmod( $file, $stat ? $stat['mode'] & 0000666 : 0644 );
	require_once ABSPATH . 'wp-admin/includes/image.php';
	$attachment = attachments( $article )[ $digest ] ?? wp_insert_attachment(
		array(
			'post_mime_type' => $kind,
			'post_title'     => basename( $name ),
			'post_status'    => 'inherit',
			'guid'           => $uploads['baseurl'] . '/' . $name,
			'meta_input'     => array( PICTURE => "$article $digest" ),
		),
		$file,
		0,
		true
	);
	if ( is_wp_error( $attachment ) ) {
		return $attachment;
	}
	wp_update_attachment_metadata( $attachment, wp_generate_attachment_metadata( $attachment, $file ) );
	return picture_answer( $attachment );
}

/** That a picture which the version shows is not here; null if all are. */
function missing_pictures( array $sent ): ?\WP_Error {
	$missing = array_diff( $sent['pictures'], array_keys( known_pictures( $sent['article'] ) ) );
	return $missing ? new \WP_Error( 'sanwen_busy', 'A picture is not here yet.', array( 'status' => 503 ) ) : null;
}

/** Remember which pictures a post shows. */
function keep_pictures( int $post_id, array $digests ): void {
	update_post_meta( $post_id, PICTURES, (string) wp_json_encode( array_values( $digests ) ) );
}

/** The article's folder within that of uploads. */
function folder_of( string $article ): string {
	return 'sanwen/' . substr( $article, strlen( 'urn:uuid:' ) );
}

/** With what the names of a picture's files begin. */
function file_stem( string $digest ): string {
	return substr( $digest, 0, 20 );
}

/**
 * Delete those of the article's pictures that none of its versions shows any more, and no post of the site's own.
 *
 * With them go files that a killed request has left.
 */
function forget_pictures( string $article ): void {
	global $wpdb;
	$shown = $wpdb->get_col(
		$wpdb->prepare(
			"SELECT s.meta_value FROM {$wpdb->postmeta} s JOIN {$wpdb->postmeta} a ON a.post_id = s.post_id"
			. ' WHERE s.meta_key = %s AND a.meta_key = %s AND a.meta_value = %s',
			PICTURES,
			ARTICLE,
			$article
		)
	);
	$shown = array_merge( array(), ...array_map( fn( $one ) => (array) json_decode( $one, true ), $shown ) );
	$stems = array_map( __NAMESPACE__ . '\file_stem', $shown );
	foreach ( array_diff_key( attachments( $article ), array_flip( $shown ) ) as $digest => $attachment ) {
		if ( is_used_elsewhere( $attachment ) ) {
			$stems[] = file_stem( $digest );
		} else {
			wp_delete_attachment( $attachment, true );
		}
	}
	$folder = wp_upload_dir( null, false )['basedir'] . '/' . folder_of( $article );
	foreach ( (array) glob( "$folder/*" ) as $file ) {
		if ( ! in_array( substr( basename( $file ), 0, 20 ), $stems, true ) ) {
			wp_delete_file( $file );
		}
	}
}

/** Whether a post that is not ours shows it. */
function is_used_elsewhere( int $attachment ): bool {
	global $wpdb;
	return (bool) $wpdb->get_var(
		$wpdb->prepare(
			"SELECT 1 FROM {$wpdb->posts} p WHERE p.post_type NOT IN ('attachment', 'revision') AND p.post_status <> 'trash'"
			. " AND NOT EXISTS (SELECT 1 FROM {$wpdb->postmeta} k WHERE k.post_id = p.ID AND k.meta_key = %s)"
			. " AND (p.post_content REGEXP %s OR EXISTS (SELECT 1 FROM {$wpdb->postmeta} t WHERE t.post_id = p.ID"
			. " AND t.meta_key = '_thumbnail_id' AND t.meta_value = %s)) LIMIT 1",
			KEY,
			"wp-image-{$attachment}[^0-9]",
			(string) $attachment
		)
	);
}
