"""What is wrong with a translation's codes is named code by code, and what is decisive is what isn't well-formed."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.domain.code_faults import code_faults
from tms.domain.inline import is_well_formed, markers, numbers_of

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "codes.json").read_text(encoding="utf-8"))
SOURCE = ["⟦1⟧", "⟦2⟧", "⟦/2⟧", "⟦/1⟧", "⟦3/⟧", "⟦12⟧", "⟦/12⟧"]
texts = st.lists(st.sampled_from([*SOURCE, "⟦9⟧", "⟦", "⟧", "/", "1", "字"]), max_size=14).map("".join)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_each_fault_is_named_with_its_code(case: dict[str, Any]) -> None:
    found = code_faults(case["text"], case["source"])
    assert [[fault.kind, fault.marker] for fault in found] == case["faults"]


@given(texts)
def test_a_text_without_decisive_faults_is_well_formed_and_the_other_way_round(text: str) -> None:
    faults = code_faults(text, SOURCE)
    if "foreign" not in {fault.kind for fault in faults}:
        assert is_well_formed(text, numbers_of(SOURCE)) is not any(fault.is_decisive for fault in faults)


@given(st.permutations(["⟦1⟧读⟦/1⟧", "⟦2⟧它⟦/2⟧", "⟦3/⟧", "⟦12⟧一⟦/12⟧", "字"]))
def test_a_source_s_codes_may_stand_in_any_order(parts: list[str]) -> None:
    assert code_faults("".join(parts), SOURCE) == []


@given(texts)
def test_every_marker_of_the_source_is_there_or_named(text: str) -> None:
    named = {fault.marker for fault in code_faults(text, SOURCE)}
    opened = {"⟦/1⟧": "⟦1⟧", "⟦/2⟧": "⟦2⟧", "⟦/12⟧": "⟦12⟧"}
    for marker in SOURCE:
        assert marker in markers(text, numbers_of(SOURCE)) or {marker, opened.get(marker)} & named
