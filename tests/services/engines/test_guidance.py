"""What editors wrote for translators reaches the engine, is part of what is kept, and can be read beside the draft."""

from tests.factories import ARTICLE, make_article
from tests.services.engines.setting import Setting
from tests.services.story import CARRIED, Story
from tms.domain.permissions import Role
from tms.services.guidance.brief import BriefText, change_brief
from tms.services.guidance.style_guide import change_style_guide
from tms.services.guidance.told_to_engines import LONGEST_GUIDE_TOLD
from tms.services.workspace.side_panel import SidePanel, beside


def write_guide(setting: Setting, text: str, based_on: int = 0, locale: str = "zh-Hans") -> None:
    with setting.database.begin() as uow:
        change_style_guide(uow, setting.newsroom[Role.EDITOR], locale, text, based_on=based_on)


def write_brief(setting: Setting, story: Story, text: BriefText) -> None:
    with setting.database.begin() as uow:
        change_brief(uow, setting.newsroom[Role.EDITOR], story.id, text, based_on=0)


def told(setting: Setting) -> str:
    """What the system message of the last call said."""
    return str(setting.loopback.asked[-1]["messages"][0]["content"])


def panel(setting: Setting, story: Story, sentence: str) -> SidePanel:
    (row,) = (row for row in story.rows("zh-Hans") if row.source.text == sentence)
    with setting.database.begin() as uow:
        return beside(uow, setting.newsroom[Role.TRANSLATOR], story.id, "zh-Hans", row.segment_id)


def test_the_guide_of_the_target_language_and_the_brief_are_told(setting: Setting, story: Story) -> None:
    setting.add(values={"style": "As our printer wants it."})
    write_guide(setting, "- 引号用“ ”\n- 不用感叹号")
    write_guide(setting, "No semicolons.", locale="en")
    write_brief(setting, story, BriefText("For the weekend page", "Readers without a degree", ""))
    setting.draft(story)
    said = told(setting)
    assert all(
        words in said
        for words in ("As our printer wants it.", "不用感叹号", "For the weekend page", "without a degree")
    )
    assert "No semicolons." not in said
    assert "Notes for its translators" not in said


def test_without_any_nothing_is_said_of_style(setting: Setting, story: Story) -> None:
    setting.add()
    setting.draft(story)
    assert "House style" not in told(setting)


def test_another_guide_is_another_question(setting: Setting, story: Story) -> None:
    setting.add()
    setting.draft(story)

    def drafted_anew() -> Story:
        again = make_article(setting.database, setting.newsroom[Role.EDITOR], ARTICLE)
        second = Story(setting.database, setting.newsroom, again)
        setting.draft(second)
        return second

    drafted_anew()
    assert setting.calls == 1
    write_guide(setting, "不用感叹号")
    drafted_anew()
    assert setting.calls == 2
    drafted_anew()
    assert setting.calls == 2


def test_of_a_long_guide_the_beginning_is_told_and_that_is_said(setting: Setting, story: Story) -> None:
    setting.add()
    rules = "\n".join(f"- rule {n:05}" for n in range(1000))
    write_guide(setting, rules)
    setting.draft(story)
    said = told(setting)
    assert "- rule 00000\n" in said
    assert "- rule 00999" not in said
    shown = panel(setting, story, CARRIED).told
    assert shown is not None
    assert shown.guidance.is_cut
    assert LONGEST_GUIDE_TOLD // 2 < len(shown.guidance.guide) <= LONGEST_GUIDE_TOLD
    assert rules.startswith(f"{shown.guidance.guide}\n")


def test_beside_the_draft_stands_what_was_told_then(setting: Setting, story: Story) -> None:
    setting.add()
    write_guide(setting, "第一版")
    write_brief(setting, story, BriefText("For the weekend page", "", ""))
    setting.draft(story)
    write_guide(setting, "第二版", based_on=1)
    shown = panel(setting, story, CARRIED).told
    assert shown is not None
    assert (shown.engine, shown.model) == ("The openai", "tiny")
    assert (shown.guidance.guide, shown.guidance.purpose) == ("第一版", "For the weekend page")


def test_an_engine_that_cannot_be_told_is_not_said_to_have_been(setting: Setting, story: Story) -> None:
    setting.add("libretranslate", price_out="0")
    write_guide(setting, "不用感叹号")
    setting.draft(story)
    shown = panel(setting, story, CARRIED).told
    assert shown is not None
    assert shown.guidance.words == ""


def test_where_no_engine_drafted_nothing_is_said(setting: Setting, story: Story) -> None:
    write_guide(setting, "不用感叹号")
    assert panel(setting, story, CARRIED).told is None
