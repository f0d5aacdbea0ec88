"""A whole page, copied with its menus: the article is found, and what stood around it is told."""

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser

from tests.browser.modules import Server
from tms.adapters.formats.upload import Upload, read_upload

pytestmark = pytest.mark.browser

MENU = "".join(f'<li><a href="https://news.example/{name}">{name}</a></li>' for name in ("World", "Business", "Sport"))
PARAGRAPH = (
    "The ministers met on Monday in the old customs house, and agreed on the agenda for the next meeting, which is to "
    "be held in spring."
)
BODY = f'<p>{PARAGRAPH}</p><p>They said <b>nothing</b> of <a href="https://x.example/">money</a>, {PARAGRAPH}</p>'
SITE = "<nav><a href=/>Home</a></nav>"
TEASERS = "".join(
    f'<div><a href="https://news.example/{n}"><h3>Another title, number {n}, of some length</h3></a>'
    f"<p>{PARAGRAPH}</p></div>"
    for n in range(4)
)
PAGE = f"""<div class="top"><a href="https://news.example/"><h1 class="site-logo">The Daily Example</h1></a>
<nav><ul>{MENU}</ul></nav></div>
<div class="wrap has-sidebar"><h1>Ministers agree on little, <i>and late</i></h1><div class="meta"><a rel="author"
href="https://news.example/keller">Anna Keller</a> <time datetime="2014-11-21T23:10:00-05:00">9 years ago</time></div>
<div class="story">{BODY}<aside><p>Sign up for our letter --> and never miss <b>a word</b></p></aside>{BODY}</div></div>
<div class="more-of-us">{TEASERS}</div>
<div id="comments"><h2>Comments</h2><p>{PARAGRAPH}</p><p>I do not agree with it at all. {PARAGRAPH}</p></div>
<footer><a href="https://news.example/about">About us</a> © 2014 The Daily Example. All rights reserved.</footer>"""

PAGE_ZH = """<div role=banner><a href="https://news.example/">东方日报</a> <a href="/a">国际</a> <a
href="/b">财经</a> <a
href="/c">体育</a></div><article><h1>部长们在老海关大楼开会</h1><span class=byline>记者：王小红</span><time
datetime=2014-11-21>昨天</time><p>部长们星期一在老海关大楼开会，
就下次会议的议程达成一致，会议定于春天举行，地点还没有定下来，各方都说要再谈。</p>
<p>他们没有谈到钱，也没有谈到时间表，发言人说这些问题会在下次会议上讨论，记者们等到晚上才离开，没有人回答提问。</p></article><div
class=related><p>推荐阅读：铁路公司宣布夜车恢复开行，票价九欧元起，乘客说等了很久，终于等到了这一天。</p></div><footer>版权所有
东方日报社，未经许可不得转载，联系电话和地址见本站首页，广告刊登请联系市场部，客户端下载，友情链接，隐私政策，使用条款</footer>"""

# What reading the page asks of its nodes and texts, counted: a question that looks through many nodes is as many steps.
STEPS = """async (html) => {
  const { markdownOf } = await take("lib/rich-paste.js");
  const inner = Element.prototype.querySelectorAll;
  let steps = 0;
  const undo = [];
  const count = (owner, name, costs) => {
    const was = Object.getOwnPropertyDescriptor(owner, name);
    const counting = (act) => function (...given) {
      const found = act.apply(this, given);
      steps += costs(this, found);
      return found;
    };
    const now = was.get ? { ...was, get: counting(was.get) } : { ...was, value: counting(was.value) };
    Object.defineProperty(owner, name, now);
    undo.push(() => Object.defineProperty(owner, name, was));
  };
  const within = (node) => 1 + (node.nodeType === 1 ? inner.call(node, "*").length : 0);
  const depth = (node) => (node ? 1 + depth(node.parentNode) : 0);
  for (const name of ["querySelector", "querySelectorAll"]) count(Element.prototype, name, within);
  for (const name of ["getAttribute", "remove", "children"]) count(Element.prototype, name, () => 1);
  count(Element.prototype, "closest", depth);
  count(Node.prototype, "contains", () => 1);
  count(Node.prototype, "childNodes", (_, found) => 1 + found.length);
  count(Node.prototype, "textContent", (_, found) => 1 + (found ?? "").length);
  for (const name of ["previousSibling", "parentElement"]) count(Node.prototype, name, () => 1);
  count(TreeWalker.prototype, "nextNode", () => 1);
  for (const name of ["replace", "replaceAll", "split", "match"]) count(String.prototype, name, (text) => text.length);
  try {
    markdownOf(html);
  } finally {
    for (const one of undo) one();
  }
  return steps;
}"""


