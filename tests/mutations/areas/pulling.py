"""A pulled folder: nothing is written elsewhere, nobody's file is touched, and what is killed is mended."""

from tests.mutations.mutation import Mutation

_FOLDER = "tms/cli/pull/pulled_folder.py"
_FILE = "tms/cli/pull/version_file.py"
_CALLER = "tms/cli/pull/api_caller.py"
_FOLDERS = "tests/cli/pull/test_pulled_folder.py"
_FILES = "tests/cli/pull/test_version_file.py"
_CALLERS = "tests/cli/pull/test_api_caller.py"

MUTATIONS = (
    Mutation(
        "a pulled file that somebody edited is kept",
        _FOLDER,
        "        if self.standing(one.path) is Standing.FOREIGN and not self._overwrite:\n            return False\n",
        "",
        (f"{_FOLDERS}::test_what_somebody_edited_is_kept_until_it_is_overwritten",),
    ),
    Mutation(
        "a pulled file that somebody edited is not removed",
        _FOLDER,
        "        if standing is Standing.FOREIGN and not self._overwrite:\n            return\n",
        "",
        (f"{_FOLDERS}::test_an_edited_file_is_not_removed",),
    ),
    Mutation(
        "what will be pulled is recorded before it is written",
        _FOLDER,
        "        self._announce(wanted, gone)\n",
        "",
        (f"{_FOLDERS}::test_whatever_is_killed_is_mended",),
    ),
    Mutation(
        "a link leads no pulled file out of its folder",
        _FOLDER,
        "        if full.parent.resolve() != self.place.resolve() / Path(path).parent:\n",
        "        if False:\n",
        (f"{_FOLDERS}::test_a_link_leads_nothing_out_of_the_folder",),
    ),
    Mutation(
        "a pulled file has a safe name whatever its slug says",
        _FILE,
        'char if char.isalnum() or char in "-_" else "-" for char in folded',
        "folded",
        (f"{_FILES}::test_a_file_s_name_is_safe_whatever_the_slug_says",),
    ),
    Mutation(
        "no words of a pulled article are run as a template",
        _FILE,
        "_without_templates(body), ",
        "body, ",
        (f"{_FILES}::test_no_words_of_an_article_are_run_as_a_template",),
    ),
    Mutation(
        "an installation that asks to wait is waited for",
        _CALLER,
        "            if answer.status != 429:\n",
        "            if answer.status:\n",
        (f"{_CALLERS}::test_too_many_requests_are_waited_for",),
    ),
    Mutation(
        "the list of what is out has each article whole",
        "tms/services/publishing/public_articles.py",
        "    del articles[found[-1].article_id]\n",
        "",
        ("tests/api/test_released_articles.py::test_an_article_s_versions_are_in_one_part",),
    ),
)
