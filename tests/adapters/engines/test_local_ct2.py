"""A model on this machine, in a process of its own: tiny ones that the tests build."""

import os
import signal
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.engines.tiny_models import argos_package, ct2_folder
from tms.adapters.egress import Egress
from tms.adapters.engines import discover
from tms.adapters.engines.ct2_process import ModelError, unpacked
from tms.adapters.engines.local_ct2 import LocalModel
from tms.language.engines.interface import EngineRequest, EngineSegment, Unreachable, Unsupported
from tms.language.engines.kinds import EngineSettings

REQUEST = EngineRequest(
    (EngineSegment("1", "the train left"), EngineSegment("2", "people")), "en", "zh-Hans", seconds=30
)

Open = Callable[..., LocalModel]


@pytest.fixture
def open_model() -> Iterator[Open]:
    opened: list[LocalModel] = []

    def model(folder: Path, **values: str) -> LocalModel:
        opened.append(LocalModel(EngineSettings({"folder": str(folder), "from": "en", "to": "zh-Hans"} | values)))
        return opened[-1]

    yield model
    for one in opened:
        one.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("ctranslate2")
    pytest.importorskip("sentencepiece")
    return ct2_folder(tmp_path_factory.mktemp("tiny"))


def process_of(model: LocalModel) -> Any:
    assert model._process is not None
    return model._process


@pytest.mark.full
def test_a_folder_and_a_package_say_the_same(open_model: Open, folder: Path, tmp_path: Path) -> None:
    from_folder = open_model(folder).translate(REQUEST)
    from_package = open_model(argos_package(tmp_path, folder)).translate(REQUEST)
    assert set(from_folder.targets) == {"1", "2"}
    assert from_package.targets == from_folder.targets
    assert (from_folder.model, from_package.model) == ("ct2", "Tiny")
    assert from_folder.usage.characters == 20


@pytest.mark.full
def test_a_prefix_of_the_target_is_left_out_of_what_it_says(open_model: Open, folder: Path) -> None:
    without = open_model(folder).translate(REQUEST).targets
    model = open_model(folder, target_prefix="车")
    said = model.translate(REQUEST).targets
    assert said.keys() == without.keys()
    assert not all(text.startswith("车") for text in said.values())


@pytest.mark.full
def test_its_memory_goes_with_its_process(open_model: Open, folder: Path) -> None:
    model = open_model(folder)
    assert "loaded" in model.health().words
    process = process_of(model)
    model.close()
    assert process.returncode == 0
    model.translate(REQUEST)
    os.kill(process_of(model).pid, signal.SIGKILL)
    with pytest.raises(Unreachable):
        model.translate(REQUEST)
    assert model.translate(REQUEST).targets, "the next question starts another one"


def test_what_is_no_model_is_said_plainly(open_model: Open, tmp_path: Path) -> None:
    (tmp_path / "not.argosmodel").write_bytes(b"no zip at all")
    for folder, words in ((tmp_path / "away", "no such"), (tmp_path / "not.argosmodel", "neither a folder")):
        with pytest.raises(Unsupported, match=words):
            open_model(folder).translate(REQUEST)


def test_a_package_unpacks_into_its_own_folder_only(tmp_path: Path) -> None:
    path = tmp_path / "evil.argosmodel"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("../outside.txt", "x")
        package.writestr("/absolute.txt", "x")
        package.writestr("tiny/metadata.json", "{}")
    with unpacked(path) as folder:
        found = sorted(one.name for one in folder.rglob("*") if one.is_file())
    assert found == ["metadata.json"]
    assert not (folder.parent / "outside.txt").exists()
    assert not folder.exists()


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(ModelError), unpacked(tmp_path / "away"):
        pytest.fail("there is nothing to unpack")


def test_a_language_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    kind = discover(Egress())["ctranslate2"]
    assert kind.always_local
    with pytest.raises(Unsupported):
        kind.open(EngineSettings({"folder": str(tmp_path), "from": "en", "to": "tlh"}))
