"""Error codes of files and texts that can't be read, and the words that people read for them."""

from collections.abc import Mapping

READING_MESSAGES: Mapping[str, str] = {
    "reading_busy": "Other files are being read just now. Wait half a minute, then send yours again; nothing of it was kept.",
    "reading_failed": "It can’t be read; it may be damaged. Open it in the program that wrote it, save it again, and try once more.",
    "reading_too_long": "Reading it took more than {seconds} seconds and was stopped. Bring it in in smaller parts, without anything that is not text.",
    "reading_too_much": "Reading it takes more memory than one file may use. Bring it in in smaller parts, without anything that is not text.",
    "memory_file_missing": "Choose a file first: TMX, or a table with tabs.",
    "memory_table_encoding": "The table is neither UTF-8 nor UTF-16 (byte {place}). Save it as UTF-8 and try again.",
    "memory_file_unknown": "A file that ends in .tmx or .tsv is needed, not “{ending}”.",
    "memory_table_unreadable": "The first line must name the language of each column, at least two of en, zh-Hans, zh-Hant-TW and zh-Hant-HK, each once, with a tab between them.",
    "source_too_large": "The article has {size} bytes; the limit is {most}. Shorten it, or make two articles of it; everything that you typed is still here.",
    "srx_nothing": "The file has no rule for English or Chinese that forbids a break. Choose another one.",
    "srx_unreadable": "This is not an SRX file, or it is larger than 1 MB. Save it as SRX 2.0 in UTF-8, without a document type.",
    "tmx_unreadable": "This TMX file can’t be read: the mistake is in line {line}. Nothing was brought in.",
    "terms_file_wrong": "Nothing was imported, because of these lines:\n{problems}",
    "terms_file_empty": "The file has no term in a language that is kept here. Nothing was imported.",
    "terms_file_encoding": "The table is neither UTF-8 nor UTF-16 (byte {place}). In a spreadsheet, save it as “CSV UTF-8”.",
    "terms_file_columns": "The first line must name the columns, each once, and at least one language among them. "
    "Known are: {known}, and for each language its status, part of speech, note and source, such as “en status”.",
    "terms_file_not_xml": "The file is not well-formed XML (line {line}), or declares entities. Export it again.",
    "terms_file_not_tbx": "The file is XML, but not TBX. Export the terms as TBX-Basic, or as a table.",
    "terms_file_missing": "Choose a file: TBX, or a table as CSV.",
    "terms_file_nested": "In line {line} elements are nested more deeply than TBX allows. Export the terms as TBX-Basic, or as a table.",
    "terms_file_too_many": "The file has more than {most} concepts. Bring it in in parts.",
    "article_discarded": "An editor discarded this article. An administrator can bring it back.",
    "external_id_missing": "Name the article by the id that it has where it comes from.",
    "block_unreadable": "Block {number} can’t be read: its “{what}” is none that an article has.",
}
