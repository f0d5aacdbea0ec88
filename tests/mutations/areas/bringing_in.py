"""What an article's file says, and what comes in of it."""

from tests.mutations.mutation import Mutation

_SAVED = "tests/adapters/formats/test_saved_pages.py"
_SAID = "tests/adapters/formats/test_said_to_programs.py"
_ODD = "tests/adapters/formats/test_docx_odd.py"
_CHIPS = "tests/browser/test_import_preview.py::test_links_and_emphasis_are_chips_that_no_key_press_breaks"

MUTATIONS = (
    Mutation(
        "no more of a zipped page is unpacked than a page may have",
        "tms/adapters/formats/zipped_page.py",
        "    if len(source) > most:\n",
        "    if False:\n",
        (
            "tests/adapters/formats/test_zipped_pages.py::test_what_unpacks_to_too_much_has_too_many_files_or_is_damaged_is_refused",
        ),
    ),
    Mutation(
        "a picture is no text of an article that comes in",
        "tms/adapters/formats/article.py",
        "BlockReader(pictures=False)",
        "BlockReader()",
        (
            "tests/adapters/formats/test_reading_markdown.py::test_a_picture_does_not_come_in_and_is_named_by_what_stands_for_it",
        ),
    ),
    Mutation(
        "a page's caption is marked as one",
        "tms/adapters/formats/web_page/markdown.py",
        "        if _is_caption(node):\n",
        "        if False:\n",
        (f"{_SAVED}::test_captions_come_in_and_pictures_are_named",),
    ),
    Mutation(
        "a site's own name is no author's",
        "tms/adapters/formats/web_page/said_authors.py",
        "        is_own = _key(name) in own and not is_person(name)\n",
        "        is_own = False\n",
        (f"{_SAID}::test_the_names_that_a_page_says_to_programs",),
    ),
    Mutation(
        "of several names that a page marks none is guessed",
        "tms/adapters/formats/web_page/said_authors.py",
        "return list(found.values()) if len(found) == 1 else []",
        "return list(found.values())[:1]",
        (f"{_SAID}::test_the_names_that_a_page_says_to_programs",),
    ),
    Mutation(
        "whom the page shows is the author, not another whom it names to programs",
        "tms/adapters/formats/web_page/head.py",
        "return said.names if set(shown) <= set(said.names) else []",
        "return said.names",
        (f"{_SAID}::test_the_page_shows_whom_it_names_and_programs_are_told_of_more",),
    ),
    Mutation(
        "the day that readers were shown is the article's",
        "tms/adapters/formats/web_page/head.py",
        "return beside[0] if beside and day not in shown else day",
        "return day",
        (f"{_SAID}::test_the_day_is_the_one_that_readers_were_shown",),
    ),
    Mutation(
        "words with a tag in them are no source of a page",
        "tms/adapters/formats/web_page/saved_page.py",
        "    return closed >= _LEAST_BLOCKS\n",
        "    return True\n",
        (f"{_SAVED}::test_words_with_some_tags_are_no_source",),
    ),
    Mutation(
        "the words below a reading come along",
        "tms/adapters/formats/docx_inline.py",
        'elif child.name in {"AlternateContent", "ruby"}:',
        'elif child.name == "AlternateContent":',
        (f"{_ODD}::test_it_is_kept_or_named",),
    ),
    Mutation(
        "a page's class styles are written into elements no longer than they are read",
        "tms/adapters/formats/web_page/styles.py",
        "_looks(_declared(rule))",
        "_declared(rule)",
        (
            "tests/adapters/formats/test_zipped_pages.py::test_long_styles_of_classes_are_not_written_into_every_element",
        ),
    ),
    Mutation(
        "an archive of too many files is refused",
        "tms/adapters/formats/zipped_page.py",
        " or len(names) > MOST_ENTRIES:",
        ":",
        (
            "tests/adapters/formats/test_zipped_pages.py::test_what_unpacks_to_too_much_has_too_many_files_or_is_damaged_is_refused",
        ),
    ),
    Mutation(
        "a saved page that declares a wrong encoding is read as it looks",
        "tms/adapters/formats/web_page/saved_page.py",
        'if declared and text.count("\\ufffd") * _WRONG <= len(text):',
        "if declared:",
        (f"{_SAVED}::test_a_page_that_declares_a_wrong_encoding_is_read_as_it_looks",),
    ),
    Mutation(
        "a page whose bytes are UTF-8 is read so, whatever it declares",
        "tms/adapters/formats/web_page/saved_page.py",
        'if declared != "utf-8" and _is_utf_8(data):',
        "if False:",
        (f"{_SAVED}::test_a_page_that_a_program_wrote_as_utf_8_is_read_so_whatever_it_was_sent_in",),
    ),
    Mutation(
        "what a style of characters makes strong comes in strong",
        "tms/adapters/formats/docx_inline.py",
        'named.looks.get(_value(look.find("rStyle")), NO_LOOK)',
        "NO_LOOK",
        ("tests/adapters/formats/test_docx.py::test_what_a_style_of_characters_makes_strong_or_emphasised_is",),
    ),
    Mutation(
        "what a site keeps for who pays is no notice beside the article",
        "tms/web/static/js/lib/page-article.js",
        "const isPaid = paid * 4 >= whole;",
        "const isPaid = false;",
        (
            "tests/browser/test_pasted_pages.py::test_what_only_who_pays_may_read_is_the_article_and_what_asks_for_it_is_not",
        ),
    ),
    Mutation(
        "a line that alone is bold is the title",
        "tms/language/pasted/title.py",
        "    if len(bold) != 1 or",
        "    if bold or",
        ("tests/language/pasted/test_titles.py::test_a_line_that_alone_is_bold_is_the_title",),
    ),
    Mutation(
        "the title above headings of one level is found",
        "tms/language/pasted/title.py",
        "return marked if above is None else above, None",
        "return marked, None",
        ("tests/language/pasted/test_titles.py::test_above_headings_of_one_level_stands_the_title",),
    ),
    Mutation(
        "a notice above the headline is no part of a short article",
        "tms/adapters/formats/web_page/article.py",
        "    beside |= _before_headline(body, measures, said)\n",
        "",
        (f"{_SAVED}::test_notices_above_the_headline_of_a_short_article_are_no_part_of_it",),
    ),
    Mutation(
        "a document of Word that has only its classes left is read as a document",
        "tms/web/static/js/lib/page-article.js",
        'return words.length * 2 > body.querySelectorAll("p, li").length && !body.querySelector(MENUS);',
        "return words.length < 0;",
        ("tests/browser/test_pasted_pages.py::test_a_document_of_word_without_its_names_is_no_page",),
    ),
    Mutation(
        "a saved page that says an impossible day is read",
        "tms/adapters/formats/web_page/head.py",
        "if found and _is_day(found[0]):",
        "if found:",
        (f"{_SAVED}::test_a_day_that_there_is_not_is_none",),
    ),
    Mutation(
        "an agency's reporter is found below a button or the line of a picture",
        "tms/language/pasted/understand.py",
        "_FIRST = 3",
        "_FIRST = 1",
        (
            "tests/language/pasted/test_bylines.py::test_the_reporter_of_an_agency_stands_in_the_first_paragraph_below_what_is_none",
        ),
    ),
    Mutation(
        "a line above the text says who wrote it, and when, by its words alone",
        "tms/web/static/js/lib/page-head.js",
        "if (!isWanted(words)) continue;",
        "continue;",
        ("tests/browser/test_pasted_pages.py::test_lines_that_say_who_and_when_by_their_words_alone",),
    ),
    Mutation(
        "rows of a table within a cell are no rows of the table around it",
        "tms/adapters/formats/web_page/markdown.py",
        'if row.name == "tr" and _table_of(row) is table',
        'if row.name == "tr"',
        ("tests/browser/test_saved_like_pasted.py",),
    ),
    Mutation(
        "what lies too deep in a saved page stands beside its parent",
        "tms/adapters/formats/web_page/tree.py",
        "_DEEPEST = 150",
        "_DEEPEST = 150_000",
        (f"{_SAVED}::test_elements_without_end_are_read",),
    ),
    Mutation(
        "another document within a Word document is named",
        "tms/adapters/formats/docx.py",
        'if child.name == "altChunk":',
        'if child.name == "another":',
        ("tests/adapters/formats/test_docx.py::test_another_document_within_is_named",),
    ),
    Mutation(
        "a list that skips a level keeps its nesting",
        "tms/adapters/formats/web_page/markdown.py",
        """{'- ' * missing}{mark}""",
        """{mark}""",
        (f"{_SAVED}::test_a_list_that_skips_a_level_keeps_its_nesting",),
    ),
    Mutation(
        "a file that seems to be here already is not among those that are created with one press",
        "tms/web/static/js/controllers/article-files.js",
        'if (form.querySelector(".duplicates")) return',
        'if (form.querySelector(".none")) return',
        ("tests/browser/test_article_files.py::test_what_is_fine_comes_in_once_and_the_others_stay_with_their_reason",),
    ),
    Mutation(
        "a file of a folder that is refused keeps no other out",
        "tms/cli/article_folder.py",
        "            except TmsError as error:\n",
        "            except TmsError as error:\n                break\n",
        ("tests/cli/test_article.py::test_a_folder_comes_in_and_each_file_that_does_not_is_told",),
    ),
    Mutation(
        "codes of a block that is joined have numbers of their own",
        "tms/web/static/js/models/import-blocks.js",
        "codes[String(free)] = code;",
        "codes[number] = code;",
        ("tests/browser/test_import_preview.py::test_blocks_are_joined_and_moved_and_each_step_can_be_undone",),
    ),
    Mutation(
        "half a link of the preview is told where it is",
        "tms/web/static/js/source/coded-blocks.js",
        "codeProblem(field.text, field.codes, { isOwn: true })",
        "null",
        (_CHIPS,),
    ),
    Mutation(
        "a text of the preview may do without a link",
        "tms/web/static/js/source/coded-blocks.js",
        "{ isOwn: true }",
        "{}",
        (_CHIPS,),
    ),
    Mutation(
        "a block that is joined shows the chips of both",
        "tms/web/static/js/controllers/import-preview.js",
        "    this.coded.renew();\n    place?",
        "    place?",
        (_CHIPS,),
    ),
    Mutation(
        "a page that is pasted is measured once",
        "tms/web/static/js/lib/page-article.js",
        "const sum = (found.get(element) ?? 0) + (measures.get(element)?.own ?? 0);",
        "const sum = (found.get(element) ?? 0) + (measureOf(body).get(element)?.own ?? 0);",
        ("tests/browser/test_pasted_pages.py::test_a_hostile_page_takes_steps_that_grow_with_its_length",),
    ),
)