@pytest.fixture(scope="module")
def server(browser: Browser) -> Iterator[Server]:
    context = browser.new_context()
    yield Server(context, "")
    context.close()


def understood(server: Server, html: str) -> Upload:
    markdown = server.run("""async (html) => (await take("lib/rich-paste.js")).markdownOf(html)""", html)
    return read_upload(markdown, 2_000_000, wanted="markdown")


def test_the_article_of_a_whole_page_is_found(server: Server) -> None:
    page = understood(server, PAGE).page
    assert (page.title, page.author, str(page.published_on)) == (
        "Ministers agree on little, and late",
        "Anna Keller",
        "2014-11-21",
    )
    assert [block.kind for block in page.blocks] == ["paragraph"] * 4
    assert page.blocks[1].text == page.blocks[3].text == f"They said ⟦1⟧nothing⟦/1⟧ of ⟦2⟧money⟦/2⟧, {PARAGRAPH}"


def test_what_stood_around_the_article_is_told(server: Server) -> None:
    around = [line.text for line in understood(server, PAGE).page.left_out if line.why == "around the article"]
    for words in (
        "World Business Sport",
        "The Daily Example",
        "never miss a word",
        "number 3",
        "I do not agree",
        "About us",
    ):
        assert any(words in line for line in around), words


def test_a_page_in_chinese(server: Server) -> None:
    page = understood(server, PAGE_ZH).page
    assert (page.title, page.author, str(page.published_on)) == ("部长们在老海关大楼开会", "王小红", "2014-11-21")
    assert [block.text[:3] for block in page.blocks] == ["部长们", "他们没"]
    assert any("版权所有" in line.text for line in page.left_out)


def test_what_only_who_pays_may_read_is_the_article_and_what_asks_for_it_is_not(server: Server) -> None:
    words = f"<p class=paywall>{PARAGRAPH}</p>"
    asks = f"<div class=paywall><p>Subscribe to read on. {PARAGRAPH}</p></div>"
    menu = f"<nav><ul>{MENU}</ul></nav><h1>Ministers agree on little</h1>"
    paid = understood(server, f"{menu}<div>{BODY}</div><div>{words * 4}</div>").page
    assert len(paid.blocks) == 6
    asked = understood(server, f"{menu}<div>{BODY * 2}</div>{asks}").page
    assert len(asked.blocks) == 4
    assert any("Subscribe to read on" in line.text for line in asked.left_out)


def test_a_part_of_a_page_stays_whole(server: Server) -> None:
    dragged = f"<h1>Ministers agree on little</h1><p>By Anna Keller</p>{BODY}<h2>What is next</h2>{BODY}"
    found = understood(server, dragged)
    assert "<!--" not in found.text
    assert [block.kind for block in found.page.blocks] == ["paragraph"] * 2 + ["heading"] + ["paragraph"] * 2 + []


def test_what_is_no_page_is_left_as_it_is(server: Server) -> None:
    word = f'<html xmlns:w="urn:schemas-microsoft-com:office:word"><body>{PAGE}</body></html>'
    text = understood(server, word).text
    assert "About us" in text
    assert "<!--" not in text


@pytest.mark.parametrize(
    ("lines", "author", "day"),
    [
        ("<p>澎湃新闻记者 李华</p><p>2019-09-24 09:10 <i>字号</i></p>", "李华", "2019-09-24"),
        ("<p>30 December 2014</p><p>By Anna Keller</p>", "Anna Keller", "2014-12-30"),
        ("<p>By <a href=/author/keller>Anna Keller</a> on 30 December 2014</p>", "Anna Keller", "2014-12-30"),
        ("<p>By <a href=/author/k>Anna Keller</a>, <a href=/author/l>Bo Li</a></p>", "Anna Keller and Bo Li", None),
        ("<p><time datetime=2014-12-29>Monday</time></p><p>By Anna Keller</p>", "Anna Keller", "2014-12-29"),
        ("<p>All of it</p>", None, None),
    ],
)
def test_lines_that_say_who_and_when_by_their_words_alone(
    server: Server, lines: str, author: str | None, day: str | None
) -> None:
    menu = f"<nav><ul>{MENU}</ul></nav>"
    text = f"<div><h1>Ministers agree on little</h1><div>{lines}</div></div><div>{BODY}{BODY}</div>"
    page = understood(server, menu + text).page
    assert (page.author, page.published_on and str(page.published_on)) == (author, day)
    assert len(page.blocks) == 4


