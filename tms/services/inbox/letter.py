"""The letter that gathers what somebody has not read: text and the same as simple HTML.

Of an article that is embargoed or confidential nothing that people wrote stands in it; of an embargoed one not even
the title.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from tms.domain.mentions import plainly
from tms.services.inbox.listing import OfArticle, Told
from tms.services.inbox.words import line

_EXCERPT = 140


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the letter's links lead: each begins with the installation's base address."""

    base: str
    unsubscribe: str

    def of(self, told: Told) -> str:
        return f"{self.base}/notifications/{told.id}"

    @property
    def account(self) -> str:
        return f"{self.base}/account"

    @property
    def all(self) -> str:
        return f"{self.base}/notifications"


def subject(publication: str, articles: Sequence[OfArticle]) -> str:
    """One piece of news says itself; more are counted."""
    told = [one for article in articles for one in article.told]
    name = " ".join(publication.split())
    if len(told) == 1:
        return f"{line(told[0])} · {name}"
    return f"{len(told)} notifications · {name}"


def as_text(publication: str, articles: Sequence[OfArticle], addresses: Addresses) -> str:
    """Plain, one paragraph per article."""
    said = [f"What you have not read yet in {' '.join(publication.split())}.", ""]
    for article in articles:
        said.append(_title(article))
        for told in article.told:
            said.append(f"- {line(told)}.{_quoted(article, told, ' “', '”')}")
            said.append(f"  {addresses.of(told)}")
        said.append("")
    said += [f"All of it: {addresses.all}", f"How often letters come: {addresses.account}"]
    return "\n".join([*said, f"No more letters: {addresses.unsubscribe}", ""])


def as_html(publication: str, articles: Sequence[OfArticle], addresses: Addresses) -> str:
    """The same with headings and links, without pictures or anything that is fetched."""
    said = [f"<p>What you have not read yet in {escape(' '.join(publication.split()))}.</p>"]
    for article in articles:
        lang = "" if article.is_hidden else f' lang="{escape(article.language)}"'
        said.append(f'<h2 style="font-size:16px;margin:20px 0 6px"{lang}>{escape(_title(article))}</h2><ul>')
        for told in article.told:
            quoted = _quoted(article, told, "", "")
            below = f'<br><span style="color:#5c564d">{escape(quoted)}</span>' if quoted else ""
            said.append(f'<li><a href="{escape(addresses.of(told))}">{escape(line(told))}</a>{below}</li>')
        said.append("</ul>")
    links = ((addresses.all, "All of it"), (addresses.account, "How often letters come"))
    foot = " · ".join(
        f'<a href="{escape(a)}">{words}</a>' for a, words in (*links, (addresses.unsubscribe, "No more letters"))
    )
    body = "\n".join(said)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"></head>'
        f'<body style="font:15px/1.5 sans-serif;max-width:640px">{body}'
        f'<p style="margin-top:28px;font-size:13px;color:#5c564d">{foot}</p></body></html>'
    )


def _title(article: OfArticle) -> str:
    return "An article" if article.is_hidden else article.title


def _quoted(article: OfArticle, told: Told, before: str, after: str) -> str:
    """What was said, in short; nothing of what has to stay inside."""
    if article.is_guarded or not told.words:
        return ""
    words = plainly(told.words, told.names)
    return f"{before}{words if len(words) <= _EXCERPT else words[:_EXCERPT].rstrip() + '…'}{after}"
