"""The letter that gathers what a person has not read, as text and as simple HTML.

Of a guarded article (``tms.services.withhold_guarded``) neither its title nor anything that people wrote stands in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from tms.domain.faults import FAULTS
from tms.domain.letter_language import Voice
from tms.domain.locales import NAMES
from tms.domain.mentions import plainly
from tms.domain.translatable import Words
from tms.services.notifications.inbox import InboxContents, InboxLine, OfArticle
from tms.services.notifications.notice_words import line

_EXCERPT = 140
_OPENING_MARKS = frozenset('“‘"「『«')


@dataclass(frozen=True, slots=True)
class LetterAddresses:
    """Where the letter's links lead: each begins with the installation's base address."""

    base: str
    unsubscribe: str

    def of(self, told: InboxLine) -> str:
        return f"{self.base}/notifications/{told.id}{'?together=1' if told.together > 1 else ''}"

    @property
    def account(self) -> str:
        return f"{self.base}/account"

    @property
    def all(self) -> str:
        return f"{self.base}/notifications"


@dataclass(frozen=True, slots=True)
class DigestOf:
    """A letter in the making: whose publication, what it tells, where its links lead, and in whose language."""

    publication: str
    told: InboxContents
    addresses: LetterAddresses
    voice: Voice

    def subject(self) -> str:
        """The subject: the news itself if there is only one, else the number of them."""
        told = self.told.lines
        what = line(told[0]) if len(told) == 1 else Words("{count} notifications", count=len(told))
        return f"{self.voice.say(what)} · {self._name}"

    def text(self) -> str:
        """The letter as plain text, one paragraph per article."""
        say = self.voice.say
        said = [say(self._opening), ""]
        for together in self.told.together:
            said += [f"- {say(line(together))}{say(Words('.'))}", f"  {self.addresses.of(together)}", ""]
        for article in self.told.articles:
            said.append(self._title(article))
            for told in article.told:
                said.append(f"- {self._line(article, told)}{self._quoted_behind(article, told)}")
                said.append(f"  {self.addresses.of(told)}")
            said.append("")
        return "\n".join([*said, *(say(Words("{words}: {address}", words=w, address=a)) for a, w in self._links), ""])

    def html(self) -> str:
        """The letter as HTML with headings and links, without pictures or anything that is fetched."""
        say = self.voice.say
        said = [f"<p>{escape(say(self._opening))}</p>"]
        if self.told.together:
            said.append(f"<ul>{''.join(map(self._of_several, self.told.together))}</ul>")
        for article in self.told.articles:
            lang = "" if article.is_guarded else f' lang="{escape(article.language)}"'
            said.append(f'<h2 style="font-size:16px;margin:20px 0 6px"{lang}>{escape(self._title(article))}</h2><ul>')
            for told in article.told:
                quoted = _quoted(article, told)
                below = f'<br><span style="color:#5c564d">{escape(quoted)}</span>' if quoted else ""
                words = self._with_version(told, escape(self._line(article, told)))
                said.append(f'<li><a href="{escape(self.addresses.of(told))}">{words}</a>{below}</li>')
            said.append("</ul>")
        foot = " · ".join(f'<a href="{escape(address)}">{escape(say(words))}</a>' for address, words in self._links)
        body = "\n".join(said)
        return (
            f'<!doctype html><html lang="{self.voice.language}"><head><meta charset="utf-8"></head>'
            f'<body style="font:15px/1.5 sans-serif;max-width:640px">{body}'
            f'<p style="margin-top:28px;font-size:13px;color:#5c564d">{foot}</p></body></html>'
        )

    def _of_several(self, told: InboxLine) -> str:
        words = escape(self.voice.say(line(told)))
        return f'<li><a href="{escape(self.addresses.of(told))}">{words}</a></li>'

    @property
    def _name(self) -> str:
        return " ".join(self.publication.split())

    @property
    def _opening(self) -> Words:
        return Words("What you have not read yet in {publication}.", publication=self._name)

    @property
    def _links(self) -> Sequence[tuple[str, Words]]:
        return (
            (self.addresses.all, Words("All of it")),
            (self.addresses.account, Words("How often e-mails come")),
            (self.addresses.unsubscribe, Words("No more e-mails")),
        )

    def _title(self, article: OfArticle) -> str:
        return self.voice.say(Words("An article")) if article.is_guarded else article.title

    def _line(self, article: OfArticle, told: InboxLine) -> str:
        """A notification's line, with the types of faults for which something came back."""
        say = self.voice.say
        if article.is_guarded or not told.faults:
            return say(line(told))
        faults = say(Words("; ")).join(say(FAULTS[fault]) for fault in told.faults)
        return say(Words("{what}: {faults}", what=line(told), faults=faults))

    def _quoted_behind(self, article: OfArticle, told: InboxLine) -> str:
        quoted = _quoted(article, told)
        if not quoted:
            return self.voice.say(Words("."))
        # What begins with a mark of its own has marks enough.
        is_marked = quoted[0] in _OPENING_MARKS
        return self.voice.say(Words(". {quoted}", quoted=quoted) if is_marked else Words(". “{quoted}”", quoted=quoted))

    def _with_version(self, told: InboxLine, html: str) -> str:
        """The line with the name of a Chinese version marked as Chinese, whatever the letter's language."""
        name = NAMES.get(told.locale or "")
        if not name or told.locale == self.voice.language:
            return html
        return html.replace(name, f'<span lang="{told.locale}">{name}</span>')


def _quoted(article: OfArticle, told: InboxLine) -> str:
    """What was said, in short, without anything that must not leave the house."""
    if article.is_guarded or not told.words:
        return ""
    words = plainly(told.words, told.names)
    return words if len(words) <= _EXCERPT else words[:_EXCERPT].rstrip() + "…"
