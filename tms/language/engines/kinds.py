"""What kinds of engines there are, as the page that sets one up and whoever opens one know them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from tms.language.engines.interface import Engine


@dataclass(frozen=True, slots=True)
class Field:
    """A setting of a kind: its name, and the messages beside it on the page. ``shape`` says what may stand in it."""

    name: str
    label: str
    hint: str = ""
    shape: Literal["address", "folder", "text", "number"] = "text"
    required: bool = False
    default: str = ""


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """A configured engine as its adapter needs it. ``local``: the administrator says that nothing leaves the house."""

    values: Mapping[str, str]
    key: str | None = None
    local: bool = False

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def __repr__(self) -> str:
        return "EngineSettings(…)"  # never the key in a log


@dataclass(frozen=True, slots=True)
class EngineKind:
    """One kind. ``key`` says whether it needs one; ``extra`` is what to install if ``installed`` is false.

    ``always_local``: it runs on this machine and asks nobody. ``unit`` is what it is paid by.
    """

    name: str
    title: str
    about: str
    fields: tuple[Field, ...]
    key: Literal["required", "optional", "none"]
    unit: Literal["character", "token"]
    open: Callable[[EngineSettings], Engine]
    extra: str
    always_local: bool = False
    may_be_local: bool = False
    installed: bool = True
