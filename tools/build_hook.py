"""Build hook: the templates stand at the top of a checkout and come into the wheel as ``tms/templates``."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TemplatesHook(BuildHookInterface[Any]):
    """Named in pyproject.toml."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """A checkout reads its own templates; a copy in site-packages would only grow old there."""
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"][str(Path(self.root) / "templates")] = "tms/templates"
