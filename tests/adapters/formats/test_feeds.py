"""Feeds as sites write them: what is read is what another reader reads, and what is hostile costs seconds at most."""

import json
from calendar import timegm
from datetime import UTC, datetime

import feedparser  # type: ignore[import-untyped]  # it says nothing of its types
import pytest

from tests.processor_time import processor_seconds
from tms.adapters.formats.feeds import read_feed
from tms.adapters.formats.feeds.said import MOST_ENTRIES
from tms.domain.errors import Invalid
from tms.domain.feed_entry import ReadEntry

AT = "https://news.example/feed"

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <title>The Harbour</title><id>tag:news.example,2026:feed</id>
  <link rel="self" href="/feed"/><updated>2026-03-05T10:00:00Z</updated>
  <entry>
    <id>tag:news.example,2026:1</id><title type="html">Ferries &lt;i&gt;stay&lt;/i&gt; &amp;amp; wait</title>
    <link rel="alternate" type="text/html" href="/2026/ferries"/><link rel="enclosure" href="/ferry.mp3"/>
    <published>2026-03-04T09:30:00+08:00</published><updated>2026-03-05T10:00:00Z</updated>
    <summary>The ferry left at noon.</summary>
    <content type="xhtml">
      <div xmlns="http://www.w3.org/1999/xhtml"><p>The ferry left at noon &amp; nobody saw it.</p></div>
    </content>
  </entry>
  <entry>
    <id>tag:news.example,2026:2</id><title type="text">a &lt; b</title>
    <link href="https://other.example/b"/><updated>2026-03-05T10:00:00Z</updated>
  </entry>
</feed>"""

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:media="http://search.yahoo.com/mrss/"><channel><title>渡轮新闻</title><link>https://news.example/</link>
  <language>zh-cn</language><image><title>A picture</title><link>https://news.example/logo</link></image>
  <item><title><![CDATA[渡轮留在港口]]></title><link>https://news.example/1?a=1&amp;b=2</link>
    <guid isPermaLink="false">item-1</guid><pubDate>Wed, 04 Mar 2026 09:30:00 +0800</pubDate>
    <media:title>Another title</media:title><media:group><media:content url="/x"/></media:group>
    <description><![CDATA[<p>渡轮中午开出。</p><script>alert(1)</script>]]></description>
    <content:encoded><![CDATA[<p>渡轮中午开出，这是今年的最后一班。</p>]]></content:encoded></item>
  <item><title>没有链接的一条</title><guid>https://news.example/2</guid><dc:date>2026-03-03T00:00:00Z</dc:date></item>
  <item><description>没有标题的一条，只有文字。</description><link>https://news.example/3</link></item>
  <item><title>什么也没有</title></item>
</channel></rss>"""

RDF = """<?xml version="1.0" encoding="gb2312"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://news.example/"><title>港口</title></channel>
  <item rdf:about="https://news.example/1"><title>渡轮留在港口</title><link>https://news.example/1</link>
  <dc:date>2026-03-04T01:30:00Z</dc:date></item></rdf:RDF>"""


def entries(text: str | bytes, charset: str = "") -> list[ReadEntry]:
    return list(read_feed(text.encode() if isinstance(text, str) else text, AT, charset).entries)


@pytest.mark.parametrize("text", [ATOM, RSS, RDF.replace("gb2312", "utf-8")], ids=["atom", "rss", "rdf"])
def test_what_is_read_is_what_another_reader_reads(text: str) -> None:
    theirs = feedparser.parse(text.encode(), response_headers={"content-location": AT})
    known = {one.get("link", ""): one for one in theirs.entries}
    read = read_feed(text.encode(), AT)
    assert read.title == theirs.feed.title
    assert read.entries
    for one in read.entries:
        other = known[one.address]
        assert one.key == other.get("id", one.address)
        if "title" in other and "<" not in other.title:
            assert one.title == other.title
        if one.said_at:
            said = other.get("published_parsed") or other.get("updated_parsed")
            assert one.said_at == datetime.fromtimestamp(timegm(said), UTC)


def test_an_entry_of_atom_has_its_page_its_day_and_its_words() -> None:
    later, first = entries(ATOM)
    assert (first.key, first.address) == ("tag:news.example,2026:1", "https://news.example/2026/ferries")
    assert (first.title, first.excerpt) == ("Ferries stay & wait", "The ferry left at noon.")
    assert first.said_at == datetime(2026, 3, 4, 1, 30, tzinfo=UTC)
    assert (later.title, later.address) == ("a < b", "https://other.example/b")


def test_an_entry_of_rss_is_found_by_its_link_or_else_its_number_and_one_that_is_neither_is_left_out() -> None:
    one, two, three = entries(RSS)
    assert (one.title, one.address, one.language) == ("渡轮留在港口", "https://news.example/1?a=1&b=2", "zh-Hans")
    assert one.excerpt == "渡轮中午开出。"
    assert (two.address, two.said_at) == ("https://news.example/2", datetime(2026, 3, 3, tzinfo=UTC))
    assert (three.title, three.said_at) == ("没有标题的一条，只有文字。", None)


