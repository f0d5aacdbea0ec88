"""A page that was saved is read as the same page that is pasted: by two programs."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.adapters.formats.test_page_bylines import BYLINES
from tests.adapters.formats.test_page_labels import LABELLED, LISTEN
from tests.adapters.formats.test_page_parts import IMPOSSIBLE, MARKED, PAGES
from tests.adapters.formats.test_saved_pages import COUNTED, LISTS, MARKS, NOTES
from tests.adapters.formats.test_struck_out import STRUCK
from tests.browser.modules import Server
from tests.browser.test_pasted_html import WORD, listed
from tests.browser.test_pasted_pages import BODY, LEAD, PAGE, PAGE_ZH, PARAGRAPH, TEASERS
from tms.adapters.formats.web_page import page_markdown

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(browser: Browser) -> Iterator[Server]:
    context = browser.new_context()
    yield Server(context, "")
    context.close()


MENU = "<nav><a href=/>Home</a></nav>"
BODY_OF_WORD = BODY.replace("<p>", "<p class=MsoNormal>")
WORD_LIST = listed("(b)", "The tenant pays.") + listed("2.", "The owner mends.") + listed("二、", "屋主修缮。")
PAID = f"<p class=paywall>{PARAGRAPH}</p>" * 3

SIGNS = (
    "<img src=x.jpg width=1><img src=%zz.jpg><img src=%ff.jpg><img class=userAvatar src=x.jpg><img src=a\\b.png?c#d>"
    "<img src=wx.png><img><a href=/other><img src=x.jpg alt=Another></a><a href=' #a '><img src='http://a.example/'></a>"
    f"<div>{TEASERS.replace('<p>', '<img src=t.jpg><p>')}</div><figure class='popup ad'><img src=x.jpg></figure>"
)

POINTS = "<ul><li><b>The ministers agreed on the agenda for spring</b><li>Nobody said what is on it until the end</ul>"
LINKS = "<ul><li><a href=https://a.example>The port</a><li><a href=https://b.example>The rails</a></ul>"
SUBTITLE = (
    "<div class=subtitle-2><div>By <i class=author>Anna Keller</i> on <time datetime='Fri, 21 Nov 2014 10:00 "
    "+0000'>November 21, 2014</time></div><a href=/s>Share on Facebook (opens in a new window)</a></div>"
)

GALLERY = f"<figure class=popupGallery><img src=a.jpg><figcaption>{'The customs house. ' * 9}</figcaption></figure>"


@pytest.mark.parametrize(
    "html",
    [
        WORD,
        PAGE,
        PAGE_ZH,
        f"<main><h1>Ministers agree</h1><p>By Anna Keller</p>{BODY}<h2>What is next</h2>{BODY}</main>{TEASERS}",
        f"<article><header><h1>A longer title</h1><p class=dek>Below</p></header>{BODY}</article><nav>{TEASERS}",
        "<ol start=3><li>a<ul><li>b<ol><li><b>c</b></ol></ul></li><ul><li>d</ul></ol><blockquote><p>e<p>f</blockquote>",
        "<table><tr><td>a|b<td><i>c</i></table><table><tr><td><table><tr><td>d<td>e</table></table>",
        LISTS,
        COUNTED,
        WORD_LIST,
        f"<p>It was close.{MARKS}</p>{NOTES}",
        "<pre>a\n  b</pre><p>x<br>y <code>a`b</code> *z* _a_ [b](c) <a href=' https://a.example/(b) '> link </a>",
        "<p><b>“</b>a<b> b </b>c</p><p># no heading<p>1. no list<p>- none<p>10<sup>6</sup> <em>CO<sub>2</sub></em>",
        "<p>&amp;nbsp;&amp;#8212; AT&amp;T &amp;copy; a &amp; b; <b>&amp;lt;</b>",
        "<p>东方\n日报 东方<b>日报</b>，<i>（完）</i>好",
        "<p><img src=https://a.example/b.png alt='a [b]'><a href=#_ftn2>[2]</a>",
        "<figure><img alt='a [b' src=' a/b c.png'><figcaption><p>By <b>night</b> [<a href=https://a.example/>x</a>]<p>Li",
        "<div class='x wp-caption'><img src=data:image/png;base64,AA><p class=wp-caption-text>A [b",
        "<table><caption>T</caption><tr><td>a<td>b</table><p>c<img class=wp-smiley alt=! src=e><img height=1><img>",
        "<p class=MsoCaption>Figure 1: <i>a</i></p><div class=caption><ul><li>no</ul></div><p class=recaptioned>no</p>",
        "<p><span><b>Half</b> a <i>line</i><div><h3>And a block</h3></div></span><a href=javascript:alert(1)>x</a>",
        f"<nav><a href=/>Home</a> <a href=/e>Economy</a></nav><h1>A headline</h1>{BODY}",
        f"<div><a href=/>Home</a> <a href=/e>Economy</a></div><h1>A headline</h1>{BODY}",
        f"<h1>A headline</h1>{BODY}<p>More</p>",
        f"<nav><a href=/>Home</a></nav><h1>A headline</h1><div>{BODY}</div><div>{PAID}</div><div>{BODY}</div>",
        f"<nav><a href=/>Home</a></nav><h1>A headline</h1><div>{BODY * 4}</div>{PAID}",
        f"<h1>A title</h1><p class=MsoToc1><a href='#a'>Part one</a></p><h1>Part one</h1>{BODY_OF_WORD}",
        f"{MENU}<div><h1>A headline</h1><div><p>李华/青年报<p>2019-09-24 09:10 来源</div></div><div>{BODY}</div>",
        f"{MENU}<div><h1>A headline</h1><div><p>撰文｜李华<p>2019-09-24</div></div><div>{BODY}</div>",
        f"{MENU}<div><h1>A headline</h1><div><p>國際中心／李華報導<p>2019-09-24</div></div><div>{BODY}</div>",
        f"{MENU}<h1>A headline</h1><p>30 December 2014</p><p>By Anna Keller<p>More</p><main>{BODY}{BODY}</main>",
        f"{MENU}<h1>A headline</h1><p class=byline>By Anna Keller</p><time datetime=2019-09-24>9:10</time><div>{BODY}",
        f"{MENU}<h1>A headline</h1><div class=byline>By Anna Keller <i>Jul 11, 2025</i></div><div>{BODY}</div>",
        f"{MENU}<main><h1>A headline</h1><time datetime=2017-11-13>建立：2016/05/21 11:44</time><div>{BODY}</div>&lt;",
        f"<h1><a href=https://b.example/c>A magazine of rail and road</a></h1><div><h2>A title</h2>{BODY}{BODY}</div>",
        f"<table><tr><td>Home<td>{f'<p>{PARAGRAPH}</p>' * 20}<td><img src=x.jpg></table>",
        f"<table><tr><td> <td>a<h3>b</h3><h4>c</h4>{PARAGRAPH}<tr><td>1<td>d<p>e</table>",
        f"<table><tr><td> <td><p>a<tr><td><td>{PARAGRAPH}</table><table><tr><td>a<h3>b</h3><td>c<div>d</div>e</table>",
        f"{MENU}<div><div class=tit>Ministers agree on little</div><div>2014-11-21 <a href=/>H</a></div>{BODY}</div>",
        f"{MENU}<div><p>Welcome to the harbour<p>Ministers agree on little<p>Nov 21st, 2014<p>a<div>{BODY}</div></div>",
        f"{MENU}<div><h1>A headline</h1><p>Dec 28 Sat 2013 10:20<div>{BODY}</div></div>",
        f"https://a.example/{'a' * 90}<div>{MENU}<div><h2>A headline</h2><div>{BODY}</div></div></div>",
        "<ul><li>a<li><h2><a href=https://a.example/>b</a></h2></ul><ol><li><h2>c</h2></ol><ul><li><h1>d</h1>e</ul>",
        "<p>a<br>b<br><br>c<br> &nbsp;<br>\u3000d<b>e<br><br>f</b><blockquote>a<br><br>b</blockquote><li>a<br><br>b",
        f"<p><b>{PARAGRAPH}<br>Talks<br>{PARAGRAPH}<p>{PARAGRAPH}<br>{PARAGRAPH} And<br>so<p>{PARAGRAPH}<br>Anna<br>b",
        f"{MENU}<div><h1>A headline</h1>{POINTS}<ul><li>Share<li>Print</ul><div>{BODY}</div></div>",
        f"{MENU}<div><h1>A headline</h1><div class=excerpt>Answers.</div>{SUBTITLE}<div>{BODY}</div></div>",
        f"{MENU}<section><aside><h1>A headline</h1><span>2014-11-21 11:10</span></aside><article>{BODY}</article>",
        f"{MENU}<h1>A headline</h1><div>{BODY}<p class=paywall>{PARAGRAPH}<aside role=note>a</aside>{BODY}</div>",
        f"{MENU}<h1>A headline</h1><div>{BODY}<p>{PARAGRAPH} They are:</p>{LINKS}<nav>x</nav>{LINKS}{BODY}</div>",
        f"{MENU}<h1>A headline</h1><div>{BODY}{BODY}</div><div class=footerWrap>{BODY * 5}</div>",
        f"{MENU}<h1>A headline</h1><div>{BODY}</div><footer>{BODY}</footer><ul>{'<li>Go ' * 9}<a href=/>a</a><a>b",
        f"{MENU}<div><div><i>x</i><p> Nov 21, 2014 </p></div><h1>A headline</h1><p>By Anna<div>{BODY}</div></div>",
        f"{MENU}<div><p>Nov 21, 2014<p>Home<h1>A headline</h1><p>Nov 22, 2014<div>{BODY}</div></div>",
        "<p>a<video title=' The  vote ' controls><source src=https://a.example/v.mp4>No player.</video> b",
        "<p>a<iframe src=about:blank data-lite-src=//b.example/></iframe><img src=data:a data-src=x><img src=data:>",
        "<p>a <a style='font-weight:bold;font-style:italic' href=https://a.example> b </a><a style='font-weight:700'd",
        "<p>a <b>b</b><iframe src=//b.example/m width=1></iframe><iframe src=//b.example/m></iframe><iframe></iframe>",
        f"{MENU}<h1>A headline</h1>{BODY}<p><span class=video_iframe data-src=//b.example/v></span>a",
        f"{MENU}<h1>A headline</h1>{BODY}<figure><iframe title=Map src='about:blank'></iframe><p>c</figure>{BODY}",
        f"{MENU}<h1>A headline</h1><embed src=//b.example/l>{BODY}<p class=ads><iframe src=//b.example/a></iframe></p>",
        f"{MENU}<h1>A headline</h1>{BODY}<iframe id=adBanner src=//b.example/b></iframe><object data=//b.example/d>",
        f"{MENU}<h1>A headline</h1>{BODY}<blockquote class=social><video class=social src=//b.example/c>",
        f"{MENU}<div><h1>A headline</h1><aside><iframe src=//b.example/l></aside></div><article>{BODY}<video title=V>",
        f"{MENU}<div><h1>A headline</h1><p class=byline>By Anna Keller</p>{LEAD}<div>{BODY}{BODY}</div></div>",
        f"{MENU}<div><img src=a%20b.jpg><h1>A headline</h1><p><img src=c.jpg>{LEAD}<div>{BODY}</div><img alt=' d  e'>",
        f"{MENU}<div><h1>A headline</h1>{SIGNS}<div>{BODY * 8}</div>{SIGNS}</div>",
        f"{MENU}<h1>A headline</h1><div><img src=a.jpg><p><img src=b.jpg><p class=caption>B</div><div>{BODY}</div>",
        f"{MENU}<h1>A headline</h1><div>{BODY}<div><a href=1.jpg>x<img src=2.jpg></a><a href=3.jpg>y</a></div>{BODY}",
        f"<div><h1>A headline</h1>{LEAD}<div>{BODY}{BODY}</div>{LEAD}</div>",
        f"<div><h1>A headline</h1>{GALLERY}{BODY}{BODY}</div>",
        "<p><b><b>a<b>b</b></b>c</b><i>d<b>e<i>f</i></b></i><b><sup>g</sup><b>h</b>i</b>",
        "<p><b><i>a<b>b<br>c</b><br>d</i></b> e<br>f",
        "<p><b>one<br>two <i>three<br></i>four</b> five<p><i><b>Slate</b>’</i>s <b>a</b><br><b>b</b>",
        f"<title>A title</title>{MENU}<h1>A headline</h1>{BODY}<p>More<p>&lt;",
        f"<div class=comments><p>{PARAGRAPH}</div><div class=entry><h2 class=entry-title>A title</h2>{BODY}</div>",
        *PAGES,
        *STRUCK,
        *BYLINES,
        *LABELLED,
        LISTEN,
        MARKED,
        IMPOSSIBLE,
    ],
)
def test_both_make_the_same_of_a_page(server: Server, html: str) -> None:
    pasted = server.run("""async (html) => (await take("lib/rich-paste.js")).markdownOf(html)""", html)
    assert page_markdown(html) == pasted
