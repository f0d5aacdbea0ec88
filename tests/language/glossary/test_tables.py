"""The tables of the starter glossary: every row well formed, sourced, and in the script that it claims."""

import csv
import re
import subprocess
import tomllib
from fnmatch import fnmatch
from importlib.resources import files
from pathlib import Path

from tests.shared_data import SHARED, needs_shared
from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion.detection import is_simplified_only, is_traditional_only
from tms.language.glossary import concepts, generated_from, guards, proposals
from tms.language.glossary.concepts import CONTESTED, LOCALES, GlossaryConcept, rows

ROOT = Path(__file__).parents[3]


def _applied() -> list[GlossaryConcept]:
    return [concept for concept in concepts() if concept.applied]


def test_there_are_four_hundred_concepts_and_more_with_all_three_forms() -> None:
    sourced = [c for c in _applied() if "no source" not in c.note]
    assert len({c.en.split(" (")[0] for c in sourced}) >= 400


def test_every_concept_has_an_id_of_its_own_and_no_cell_has_loose_spaces() -> None:
    ids = [concept.id for concept in concepts()]
    assert len(ids) == len(set(ids))
    loose = [
        c.id
        for c in concepts()
        for cell in (c.id, c.kind, c.en, *c.forms.values(), c.source, c.note)
        if cell != cell.strip()
    ]
    assert not loose
    assert not [c.id for c in concepts() if not (c.kind and c.en and all(c.forms.values()))]
    assert not [c.id for c in concepts() if not re.fullmatch(r"[a-z0-9-]+", c.id)]


def test_what_is_applied_or_asked_is_found_somewhere_and_what_is_proposed_nowhere() -> None:
    assert not [c.id for c in _applied() if not c.found_in or not c.found_in <= set(LOCALES)]
    assert not [c.id for c in proposals() if bool(c.found_in) != c.unsourced or not c.found_in <= set(LOCALES)]
    assert len(proposals()) + len(_applied()) == len(concepts())


def test_every_applied_concept_names_documents_of_the_list() -> None:
    documents = {row["key"] for row in rows("sources")}
    for concept in concepts():
        sources = [source.partition(":") for source in concept.source.split("; ") if concept.source]
        assert sources or not concept.applied, concept.id
        assert all(key in documents and place for key, _, place in sources), (concept.id, concept.source)


def test_every_document_has_a_licence_and_a_version_and_is_used() -> None:
    used = {source.partition(":")[0] for c in concepts() for source in c.source.split("; ")}
    for row in rows("sources"):
        assert all(row.values()), row["key"]
        assert row["key"] in used


def test_no_path_of_a_machine_stands_in_a_table() -> None:
    assert not [c.id for c in concepts() if re.search(r"(^|[ ;:])/\w|\.\./", f"{c.source} {c.note}")]


def test_each_form_is_in_the_script_that_it_claims() -> None:
    # The mainland's list of 2013 has 噁 again, for 二噁英 alone.
    assert not [c.id for c in concepts() if any(map(is_traditional_only, c.forms[ZH_HANS].replace("二噁英", "")))]
    for locale in (ZH_HANT_TW, ZH_HANT_HK):
        assert not [(c.id, c.forms[locale]) for c in concepts() if any(map(is_simplified_only, c.forms[locale]))]


def test_no_applied_concept_has_a_contested_name() -> None:
    contested = [(c.id, c.forms[ZH_HANS]) for c in _applied() if CONTESTED.search(c.forms[ZH_HANS])]
    assert not contested
    assert {c.kind for c in proposals()} == {"contested", "unsourced", "unsure"}
    assert [c.id for c in proposals() if c.kind == "unsourced"] == [c.id for c in proposals() if c.unsourced]
    assert not [c.id for c in proposals() if c.unsourced and (c.source or CONTESTED.search(c.forms[ZH_HANS]))]
    assert all(c.note for c in proposals())


def test_what_is_contested_is_on_the_list_of_contested_words() -> None:
    marked = [c for c in proposals() if c.kind == "contested"]
    assert all(c.note.startswith("contested") for c in marked)
    assert len(marked) >= 40


def test_a_guard_is_a_phrase_of_a_known_locale_and_says_why() -> None:
    assert all(guard.locale in LOCALES and guard.phrase and guard.note for guard in guards())
    assert len({(guard.locale, guard.phrase) for guard in guards()}) == len(guards())


@needs_shared("glossary")
def test_the_line_that_a_concept_cites_has_its_forms() -> None:
    tables = {
        path.name: list(
            csv.reader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
        )
        for path in (SHARED / "glossary").glob("*.tsv")
    }
    for concept in concepts():
        for source in concept.source.split("; "):
            name, _, line = source.partition(":")
            if name in tables:
                cells = tables[name][int(line) - 1][-3:]  # a column a locale, in our order
                told = [
                    f
                    for f, cell in zip(concept.forms.values(), cells, strict=True)
                    if cell and (f in cell or cell in f)
                ]
                assert len(told) >= (2 if "; " in concept.source else 3), (concept.id, source)


def test_the_tables_are_in_the_wheel() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = settings["tool"]["hatch"]["build"]["targets"]["wheel"]
    folder = files("tms.language.glossary") / "data"
    tables = sorted(table.name for table in folder.iterdir())
    assert {"people.tsv", "sources.tsv"} <= set(tables)
    paths = [f"tms/language/glossary/data/{name}" for name in tables]
    assert "tms" in wheel["packages"]
    assert not [path for path in paths if any(fnmatch(path, pattern) for pattern in wheel["exclude"])]
    ignored = subprocess.run(["git", "check-ignore", *paths], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ignored.stdout == ""


def test_the_generated_names_are_of_one_release_and_stand_beside_no_row_by_hand() -> None:
    generated = [concept for concept in concepts() if concept.source.startswith("cldr:")]
    by_hand = {form for one in concepts() if one not in generated for form in one.forms.values()}
    assert len(generated) > 40
    assert not [one.id for one in generated if by_hand.intersection(one.forms.values()) or not one.applied]
    assert not [one.id for one in generated if min(map(len, one.forms.values())) < 3]
    assert re.fullmatch(r"Babel [\d.]+, 20\d\d-\d\d-\d\d", generated_from())