def test_a_feed_is_read_in_the_character_set_that_it_is_in() -> None:
    assert entries(RDF.encode("gb18030"))[0].title == "渡轮留在港口"
    assert entries(RDF.replace(' encoding="gb2312"', "").encode("gb18030"), "gbk")[0].title == "渡轮留在港口"
    assert entries(ATOM.replace("utf-8", "utf-16").encode("utf-16"))[1].title == "Ferries stay & wait"


def test_what_feeds_usually_do_wrong_is_mended() -> None:
    odd = RSS.replace("渡轮新闻", "港口 & 渡轮&nbsp;AT&T \x0b").replace("item-1", "item&hellip;1&lt;")
    read = read_feed(f"\n\n{odd}".encode(), AT)
    assert read.title == "港口 & 渡轮 AT&T"
    assert {"item…1<"} <= {one.key for one in read.entries}


def test_json_feed_and_ninjs_are_read() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Harbour",
        "items": [
            {
                "id": 1,
                "url": "/1",
                "title": "Ferries <stay>",
                "content_html": "<p>At noon.</p>",
                "date_published": "2026-03-04T09:30:00+08:00",
            },
            {"id": "2", "content_text": "Only words < more."},
        ],
    }
    one, two = entries(json.dumps(feed))
    assert (one.key, one.address, one.title, one.excerpt) == (
        "1",
        "https://news.example/1",
        "Ferries <stay>",
        "At noon.",
    )
    assert (two.title, two.text) == ("Only words < more.", two.text)
    assert "Only words" in two.text
    body = "<p>The ferry left at noon.</p><p>Nobody was on <b>board</b>.</p>"
    number = "urn:newsml:agency.example:"
    ninjs = [
        {"uri": f"{number}1", "headline": "Ferries stay", "versioncreated": "2026-03-04T01:30:00Z", "body_html": body},
        {
            "uri": f"{number}2",
            "headlines": [{"role": "main", "value": "渡轮留在港口"}],
            "bodies": [{"contenttype": "text/html", "value": "<p>渡轮中午开出。</p>"}],
            "versioncreated": "2026-03-03T01:30:00Z",
        },
    ]
    for listed in (ninjs, {"items": ninjs}, {"data": [{"item": one} for one in ninjs]}):
        first, second = entries(json.dumps(listed))
        assert (first.key, first.address, first.title) == ("urn:newsml:agency.example:1", "", "Ferries stay")
        assert "Nobody was on **board**." in first.text
        assert (second.title, second.language) == ("渡轮留在港口", "zh-Hans")


BOMB = (
    "<!DOCTYPE lolz [<!ENTITY a '" + "lol" * 1000 + "'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><rss><channel><title>&i;</title></channel></rss>"
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><title>&x;</title></channel></rss>",
        "<html><body><p>A page.</p></body></html>",
        "{}", "[]", "[1]", '{"items": 3}', "", "words", "<rss><channel>", "\x00\x01", "[" * 100_000, "<rss>" * 100_000,
    ],
    ids=range(13),
)  # fmt: skip
def test_what_is_no_feed_or_hostile_is_refused_at_once(text: str) -> None:
    with processor_seconds(2), pytest.raises(Invalid) as refused:
        read_feed(text.encode(), AT)
    assert refused.value.code == "feed_unreadable"


def test_what_nobody_can_store_does_not_come_along() -> None:
    item = '{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "url": "/1", "title": "A%sb"}]}'
    assert entries(item % "\\u0000")[0].title == "Ab"
    with pytest.raises(Invalid):
        entries(item % "\\ud800")


def test_a_document_type_without_entities_of_its_own_is_no_harm() -> None:
    old = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">'
    text = RSS.replace('<?xml version="1.0"?>', '<?xml version="1.0"?>' + old).replace("渡轮新闻", "港口&eacute;")
    assert len(entries(text)) == 3


def test_of_ten_thousand_entries_the_newest_are_read_in_seconds() -> None:
    items = "".join(
        f"<item><title>Entry {n}</title><link>https://news.example/{n}</link>"
        f"<pubDate>{datetime.fromtimestamp(1_700_000_000 + n * 60, UTC):%a, %d %b %Y %H:%M:%S} +0000</pubDate>"
        f"<description>{'A word or two of it. ' * 80}</description></item>"
        for n in range(10_000)
    )
    with processor_seconds(5):
        read = entries(f"<rss><channel><title>All</title>{items}</channel></rss>")
    assert [one.title for one in read[:2]] == ["Entry 9999", "Entry 9998"]
    assert len(read) == MOST_ENTRIES
