<?php
/**
 * Plugin Name: Sanwen
 * Description: Takes articles from Sanwen in English, 简体 and 繁體, links them to one another, and shows readers the switch between them.
 * Version: 1.1.0
 * Requires at least: 6.4
 * Requires PHP: 8.1
 * License: GPL-2.0-or-later
 * License URI: https://www.gnu.org/licenses/old-licenses/gpl-2.0.html
 * Text Domain: sanwen
 *
 * @package Sanwen
 */

namespace Sanwen;

defined( 'ABSPATH' ) || exit;

const VERSION = '1.1.0';

require __DIR__ . '/includes/kept.php';
require __DIR__ . '/includes/write.php';
require __DIR__ . '/includes/pictures.php';
require __DIR__ . '/includes/terms.php';
require __DIR__ . '/includes/languages.php';
require __DIR__ . '/includes/polylang.php';
require __DIR__ . '/includes/routes.php';
require __DIR__ . '/includes/reading.php';
