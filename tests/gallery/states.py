"""States that people meet on pages: what an address alone doesn't show, with what is done to come there."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from playwright.sync_api import Page, Route

from tests.gallery.newsroom import REVISED
from tests.gallery.pages import ARTICLE, EDITOR, REVIEWER, TRANSLATOR, VERSION, Shown, of

Act = Callable[[Page], object]


def _keys(*keys: str) -> Act:
    def press(page: Page) -> None:
        for key in keys:
            page.keyboard.press(key)

    return press


def _click(selector: str) -> Act:
    """By script: what is clicked may be out of sight on a telephone."""
    return lambda page: page.locator(selector).first.evaluate("it => it.click()")


def _write(page: Page, text: str) -> None:
    page.locator("[contenteditable=true]").first.fill(text)


def _wait(page: Page, selector: str) -> None:
    page.locator(selector).first.wait_for()


def _merging(page: Page) -> None:
    _click("[data-choose=merge]")(page)
    _wait(page, "dialog[open]")


def _asking(page: Page) -> None:
    _wait(page, "[data-doubt]")
    page.locator("[data-doubt]").first.click()
    _wait(page, ".asking[data-asking]")


def _asked_everywhere(page: Page) -> None:
    """A rule for everything is asked about once more where no script has said how far it reaches."""
    page.locator("[data-place] form").first.evaluate(
        """form => {
            form.querySelector("[name=scope][value=publication]").checked = true;
            form.append(Object.assign(document.createElement("input"), {
                type: "hidden", name: "choice", value: form.querySelector("button[name=choice]").value,
            }));
            form.submit();
        }"""
    )
    _wait(page, "#everywhere")


def _splitting(page: Page) -> None:
    page.keyboard.press("Alt+s")
    _wait(page, "dialog[open]")


def _accepting(page: Page) -> None:
    _click("[data-clean]")(page)
    _wait(page, "dialog[open] .count")


def _left(page: Page) -> None:
    """Accepting ends, and all is left: the segments have changed since the page was loaded, so to speak."""
    _accepting(page)
    page.locator("dialog[open] [name=seen]").first.evaluate("it => { it.value = ''; }")
    page.locator("dialog[open] .primary").first.click()
    _wait(page, ".above [data-left]")


def _submitting(page: Page) -> None:
    _click("[data-asks='/submit'] button")(page)
    _wait(page, "dialog[open] [data-left]")


def _replacing(sought: str, by: str) -> Act:
    def replace(page: Page) -> None:
        _wait(page, "[contenteditable=true]")
        page.keyboard.press("Alt+r")
        _wait(page, "dialog[open]")
        page.locator("#replace-sought").fill(sought)
        page.locator("#replace-by").fill(by)

    return replace


def _refused(page: Page, answer: Act) -> None:
    answer(page)
    _write(page, "头一班夜车九点半开出，载有240人。")
    page.keyboard.press("Control+Enter")


def _offline(page: Page) -> None:
    def cut(route: Route) -> None:
        if route.request.method == "POST":
            route.abort("internetdisconnected")
        else:
            route.continue_()

    _refused(page, lambda page: page.context.route("**/segments/**", cut))
    _write(page, "没有人问为什么。")
    page.keyboard.press("Control+Enter")
    _wait(page, "[data-saved][data-tone=wait]")


def _signed_out(page: Page) -> None:
    _refused(page, lambda page: page.context.clear_cookies())
    _wait(page, "[data-saved][data-tone=out]")


def _not_saved(page: Page) -> None:
    def refuse(route: Route) -> None:
        """What a save is answered that the server refuses: here, because the address leads nowhere."""
        route.fulfill(response=route.fetch(url=re.sub(r"/articles/\d+/", "/articles/999999999/", route.request.url)))

    _refused(page, lambda page: page.context.route("**/segments/**", refuse))
    _wait(page, "[data-refused]")


def _taking_over(page: Page) -> None:
    _wait(page, "aside .takeover")
    page.locator("aside .takeover").evaluate("it => { it.open = true; }")


def _somebody_there(page: Page) -> None:
    _wait(page, "[data-company]:not([hidden])")
    page.locator("[data-company]").evaluate("it => { it.open = true; }")


def _state(
    name: str, person: str | None, rule: str, values: Mapping[str, object], query: str = "", **more: Any
) -> Shown:
    return Shown(name, person, rule, values, query, **more)


def _writes(page: Page) -> None:
    """Somebody opens the segment of the address and types."""
    _wait(page, "[contenteditable=true]")
    page.locator("[contenteditable=true]").first.press_sequentially("夜")
    page.wait_for_timeout(600)


def _halved(page: Page) -> None:
    """Half of the link is taken out, and a block is left out."""
    field = page.locator(".block .writing").last
    field.press("Control+End")
    field.press("ArrowLeft")
    field.press("Backspace")
    page.locator("[name=out]").first.check()


_BUSY = of("busy", "zh-Hans")
_AT = "?segment={busy_segment_id}"

UNSEEN = REVISED | {
    "based_on": "2",
    "text": ["The first night\u200b train left at nine.", "It was full.\u202e Nobody asked."],
}

CODED = {
    "language": "en",
    "text": """# Who counts the ships?

**At night**

Ships are counted *at dawn*, when the light is flat and the harbour is [quiet](https://harbour.example/).""",
}

