"""What a program is told where the words of a page would send it to reload that page: by the same error codes."""

PROGRAM_MESSAGES: dict[str, str] = {
    "database_away": "The database does not answer just now. Send the request again in a few seconds, with the same key.",
    "segment_not_found": "There is no such segment in this version. Read the segments again.",
    "segment_retired": "The source no longer has this sentence.{where} Your text is kept. Read the segments again.",
    "comment_not_found": "There is no such comment. Read the threads again.",
    "thread_not_found": "There is no such thread. Read the threads again.",
    "source_switched": "Another language has become the source of this article. Your text is kept. Read the article again.",
    "step_not_found": "There is no such step. Read the jobs again.",
    "key_reused": "This key came with another request before. Make a new one for each request, and keep it only to send "
    "the same one again.",
    "no_active_step": "No step of this version is active. Read the jobs again.",
}
