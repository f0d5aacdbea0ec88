"""The words of what is wrong about what an assistant asks or proposes, in English."""

PROPOSAL_MESSAGES: dict[str, str] = {
    "proposal_of_source": "The source itself is not translated. Propose for one of its versions.",
    "proposal_over_typing": "Its person has typed something here and not saved it yet, so nothing is put in its place. Write a "
    "comment instead, or ask them to save it.",
    "proposal_source_changed": "The source of this segment has changed since it was read. Read the segment again, then propose "
    "for what it says now.",
    "search_words_short": "These words are too short to search for. Use a longer word, or two Chinese characters.",
    "origin_foreign": "A page of another site may not ask here. Use a program that is not a page, or the installation’s own "
    "address.",
}
