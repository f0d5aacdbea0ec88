"""What text the product can keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.domain.errors import Invalid
from tms.domain.storable import is_storable, require_storable


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_whatever_a_person_can_write_can_be_kept(text: str) -> None:
    assert is_storable(text)
    require_storable(text)
    assert text.encode().decode() == text


@pytest.mark.parametrize("text", ["\x00", "a\x00", "\ud83d", "\udc00x"])
def test_what_is_no_text_is_refused(text: str) -> None:
    assert not is_storable(text)
    with pytest.raises(Invalid) as caught:
        require_storable(text)
    assert caught.value.code == "text_not_text"