def test_a_document_of_word_without_its_names_is_no_page(server: Server) -> None:
    contents = "".join(
        f"<p class=MsoToc1><a href='#_{n}'>Part {n} of the count of what is kept</a></p>" for n in range(6)
    )
    cells = "".join(f"<td><p class=MsoNormal>{PARAGRAPH}</p></td>" for _ in range(3))
    heading = "<h1>The sheet for counting it</h1>"
    html = f"<h1>How the stock is counted</h1><div>{contents}</div>{heading}<table><tr>{cells}</tr></table>"
    assert understood(server, html).page.title == "How the stock is counted"
    # An article that came from Word stands in its page all the same.
    menu = f"<nav><ul>{MENU}</ul></nav><h1>Ministers agree on little</h1>"
    inside = understood(server, f"{menu}<div>{BODY.replace('<p>', '<p class=MsoNormal>')}</div>").page
    assert any("World Business Sport" in line.text for line in inside.left_out)


@pytest.mark.parametrize(
    ("begin", "part", "end"),
    [
        ("", "<div class=nav>", "x"),
        ("", f"<article><h1>T{'t' * 30}</h1><time datetime=2014-11-21>a</time></article>", f"<p>{PARAGRAPH * 3}</p>"),
        (
            f"<h1>{'t' * 30}</h1>",
            "<span class=author>Anna Keller</span>",
            f"<nav>{PARAGRAPH}</nav><p>{PARAGRAPH * 3}</p>",
        ),
        ("", "<div><a href=/a>Another title of some length</a></div>", f"<p>{PARAGRAPH * 3}</p>"),
        ("", f"<ul><li><a href=/a>Another one</a> {PARAGRAPH}</li>", f"<p>{PARAGRAPH * 3}</p>"),
        ("", f"<p>{PARAGRAPH}</p><div class=title>Some title of a part</div>", f"<nav>{PARAGRAPH * 3}</nav>"),
        (f"{SITE}<main><h1>A headline</h1>", "<div><img src=a.jpg alt=a>", f"</main><div>{BODY}</div>"),
        (f"{SITE}<h1>A headline</h1><div>", "<a href=a.jpg><img src=a.jpg></a>", f"</div><div>{BODY}</div>"),
        (f"{SITE}<h1>A headline</h1>", "<figure><img src=a.jpg><p class=caption>a</p></figure>", f"<div>{BODY}</div>"),
    ],
)
def test_a_hostile_page_takes_steps_that_grow_with_its_length(server: Server, begin: str, part: str, end: str) -> None:
    def steps(times: int) -> int:
        return int(server.run(STEPS, begin + part * times + end))

    # A browser nests no deeper than 512: from there on length alone counts.
    assert steps(4_000) <= 6 * steps(1_000)


@pytest.mark.parametrize(
    ("above", "below", "day"),
    [
        ("China / April 26, 2023", "", date(2023, 4, 26)),
        ("2023年4月26日 星期三", "", date(2023, 4, 26)),
        ("Apr 26th Wed 2023", "", date(2023, 4, 26)),
        ("May 2, 2023", "<p>On 3 May 2023</p>", date(2023, 5, 3)),
    ],
)
def test_a_day_above_the_headline_counts_where_no_other_is_said(
    server: Server, above: str, below: str, day: date
) -> None:
    html = f"<nav><a href=/>Home</a></nav><p class=date>{above}</p><h1>A headline</h1>{below}<div>{BODY}</div>"
    assert understood(server, html).page.published_on == day


@pytest.mark.parametrize(("above", "day"), [("<p>May 2, 2023</p>", date(2023, 5, 2)), ("<p>On May 2, 2023</p>", None)])
def test_a_day_right_above_the_headline_counts_where_it_is_all_of_its_line(
    server: Server, above: str, day: date | None
) -> None:
    html = f"<nav><a href=/>Home</a></nav><div>{above}<h1>A headline</h1><div>{BODY}</div></div>"
    assert understood(server, html).page.published_on == day


def test_every_player_of_the_article_of_a_whole_page_is_named(server: Server) -> None:
    lead = "<figure><iframe title='The vote' src=https://v.example/lead></iframe></figure>"
    text = (
        f"{BODY}<div class=embed><iframe src=https://v.example/one></iframe></div>{BODY}<object data=//v.example/two>"
    )
    beside = (
        "<iframe id=google_ads_iframe_1 src=https://ads.example/a></iframe><aside><iframe src=//ads.example/b></iframe>"
        "</aside><footer><iframe src=https://ads.example/c></iframe></footer>"
    )
    html = f"{SITE}<iframe src=https://ads.example/d></iframe><main><h1>A headline</h1>{lead}<div>{text}</div>{beside}"
    played = [line.text for line in understood(server, html).page.left_out if line.why.startswith("video")]
    assert played == ["The vote https://v.example/lead", "https://v.example/one", "//v.example/two"]


