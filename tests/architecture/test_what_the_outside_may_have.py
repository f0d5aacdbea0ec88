"""One module says what the outside may have; pages, feeds, the map of the site, search and single articles ask it."""

import ast

from tests.architecture.syntax import ROOT, calls, sources, tree

ROOM = "tms/services/publishing/listings.py"
LISTINGS = "tms.services.publishing.listings"

SNAPSHOT = {
    ROOM: "what is public",
    "tms/services/publishing/publish.py": "makes them",
    "tms/services/publishing/list_release.py": "lists one that was made just now",
    "tms/services/publishing/reader_search.py": "looks through the texts of what the room has chosen",
    "tms/services/versions/lag.py": "what the desk is told of a version that lags",
    "tms/services/versions/public_content.py": "compares the desk's text with what is out",
}
"""Who knows snapshots, and what for."""

POINTER = {
    ROOM: "what is public",
    "tms/services/publishing/publish.py": "sets it",
    "tms/services/publishing/withdraw.py": "takes it away",
    "tms/services/publishing/metadata.py": "whether a slug is an address, and the version lags",
    "tms/services/versions/lag.py": "whether a version lags",
    "tms/services/versions/public_content.py": "compares the desk's text with what is out",
    "tms/services/versions/choose_picture.py": "whether the version may lag",
    "tms/services/articles/article_status.py": "the desk's page of an article",
    "tms/services/articles/change_section.py": "whether the version lags",
    "tms/services/articles/finished_steps.py": "what the desk is told of a finished article",
    "tms/services/source/preview_revision.py": "whether the version will lag",
    "tms/services/board/rows.py": "the board of the desk",
    "tms/services/board/articles_by_change.py": "whether a version of the desk's list is published, and lags",
    "tms/db/models/versions.py": "the column",
    "tms/db/queries/live_pictures.py": "whether a picture can be taken out of its article, and lags where it is shown",
}
"""Who reads which snapshot of a version is live, and what for."""

ASK_THE_ROOM = {"public_listings", "teasers", "addresses"}
CONDITIONS = {"in_locale", "with_tag", "languages_with"}

OUTPUTS = [*sources("tms/web/reader"), "tms/api/v1/released.py", "tms/api/v1/released_articles.py"]
"""What goes to readers and to sites. Of the services these know only such as ask the room."""


def product() -> list[str]:
    return [path for path in sources("tms", "workers") if "/migrations/" not in path]


def names_model(path: str, model: str) -> bool:
    return any(
        alias.name == model
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tms.db.models")
        for alias in node.names
    ) and not path.startswith("tms/db/")


def test_snapshots_are_known_to_those_who_are_named_here() -> None:
    assert {path for path in product() if names_model(path, "Snapshot")} == set(SNAPSHOT)


def test_what_is_live_is_read_by_those_who_are_named_here() -> None:
    reading = {
        path
        for path in product()
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Attribute) and node.attr == "live_snapshot_id")
        or (isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "live_snapshot_id")
    }
    assert reading == set(POINTER)


def test_whoever_names_listings_asks_the_room_with_them() -> None:
    asking = [path for path in product() if names_model(path, "Listing") and path != ROOM]
    assert len(asking) >= 5
    for path in asking:
        if path == "tms/services/publishing/list_release.py":
            continue
        for function in functions(tree(path)):
            if any(isinstance(node, ast.Name) and node.id == "Listing" for node in ast.walk(function)):
                asked = {name for name, _ in calls(function)} & (ASK_THE_ROOM | CONDITIONS)
                assert asked or takes_conditions_only(function), f"{path}: {function.name}"


def functions(module: ast.Module) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)]


def takes_conditions_only(function: ast.FunctionDef) -> bool:
    """It makes no statement itself."""
    return not {"select", "exists", "execute", "scalars", "scalar"} & {name for name, _ in calls(function)}


def services_of(path: str) -> set[str]:
    imports = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom)]
    return {
        f"{node.module}.{alias.name}" if (ROOT / (node.module or "").replace(".", "/")).is_dir() else str(node.module)
        for node in imports
        for alias in node.names
        if (node.module or "").startswith("tms.services")
    }


def test_each_output_comes_from_the_room() -> None:
    known = {module for path in OUTPUTS for module in services_of(path)}
    assert LISTINGS in known
    for module in known - {LISTINGS}:
        assert LISTINGS in services_of(f"{module.replace('.', '/')}.py"), module
