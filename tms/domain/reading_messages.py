"""Error codes of files that can't be read, and the words that people read for them."""

from collections.abc import Mapping

READING_MESSAGES: Mapping[str, str] = {
    "reading_busy": "Other files are being read just now. Wait half a minute, then send yours again; nothing of it was kept.",
    "reading_failed": "It can’t be read; it may be damaged. Open it in the program that wrote it, save it anew, and try again.",
    "reading_too_long": "Reading it took more than {seconds} seconds and was given up. Bring it in in smaller parts, without what is no text.",
    "reading_too_much": "Reading it takes more memory than one file may have. Bring it in in smaller parts, without what is no text.",
    "memory_file_unknown": "A file that ends in .tmx or .tsv is needed, not “{ending}”.",
    "memory_table_unreadable": "The first line must name the language of each column, at least two of en, zh-Hans, zh-Hant-TW and zh-Hant-HK, each once, with a tab between them.",
    "srx_nothing": "The file has no rule for English or Chinese that forbids a break. Choose another one.",
    "srx_unreadable": "This is no SRX file, or it has more than 1 MB. Save it as SRX 2.0 in UTF-8, without a document type.",
    "tmx_unreadable": "This is no TMX file that can be read: the mistake is in line {line}. Nothing was brought in.",
}
