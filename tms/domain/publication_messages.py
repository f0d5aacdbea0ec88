"""The words of what is wrong about the publication's settings, its people and its articles' facts, in English."""

PUBLICATION_MESSAGES: dict[str, str] = {
    "too_many_resets": "Too many links were asked for. Look for the letter that came already, or try again in an hour.",
    "publication_stale": "Someone else changed these settings while you were editing. Reload the page to see them, then "
    "change yours again.",
    "section_not_found": "There is no such section. Choose one of the list.",
    "tag_too_long": "A tag has {most} characters at most. Shorten it.",
    "tag_with_comma": "Write one name: a tag’s name has no comma or semicolon in it.",
    "tags_too_many": "An article has {most} tags at most. Remove some.",
    "tag_not_found": "There is no such tag. Choose one of the list.",
    "tag_without_name": "Give the tag a name in one language at least.",
    "tag_name_taken": "Another tag is called “{name}” already. Choose another name.",
    "due_span_wrong": "Give both times as a number from 1 to {most}, or neither.",
    "days_off_all": "Leave at least one working day.",
    "ends_at_wrong": "Give the hour at which a day’s work is due as a time of day, such as 18:00.",
    "events_kept_wrong": "Give the days for which events are kept as a number from {least} to {most}.",
    "publication_name_long": "The name has {length} characters; the limit is {most}. Shorten it.",
    "public_tag_wrong": "“{tag}” is not a language tag. Write the language, then its script or region if need be, such as {example}.",
    "public_tag_of_another": "The tag “{tag}” means another language than this one. Write one such as {example}.",
    "public_word_wrong": "A word in addresses has letters from a to z, digits, and single hyphens between them; {most} "
    "characters at most.",
    "public_word_reserved": "Addresses of Sanwen’s own pages begin with “{word}”. Choose another word.",
    "public_word_of_another": "“{word}” is how another language is called in addresses. Choose another word.",
    "public_name_taken": "Another language is or was called “{name}”, and what leads there still does. Choose another name.",
    "time_zone_unknown": "That is not a time zone that is known here. Choose one of the list.",
    "region_unknown": "Choose Taiwan or Hong Kong.",
    "region_settled": "The region can be changed only before the first article comes in: texts, memory and terms are kept "
    "for it.",
}
