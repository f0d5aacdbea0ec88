"""Parts of pages that are made in Python because lists show them many times."""

from tms.services.overview.counts import Counts
from tms.web.rendering import badge, meter
from tms.web.standing import Standing


def test_a_badge_says_where_a_version_stands_and_escapes_it() -> None:
    assert badge(Standing("final", "a < b")) == (
        '<span class="badge final"><i class="dot" aria-hidden="true"></i><span>a &lt; b</span></span>'
    )
    assert badge(Standing("draft", "follows", parent="zh-Hans", running=True)) == (
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
