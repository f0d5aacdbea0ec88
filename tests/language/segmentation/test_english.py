"""English sentences as news writes them. Each case lists its segments; joined by single spaces they are the input."""

import pytest

from tms.language.segmentation import segments

CASES = {
    "titles and names": ["U.S. President Joe Biden met Mr. Xi in Bali.", "They spoke for three hours."],
    "a country in the middle": ["He moved to the U.S. in 1999.", "He stayed."],
    "a country at the end": ["Trade fell in the U.S.", "It rose in the E.U."],
    "a country before a noun": ["The U.N. Security Council met.", "The U.K. Parliament did not."],
    "military and political titles": ["Gen. Mark Milley and Sen. Chuck Schumer spoke.", "Rep. Nancy Pelosi did not."],
    "double titles": ["Adm. John C. Aquilino and Lt. Gen. Wang spoke to Col. Li.", "They agreed."],
    "titles that sentencex does not know": ["Amb. Burns met Maj.-Gen. Wu and Profs. Li and Hu.", "Govs. Cox came."],
    "initials": ["J. D. Vance and George W. Bush attended.", "So did H.R. McMaster."],
    "decimals and percent": ["Growth was 3.5 percent in Q1.", "In Q2 it was 4.2 percent."],
    "a sentence that starts with a decimal": ["The yuan fell to 7.12 per dollar.", "7.2 is next."],
    "dates with short months": ["On Nov. 21, 2014, Putin arrived.", "On Dec. 1 he left."],
    "companies": ["Huawei Technologies Co. Ltd. said profits rose.", "Apple Inc. fell 2.5%."],
    "Latin abbreviations": ["Exports, e.g. steel, fell.", "Imports, i.e. oil, rose."],
    "a year that is estimated": ["The firm—est. 1990—closed.", "Its founder, b. 1940, died."],
    "a case at court": ["The case, Brown v. Board of Education, is old.", "It matters."],
    "a clock before a time zone": ["The meeting ended at 6 p.m. Beijing time.", "Talks resume at 9 a.m. on Monday."],
    "a clock before a name": ["At 5 a.m. Mr. Smith went to the bank."],
    "a clock at the end": ["The meeting ended at 6 p.m.", "He then left."],
    "speech before its speaker": ["“We will not yield,” he said.", "“We will win.”", "The crowd cheered."],
    "a question before its speaker": ["“Why now?” she asked.", "“Stop!” Mr. Wang said.", "Nobody answered."],
    "a question before another act": ["“Are you sure?”", "The minister nodded."],
    "a quotation that closes after the stop": ["He called it “a mistake.”", "Others disagreed."],
    "two closing marks after the stop": ["He quoted “the ‘new normal.’”", "Then he stopped."],
    "several sentences in one quotation": ["He said: “We came. We saw. We left.”", "Nobody laughed."],
    "straight quotation marks": ['"We did it."', '"No, you did not," he said.'],
    "single quotation marks": ["‘It’s over,’ she said.", "‘We lost.’"],
    "an ellipsis that ends": ["He trailed off…", "Then he left."],
    "an ellipsis that goes on": ["The plan is simple... or so it seems.", "Wait… what happened?", "Nothing."],
    "an ellipsis at the end of a quotation": ["She said “maybe…”", "He waited."],
    "a sentence in brackets": ["(This is an editor’s note.)", "The text goes on."],
    "brackets within a sentence": ["The pact (signed in Jan. 2014) expired.", "A new one follows."],
    "marks that pile up": ["Is it over?!", "Not yet!!", "Good."],
    "an address of the web": ["See www.example.com/a.html?x=1.", "It explains."],
    "a note mark after the stop": ["The White House did not comment.[1]", "The Kremlin did."],
    "a name with an exclamation mark": ["He works for Yahoo! in Beijing.", "She does not."],
    "names in small letters": ["iPhone sales fell.", "iPads rose.", "eBay was flat."],
    "a numbered list in one line": ["1. Open the market.", "2. Cut tariffs.", "3. Wait."],
    "a numbered list without stops": ["1) Open the market", "2) Cut tariffs"],
    "a number that is no list": ["The talks reached point No. 2 on Monday.", "Point 3 follows."],
    "a heading without a stop": ["What Deepening China-Russia Relations Mean"],
}  # fmt: skip


@pytest.mark.parametrize("expected", CASES.values(), ids=CASES.keys())
def test_english_is_cut_into_sentences(expected: list[str]) -> None:
    text = " ".join(expected)
    found = segments(text, "en")
    assert [one.strip() for one in found] == expected
    assert "".join(found) == text


def test_a_heading_without_a_stop_ends_at_its_line() -> None:
    assert segments("A Heading\nThe text. More.", "en") == ["A Heading\n", "The text. ", "More."]


def test_a_line_that_a_mail_program_wrapped_does_not_end_a_sentence() -> None:
    wrapped = (
        "The foreign minister arrived in the capital on Tuesday for\n"
        "Talks that both sides described as the most difficult since\n"
        "Relations were restored. Nothing was signed.\n"
    )
    assert segments(wrapped, "en") == [wrapped[: wrapped.index("Nothing")], "Nothing was signed.\n"]


def test_a_line_that_goes_on_in_small_letters_is_one_sentence() -> None:
    assert segments("It was a cold \nnight in the city.", "en") == ["It was a cold \nnight in the city."]


def test_lines_of_a_list_without_stops_are_segments() -> None:
    assert segments("features\ncontact manager\nevents", "en") == ["features\n", "contact manager\n", "events"]


def test_a_very_long_quotation_is_cut_inside() -> None:
    speech = " ".join(f"We shall do the thing that has the number {number}." for number in range(20))
    found = segments(f"He said, “{speech}” Nobody answered.", "en")
    assert len(found) == 21
    assert found[-1] == "Nobody answered."
    assert found[-2].endswith("19.” ")


def test_sentences_that_touch_are_apart_but_names_with_a_dot_are_not() -> None:
    assert segments("It ended.Then he left.", "en") == ["It ended.", "Then he left."]
    assert segments("They use ASP.NET and Node.JS daily.", "en") == ["They use ASP.NET and Node.JS daily."]


def test_a_long_text_without_line_ends_is_cut_like_a_short_one() -> None:
    text = "Mr. Xi met Gov. Cox in the U.S. capital. They spoke for 3.5 hours. " * 500
    assert len(segments(text, "en")) == 1000