def pictures_of(server: Server, html: str) -> tuple[list[str], list[str]]:
    """The pictures and captions that come along, in order, and the names of those that do not."""
    text = understood(server, html).text
    lines = [line for line in text.splitlines() if "![" in line]
    named = [line for line in text.splitlines() if line.startswith(("<!-- picture", "<!-- alternative text"))]
    return lines, [line.removeprefix("<!-- ").removesuffix(" -->") for line in named]


LEAD = (
    "<figure><a href=/big.jpg><img src=hall.jpg alt='The customs house'></a><button>Enlarge</button>"
    "<figcaption>The old customs house on Monday, where the ministers met for the first time since the winter."
    "</figcaption></figure>"
)


@pytest.mark.parametrize(
    "lead",
    [
        LEAD,
        f"<div><div>{LEAD}</div></div>",
        LEAD.replace("figure>", "div>").replace("<figcaption>", "<p class=caption>"),
    ],
)
def test_a_picture_below_the_headline_comes_along_with_its_caption(server: Server, lead: str) -> None:
    html = f"{SITE}<div><h1>A headline</h1><p class=byline>By Anna Keller</p>{lead}<div>{BODY}{BODY}</div></div>"
    text = understood(server, html).text
    caption = "The old customs house on Monday, where the ministers met for the first time since the winter."
    assert text.startswith(
        f"# A headline\n\nBy Anna Keller\n\n![The customs house](hall.jpg)\n\n![{caption}]()\n\n{PARAGRAPH}"
    )
    assert text.count("customs house on Monday") == 1
    assert "<!-- around the article: Enlarge -->" in text


def test_other_pictures_of_the_article_are_named(server: Server) -> None:
    above = "<img src=/a/flag%20one.jpg?w=3>"
    below = (
        "<img src=b.jpg alt='The harbour'><img src=c.jpg alt='The harbour'><a href=#d><img data-src=d.png></a>"
        "<figure class=popup><a href=/e.jpg><img src=/e-small.jpg></a></figure>"
    )
    html = f"{SITE}<main>{above}<h1>A headline</h1><div>{BODY}<img src=in.jpg></div><div>{below}<img src=in.jpg></div>"
    named = ["alternative text of a picture: The harbour", "picture: flag one.jpg", "picture: d.png"]
    assert pictures_of(server, html) == (["![](in.jpg)"], [*named, "picture: e-small.jpg"])


def test_signs_and_pictures_of_other_pages_are_not_named(server: Server) -> None:
    signs = (
        "<img src=x.jpg width=1 height=1><img src=x.jpg width=24><img class='user-avatar' src=x.jpg><img src=logo.png>"
        "<span class=shareIcon><img src=x.jpg></span><img src=data:image/gif;base64,AA><img src=wx.png><img>"
    )
    other = "<a href=/other><img src=x.jpg alt=Another></a><aside><img src=x.jpg alt=Beside></aside>"
    cards = TEASERS.replace("<p>", "<img src=x.jpg alt=Teaser><p>")
    around = f"{signs}{other}"
    html = f"{SITE}<main><h1>A headline</h1>{around}<div>{BODY * 8}</div>{around}<div>{cards}</div></main>"
    assert pictures_of(server, html) == ([], [])


def test_a_gallery_of_links_to_its_pictures_is_named(server: Server) -> None:
    links = "".join(f"<a href=/{n}.jpg><img src=/{n}_small.jpg> Photo number {n}</a>" for n in (1, 2))
    html = f"{SITE}<h1>A headline</h1><div>{BODY}<div>{links}</div>{BODY}</div>"
    assert pictures_of(server, html) == ([], ["picture: 1_small.jpg", "picture: 2_small.jpg"])


def test_a_piece_of_a_page_is_found_by_its_gallery_too(server: Server) -> None:
    figure = (
        f"<figure class='popup-gallery'><img src=a.jpg><figcaption>{'The customs house. ' * 9}</figcaption></figure>"
    )
    head = "<h1>A headline</h1><p><span class=author>Anna Keller</span> - <time datetime=2014-11-21>Friday</time></p>"
    page = understood(server, f"<div>{head}{figure}{BODY}{BODY}</div>").page
    assert (page.author, str(page.published_on)) == ("Anna Keller", "2014-11-21")
    assert any("customs house" in block.text for block in page.blocks)
