"""The words of what can’t be brought in as an article, in English."""

IMPORT_MESSAGES: dict[str, str] = {
    "import_binary": "This is {what}, not text. Open it in the program that made it, copy the article or save it as plain "
    "text (UTF-8), and bring that in.",
    "import_duplicate": "This is in Sanwen already: article {id}, “{title}” ({why}). Bring it in as an update of that one, "
    "or say that it is a new one.",
    "import_empty": "There is no text in it. Choose another file, or paste the article.",
    "import_encoding": "The text is not UTF-8 (it looks like {guess}). Open it in your editor, save it as UTF-8, and try again.",
    "import_line_too_long": "Line {line} has {length} characters; the limit is {most}. Put the paragraphs in lines of their own.",
    "import_markup": "This is XML, not an article. Open it in the program that made it, copy the article, and paste it.",
    "import_no_body": "The article has no text yet. Add at least one paragraph.",
    "import_no_title": "The article has no title yet. Give it one.",
    "import_too_large": "This has {size} bytes; the limit is {most}. Bring the article in without its pictures, or in parts.",
    "import_too_many_lines": "The text has {lines} lines; the limit is {most}. Bring it in as several articles.",
    "import_too_nested": "Lists or quotations are nested too deeply. Take some levels out and try again.",
    "import_no_language": "Choose the language that the article is written in.",
    "import_markers_broken": "In paragraph {number} an inline code is opened and not closed, appears twice, or is nested too deeply. Put the pair back "
    "around its words, or delete both halves.",
}
