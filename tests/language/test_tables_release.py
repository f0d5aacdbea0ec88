"""The number of our own tables rises with every change of them."""

import hashlib
from importlib.resources import files
from pathlib import Path

from tms.domain.locales import ZH_HANS, ZH_HANT_HK
from tms.language.conversion import DICTIONARY_VERSION, derive
from tms.language.conversion.chains import news_words
from tms.language.conversion.context.learned import WEIGHTS
from tms.language.conversion.profiles.spellings import SPELLINGS
from tms.language.glossary import concepts, guards
from tms.language.glossary.concepts import rows
from tms.language.tables_release import BUILT_IN_VERSION, TABLES

_ASKED = ("house", "more_values", "risks", "settled", "vocabulary")
_HEARD = ("sounds.tsv", "alike.txt")
_TOLD = ("beings", "name_words", "senses", "surnames", "words", "written")
_READ = ("characters.tsv", "words.tsv", "words.bin", "weights.bin")
READINGS = files("tms.language.conversion.readings")
_MARKS = str.maketrans("", "", "<>{}()?")
_DIGEST = "8539eaf19470c6a2"


def _digest() -> str:
    known = [repr((one.id, sorted(one.forms.items()), one.status, sorted(one.found_in))) for one in concepts()]
    known += [f"{one.locale} {one.phrase}" for one in guards()]
    known += [repr(sorted(news_words(name))) for name in ("s2twp", "tw2sp")]
    known += [repr(sorted(row.items())) for row in rows("apart")]
    known += [files("tms.language.conversion.context").joinpath(f"{name}.tsv").read_text("utf-8") for name in _TOLD]
    known += [files("tms.language.ambiguity").joinpath(f"{name}.tsv").read_text("utf-8") for name in _ASKED]
    known += [files("tms.language.ambiguity").joinpath(name).read_text("utf-8") for name in _HEARD]
    known += [hashlib.sha256(READINGS.joinpath(name).read_bytes()).hexdigest() for name in _READ]
    known.append(hashlib.sha256(files("tms.language.conversion.context").joinpath(WEIGHTS).read_bytes()).hexdigest())
    known.append(repr(sorted(SPELLINGS.items())))
    # What tells a name is in code too: what it tells of many sentences stands for it.
    sentences = Path(__file__).with_name("conversion").joinpath("context", "names.txt").read_text("utf-8")
    known.append(derive(sentences.translate(_MARKS), source=ZH_HANS, target=ZH_HANT_HK))
    return hashlib.sha256("\n".join(known).replace("\r", "").encode()).hexdigest()[:16]


def test_the_number_is_that_of_the_tables_as_they_are() -> None:
    """A changed table: raise ``TABLES`` and put the new digest here, or texts by the old one stay as they are."""
    assert (TABLES, _digest()) == (79, _DIGEST)


def test_newer_dictionaries_count_more_than_any_of_our_own() -> None:
    assert BUILT_IN_VERSION // 1_000 == DICTIONARY_VERSION
    assert 0 < TABLES < 1_000
