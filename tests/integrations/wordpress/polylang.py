"""Polylang as it is, in a WordPress of the suite's: from the folder that ``TMS_POLYLANG`` names."""

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.integrations.wordpress.site import WordPressSite

FOLDER = Path(os.environ.get("TMS_POLYLANG") or "/nonexistent")
"""A release of Polylang as WordPress gets it, with its folder ``vendor``."""

_THEIR_SWITCH = """<?php
add_action( 'wp_footer', function () {
	if ( function_exists( 'pll_the_languages' ) ) {
		echo '<ul id="theirs">', pll_the_languages( array( 'echo' => 0 ) ), '</ul>';
	}
} );
"""
"""What a theme prints for Polylang's own switch."""


class PolylangLanguage(NamedTuple):
    """A language as somebody sets it up there: its code stands in addresses, its locale says what is written."""

    code: str
    locale: str
    name: str


ENGLISH = PolylangLanguage("en", "en_US", "English")
SIMPLIFIED = PolylangLanguage("zh", "zh_CN", "中文 (中国)")
TRADITIONAL = PolylangLanguage("tw", "zh_TW", "中文 (台灣)")
FRENCH = PolylangLanguage("fr", "fr_FR", "Français")


def has_polylang() -> bool:
    return (FOLDER / "polylang.php").is_file() and (FOLDER / "vendor/autoload.php").is_file()


def add_polylang(site: WordPressSite, languages: Iterable[PolylangLanguage]) -> None:
    """Activate it, and set the languages up; the first is the site's own."""
    left_out = shutil.ignore_patterns("tests", "node_modules", ".git")
    shutil.copytree(FOLDER, site.files / "wp-content/plugins/polylang", ignore=left_out)
    (site.files / "wp-content/mu-plugins/theirs.php").write_text(_THEIR_SWITCH)
    site.php("echo json_encode( activate_plugin( 'polylang/polylang.php' ) );", admin=True)
    for language in languages:
        add_language(site, language)


def add_language(site: WordPressSite, language: PolylangLanguage) -> None:
    said = json.dumps(dict(zip(("slug", "locale", "name"), language, strict=True)))
    made = site.php(
        f"$made = PLL()->model->add_language( json_decode( '{said}', true ) + array( 'rtl' => 0, 'term_group' => 0 ) );"
        " flush_rewrite_rules(); echo json_encode( is_wp_error( $made ) ? $made->get_error_messages() : 'added' );",
        admin=True,
    )
    assert made == "added", made


def languages_of(site: WordPressSite, ids: Iterable[str]) -> Mapping[str, str]:
    """What Polylang calls the language of each post."""
    return {one: str(site.php(f"echo json_encode( pll_get_post_language( {one} ) );")) for one in ids}


def translations_of(site: WordPressSite, post: str) -> Mapping[str, str]:
    """The translations of a post, itself among them, by Polylang's languages."""
    found = site.php(f"echo json_encode( (object) pll_get_post_translations( {post} ) );")
    return {str(code): str(one) for code, one in found.items()}


def terms_of(site: WordPressSite, post: str) -> Mapping[str, str]:
    """Categories and tags of a post, and the language of each."""
    found = site.php(
        f"$all = wp_get_object_terms( {post}, array( 'category', 'post_tag' ) );"
        " $said = fn( $one ) => array( $one->name, pll_get_term_language( $one->term_id ) );"
        " echo json_encode( array_map( $said, $all ) );"
    )
    return {str(name): str(code) for name, code in found}


def remove_language(site: WordPressSite, language: PolylangLanguage) -> None:
    site.php(
        f"PLL()->model->delete_language( PLL()->model->get_language( '{language.code}' )->term_id );"
        " flush_rewrite_rules(); echo 1;",
        admin=True,
    )
