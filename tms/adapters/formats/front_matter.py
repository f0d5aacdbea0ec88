"""The ``key: value`` (or ``key = value``) lines between two ``---`` (or ``+++``) at the head of a Markdown file."""

import json
import re
from dataclasses import dataclass, field

from tms.domain.imported_article import LeftOut
from tms.domain.tags import offered_tags, split_tags
from tms.language.pasted import Fields
from tms.language.pasted.dates import find_dates

_MATTER = re.compile(
    r"\A\s*(?P<fence>---|\+\+\+)[ \t]*\n"
    r"(?P<inside>(?:(?!(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)).*\n)*)"
    r"(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)"
)
_PAIR = re.compile(r"(?P<key>[A-Za-z_\u4e00-\u9fff][\w -]{0,40}?)(?: ?[:：]| =)[ \t]*(?P<value>.*)$")
_KEYS = {
    "title": "title|headline|标题|標題",
    "section": "section|category|categories|栏目|欄目|分类|分類",
    "author": "author|authors|byline|作者",
    "author_title": "author_title|author-title|affiliation|author_office|作者单位|作者職稱",
    "published_on": "date|published|published_on|pubdate|publish_date|日期",
    "external_id": "id|external_id|external-id|cms_id|编号|編號",
    "source_address": "url|link|permalink|canonical|canonical_url|source_url|网址|網址",
    "tags": "tags|tag|keywords|标签|標籤|关键词|關鍵詞|关键字|關鍵字",
    "standfirst": "standfirst|subtitle|summary|deck|description|excerpt|摘要|副标题|副標題",
}
_FIELD_OF = {key: name for name, keys in _KEYS.items() for key in keys.split("|")}


@dataclass(slots=True)
class FrontMatter:
    """What the lines say; ``fields.settled`` names the keys that were there, with or without a value."""

    fields: Fields
    standfirsts: list[str] = field(default_factory=list)


def split_front_matter(text: str, language: str) -> tuple[FrontMatter | None, str]:
    """The front matter and the rest of the text; None if the text has none. Line ends must be ``\\n``.

    A line that is no known key goes to what was left out, as written.
    """
    found = _MATTER.match(text)
    if not found:
        return None, text
    lines = [line.strip() for line in found["inside"].split("\n") if line.strip()]
    first = next((line for line in lines if not line.startswith("#")), None)
    if first is None or not _PAIR.match(first):
        return None, text
    matter = FrontMatter(Fields())
    in_tags = False
    for line in lines:
        if in_tags and line.startswith("- "):
            _add_tags(matter, _unquoted(line[2:].strip()))
            continue
        pair = _PAIR.match(line)
        in_tags = pair is not None and _FIELD_OF.get(pair["key"].lower()) == "tags"
        if not _take(line, matter, language):
            matter.fields.left_out.append(LeftOut(line, "front matter"))
    return matter, text[found.end() :]


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        try:
            read = json.loads(value)
        except ValueError:
            return value[1:-1]
        return read if isinstance(read, str) else value
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value


def _add_tags(matter: FrontMatter, value: str) -> None:
    """Take tags of a line: several with commas between, also in brackets, each in quotation marks or not."""
    said = value[1:-1] if value.startswith("[") and value.endswith("]") else value
    each = (_unquoted(one) for one in split_tags(said))
    matter.fields.tags = offered_tags(",".join([*matter.fields.tags, *each]))


def _take(line: str, matter: FrontMatter, language: str) -> bool:
    pair = _PAIR.match(line)
    name = _FIELD_OF.get(pair["key"].lower()) if pair else None
    if pair is None or name is None:
        return False
    value = _unquoted(pair["value"].strip()).strip()
    if name == "tags":
        _add_tags(matter, value)
        return True
    if name == "standfirst":
        matter.standfirsts += [value] if value else []
        return True
    fields = matter.fields
    if name in fields.settled and getattr(fields, name) is not None:
        return False
    fields.settled |= {name}
    if name != "published_on":
        setattr(fields, name, value or None)
        return True
    dates = find_dates(value, language)
    if not dates:
        fields.settled -= {name} if value else set()
        return not value
    fields.published_on = dates[0].value
    if dates[0].doubt:
        fields.doubtful[name] = dates[0].doubt
    return True
