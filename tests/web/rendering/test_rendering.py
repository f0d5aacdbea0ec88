"""Parts of pages that are made in Python because lists show them many times."""

from tms.checks import Finding, Severity
from tms.services.versions.segment_counts import Counts
from tms.web.rendering.templates import badge, chips, meter
from tms.web.rendering.version_standing import VersionStanding


def test_a_badge_says_where_a_version_stands_and_escapes_it() -> None:
    assert badge(VersionStanding("final", "a < b")) == (
        '<span class="badge final"><i class="dot" aria-hidden="true"></i><span>a &lt; b</span></span>'
    )
    assert badge(VersionStanding("draft", "follows", parent="zh-Hans", running=True)) == (
        '<span class="badge draft running"><i class="dot" aria-hidden="true"></i>'
        '<span>follows <span lang="zh-Hans">简体</span></span></span>'
    )


def test_a_meter_has_a_part_for_each_state_side_by_side() -> None:
    assert meter(Counts(total=10, drafted=3, translated=2, reviewed=0, final=4)) == (
        '<svg class="meter" viewBox="0 0 10 1" preserveAspectRatio="none" role="img"'
        ' aria-label="10 segments: 4 approved, 2 confirmed, 3 drafted, 1 empty">'
        '<rect class="final" x="0" y="0" width="4" height="1"/>'
        '<rect class="translated" x="4" y="0" width="2" height="1"/>'
        '<rect class="draft" x="6" y="0" width="3" height="1"/></svg>'
    )
    assert 'viewBox="0 0 1 1"' in meter(Counts())


def found(start: int | None, end: int | None, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(1, "doubled.word", "duplication", severity, "“<” appears twice.", start, end)


def test_places_of_findings_are_marked_between_the_chips_and_escaped() -> None:
    codes = {"1": {"type": "strong"}}
    html = chips("a<<⟦1⟧bc⟦/1⟧d", codes, [found(1, 3), found(7, 8, Severity.ERROR), found(None, None)])
    assert html == (
        'a<span class="found warning" title="“&lt;” appears twice.">&lt;&lt;</span>'
        '<span class="code open" data-type="strong" title="bold">1</span>'
        'b<span class="found error" title="“&lt;” appears twice.">c</span>'
        '<span class="code close" data-type="strong" title="bold">/1</span>d'
    )


def test_a_chip_tells_what_its_code_means_and_where_a_link_leads() -> None:
    codes = {"1": {"type": "link", "href": 'https://example.com/?a="b"'}, "2": {"type": "break"}, "3": {"type": "sup"}}
    assert chips("⟦3⟧", codes) == '<span class="code open" data-type="sup" title="superscript">3</span>'
    assert chips("⟦1⟧⟦2/⟧", codes) == (
        '<span class="code open" data-type="link" title="hyperlink to https://example.com/?a=&#34;b&#34;">1</span>'
        '<span class="code alone" data-type="break" title="line break">2/</span>'
    )
    # The article's own picture stands beside it: its address is a number.
    own = {"1": {"type": "image", "href": "picture:12"}}
    assert chips("⟦1⟧", own) == '<span class="code open" data-type="image" title="picture">1</span>'


def test_a_place_across_a_chip_is_marked_on_both_sides_and_of_two_that_overlap_the_first() -> None:
    codes = {"1": {"type": "strong"}}
    html = chips("ab⟦1⟧cd⟦/1⟧", codes, [found(1, 6), found(5, 6)])
    assert html.count('class="found') == 2
    assert chips("abc", None, [found(0, 2), found(1, 3)]).count('class="found') == 1


def test_without_findings_a_text_is_as_it_was() -> None:
    assert chips("a<b", None) == "a&lt;b"
    assert chips("a<b", None, [found(None, None)]) == "a&lt;b"