STATES: tuple[Shown, ...] = (
    _state("article-menu", EDITOR, ARTICLE, of("translating"), then=_click("#acts-zh-Hans > summary")),
    _state("article-dialog", EDITOR, ARTICLE, of("published"), then=_click("a[href='#reopen-zh-Hans']")),
    _state("article-stages", EDITOR, ARTICLE, of("reviewing"), then=_click(".folded > summary")),
    _state("workspace-return", REVIEWER, VERSION, of("reviewing", "en"), then=_click("a[href='#return']")),
    _state(
        "workspace-return-refused",
        REVIEWER,
        f"{VERSION}/return",
        of("reviewing", "en"),
        form={"reason": " "},
        status=422,
    ),
    _state("new-article-codes", EDITOR, "/articles/preview", {}, form=CODED, then=_halved),
    _state("setup", EDITOR, "/gallery/setup", {}),
    _state("source-unseen", EDITOR, f"{ARTICLE}/source/preview", of("conflict"), form=UNSEEN),
    _state(
        "source-wrong", EDITOR, f"{ARTICLE}/source/preview", of("conflict"), form=UNSEEN | {"title": ""}, status=422
    ),
    _state("error-conflict", EDITOR, f"{ARTICLE}/unarchive", of("published"), form={}, status=409),
    _state("error-too-large", EDITOR, "/articles/preview", {}, form={"text": "x" * 6_200_000}, status=413),
    _state("error-broken", EDITOR, "/gallery/broken", {}, status=500),
    _state("error-away", EDITOR, "/gallery/broken", {}, "?away=1", status=503),
    _state("conflict-with-codes", TRANSLATOR, VERSION, of("codes", "zh-Hant"), "?segment={codes_segment_id}"),
    _state("merge", TRANSLATOR, VERSION, of("codes", "zh-Hant"), "?segment={codes_segment_id}", then=_merging),
    _state("doubt", REVIEWER, VERSION, of("reviewing", "zh-Hant"), then=_asking),
    _state("doubt-read", TRANSLATOR, VERSION, of("reviewing", "zh-Hant"), then=_asking),
    _state("presence", EDITOR, VERSION, _BUSY, _AT, company=TRANSLATOR, theirs=_writes, then=_somebody_there),
    _state("take-over", "both", VERSION, _BUSY, _AT, company=TRANSLATOR, theirs=_writes, then=_taking_over),
    _state("four-eyes", "both", VERSION, of("own", "zh-Hans")),
    _state("correction", TRANSLATOR, VERSION, of("corrected", "zh-Hans")),
    _state("correction-waits", REVIEWER, VERSION, of("corrected", "zh-Hans")),
    _state("workspace-returned", TRANSLATOR, VERSION, of("returned", "zh-Hans")),
    _state("work-second-round", REVIEWER, "/work", {}),
    _state("second-round", REVIEWER, VERSION, of("again", "zh-Hans"), "?changes=return&show=changed"),
    _state("article-sent-back", EDITOR, ARTICLE, of("own")),
    _state("palette", TRANSLATOR, VERSION, of("translating", "en"), then=_keys("Control+k")),
    _state("keys", TRANSLATOR, VERSION, of("translating", "en"), then=_click("[data-keys]")),
    _state("find", TRANSLATOR, VERSION, of("translating", "en"), then=_keys("/")),
    _state("submit-refused", TRANSLATOR, VERSION, of("translating", "en"), then=_submitting),
    _state("accepted-left", REVIEWER, VERSION, of("reviewing", "en"), then=_left),
    _state("replace", TRANSLATOR, VERSION, of("returned", "zh-Hans"), then=_replacing("潮汐表", "潮时表")),
    _state(
        "replace-left",
        TRANSLATOR,
        VERSION,
        of("conflict", "zh-Hant"),
        "?segment={segment_id}",
        then=_replacing("夜車", "晚車"),
    ),
    _state("pieces", TRANSLATOR, VERSION, of("pieces", "zh-Hans"), then=_click(".seg + .seg > .n")),
    _state("split", TRANSLATOR, VERSION, of("conflict", "zh-Hans"), "?segment={segment_id}", then=_splitting),
    _state("accept-many", REVIEWER, VERSION, of("reviewing", "en"), then=_accepting),
    _state("offline", TRANSLATOR, VERSION, of("conflict", "zh-Hans"), "?segment={segment_id}", then=_offline),
    _state("signed-out", TRANSLATOR, VERSION, of("conflict", "zh-Hans"), "?segment={segment_id}", then=_signed_out),
    _state("not-saved", TRANSLATOR, VERSION, of("conflict", "zh-Hans"), "?segment={segment_id}", then=_not_saved),
    _state("empty-board", "newcomer", "/board", {}),
    _state("empty-work", "newcomer", "/work", {}),
    _state("empty-memory", "newcomer", "/memory", {}),
    _state("empty-terms", "newcomer", "/terms", {}),
    _state("empty-rules", "newcomer", "/conversion-rules", {}),
    _state("empty-engines", "newcomer", "/engines", {}),
    _state("empty-sites", "newcomer", "/sites", {}),
    _state("empty-webhooks", "newcomer", "/webhooks", {}),
    _state("empty-figures", "newcomer", "/figures", {}),
    _state("decisions-last", REVIEWER, f"{VERSION}/decisions", of("doubtful", "zh-Hant"), "?page=1"),
    _state("decisions-everywhere", REVIEWER, f"{VERSION}/decisions", of("doubtful", "zh-Hant"), then=_asked_everywhere),
    _state("approved-before-open", TRANSLATOR, VERSION, of("repeated", "zh-Hant"), then=_click(".seg + .seg .n")),
    _state("long-article", TRANSLATOR, VERSION, of("long", "zh-Hans")),
)
