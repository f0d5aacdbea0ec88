"""Hostile texts, pasted or as files: whatever a reader of Markdown, plain text or HTML could be kept busy with."""

from collections.abc import Callable

Make = Callable[[int], str]


def again(piece: str, between: str = "", after: str = "") -> Make:
    """The piece n times."""
    return lambda n: between.join([piece] * n) + after


def nested(begin: str, end: str = "") -> Make:
    """The piece n times within itself."""
    return lambda n: begin * n + "x" + end * n


def numbered(piece: str) -> Make:
    """The piece n times, each with a number of its own."""
    return lambda n: "".join(piece.format(number) for number in range(n))


def lists(n: int) -> str:
    """A list in which each item lies below the one before, up to the parser's patience."""
    return "".join(f"{' ' * 2 * (number % 60)}- item {number}\n" for number in range(n))


def headings(n: int) -> str:
    """A paragraph and a heading, n times."""
    return "".join(f"## Heading {number}\n\nA paragraph that says {number}.\n\n" for number in range(n))


def table(n: int) -> str:
    """A row of n cells and n rows of one cell."""
    return "|a" * n + "|\n" + "|-" * n + "|\n" + "|b|\n" * n


MARKDOWN: dict[str, tuple[Make, int]] = {
    "comments never closed": (again("<!--"), 20_000),
    "comments closed": (again("<!-- x -->"), 20_000),
    "comments in lines": (again("a <!-- x", "\n"), 10_000),
    "CDATA": (again("<![CDATA["), 10_000),
    "CDATA in a line": (again("a <![CDATA[", ""), 10_000),
    "instructions": (again("a <?x "), 20_000),
    "declarations": (again("a <!A "), 20_000),
    "tags never closed": (again("<a "), 20_000),
    "a name never closed": (lambda n: "<div>\n<" + "a" * n, 100_000),
    "programs": (again("<script>"), 20_000),
    "brackets": (again("["), 20_000),
    "brackets in lines": (again("[" * 100, "\n"), 400),
    "brackets closed": (nested("[", "]"), 10_000),
    "images": (again("!["), 20_000),
    "links in links": (nested("[a](", ")"), 5_000),
    "link targets": (again("[a](<b"), 5_000),
    "references": (numbered("[a{0}]: /b{0}\n"), 6_000),
    "uses of references": (lambda n: "[a]: /" + "b" * n + "\n\n" + "[a]" * n, 2_000),
    "footnotes": (numbered("a[^{0}]\n\n[^{0}]: note\n\n"), 4_000),
    "stars": (again("*a **b "), 20_000),
    "stars and lines": (again("**a *b _c __d "), 10_000),
    "backticks": (lambda n: "".join("`" * (number % 300 + 1) + "a" for number in range(n)), 1_000),
    "backslashes": (again("\\"), 100_000),
    "entities": (again("&#x110000;&amp&"), 20_000),
    "quotations": (lambda n: (">" * 60 + " a\n") * n, 1_000),
    "deep quotations": (again(">"), 10_000),
    "deep lists": (lists, 4_000),
    "lists of numbers": (numbered("{0}. x\n"), 7_000),
    "fences": (again("```\n"), 6_000),
    "lines of code": (again("    x\n"), 7_000),
    "rules": (again("* * *\n"), 7_000),
    "a wide table": (table, 500),
    "a wide row": (again("|a"), 20_000),
    "underlined": (again("a\n=\n"), 3_000),
    "headings": (headings, 3_000),
    "front matter": (lambda n: "---\n" + "title: x\n" * n, 7_000),
    "pre": (lambda n: "<pre>" + "<code>" * n, 20_000),
    "strong tags": (nested("<strong>", "</strong>"), 5_000),
    "codes within each other": (lambda n: "*a **b " * n + "** *" * n, 2_000),
    "line breaks": (again("a  \n"), 7_000),
    "addresses": (again("<http://a"), 20_000),
    "markers": (again("⟦1⟧"), 20_000),
}
"""By their names: what makes one, and its n."""

PLAIN: dict[str, tuple[Make, int]] = {
    "wide spaces": (lambda n: "a" + "\u3000" * n + "b", 20_000),
    "wide spaces and others": (again(" \u3000"), 10_000),
    "spaces in lines": (again("a" + " \u3000" * 200 + "b\n"), 200),
    "empty lines": (again("\n\u3000\n", after="x"), 7_000),
    "short lines": (again("a\n"), 7_000),
    "bylines": (again("By Ann Bell\n"), 7_000),
    "by, by": (again("by "), 10_000),
    "years": (again("2014年11月"), 10_000),
    "dates": (again("March 3, 2026 "), 6_000),
    "notes": (again("（作者"), 10_000),
    "quotation marks": (again("“"), 20_000),
    "quotation marks closed": (again("“”"), 10_000),
    "dashes": (again("“\n—"), 6_000),
    "measures": (again("1 km "), 4_000),
    "menus": (again("Home\nMenu\nSearch\nAdvertisement\n"), 1_800),
    "titles": (again("Professor, "), 8_000),
    "credits": (again("Photo: Ann Bell / Agency; "), 3_000),
    "Chinese bylines": (again("记者 王小明 "), 6_000),
    "one long word": (again("a"), 99_000),
    "stops": (again("a. "), 20_000),
    "digits": (again("1"), 99_000),
    "digits and stops": (again("1,"), 40_000),
    "hyphens at the ends": (again("long-\n"), 7_000),
    "addresses of mail": (again("a@"), 40_000),
}

HTML: dict[str, tuple[Make, int]] = {
    "items never closed": (again("<li>a"), 20_000),
    "programs never closed": (again("<script>"), 20_000),
    "a name never closed": (lambda n: "<div><" + "a" * n, 200_000),
    "links never closed": (again("<a href=x>a"), 20_000),
    "alternative texts": (again("<img alt='"), 20_000),
    "comments before it": (lambda n: "<!-- -->" * n + "a", 20_000),
    "entities": (again("&a"), 50_000),
}
