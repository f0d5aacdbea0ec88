"""What a template says of an article's other languages: links for search engines, and the switch for readers."""

from typing import Any

from django import template

from sanwen.models import ArticlePage

register = template.Library()

NAMES = {"en": "English", "zh-hans": "简体", "zh-hant": "繁體"}
"""What readers are offered a language by, in itself; other locales by their own names."""


@register.inclusion_tag("sanwen/_hreflang.html")
def sanwen_hreflang(page: ArticlePage) -> dict[str, Any]:
    """``<link rel="alternate" hreflang>`` for each language and for whoever speaks none of them."""
    pages = page.languages()
    return {"pages": pages, "otherwise": next((one for one in pages if one.is_source), pages[0] if pages else None)}


@register.inclusion_tag("sanwen/_switch.html")
def sanwen_switch(page: ArticlePage) -> dict[str, Any]:
    """``English | 简体 | 繁體``: the languages that the article is out in."""
    names = [(one, NAMES.get(one.locale.language_code, one.locale.language_name_local)) for one in page.languages()]
    return {"names": names, "page": page}
