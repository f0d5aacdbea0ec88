"""Folders and files of models are named by the words of the glossary, each in the layers that the glossary says."""

import re

from tests.architecture.syntax import ROOT

LAYERS = {
    "use cases": "tms/services",
    "pages": "tms/web",
    "templates": "templates",
    "tables": "tms/db/models",
    "scripts": "tms/web/static/js",
}
NO_ROOMS = {"__pycache__", "static"}


def standing() -> dict[str, list[str]]:
    """Each room with the layers in which a folder has its name, or in the models a file."""
    found: dict[str, list[str]] = {}
    for layer, folder in LAYERS.items():
        for path in sorted((ROOT / folder).iterdir()):
            is_room = path.suffix == ".py" and path.stem != "__init__" if layer == "tables" else path.is_dir()
            if is_room and path.name not in NO_ROOMS and (path.is_file() or any(path.iterdir())):
                found.setdefault(path.stem, []).append(layer)
    return found


def test_each_room_is_a_word_of_the_glossary_in_the_layers_that_it_says() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| .+ \| (.+) \|$", (ROOT / "docs/glossary.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(rows) > 30
    said = {word: layers.split(", ") for word, layers in rows}
    assert said == standing(), "mend the table “Rooms” of docs/glossary.md: a line for each room, with its layers"
