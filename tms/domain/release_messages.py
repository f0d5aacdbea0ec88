"""The words of what stops a release, in English; each names the remedy."""

RELEASE_MESSAGES: dict[str, str] = {
    "nothing_to_publish": "Choose at least one version to publish.",
    "version_not_approved": "The version {locale} is not approved. Approve it first, or publish without it.",
    "version_not_ready": "The version {locale} is still being prepared. Wait until its first stages are done, then publish.",
    "held": "A {kind} hold stops this: {reason}. Whoever set it has to lift it.",
    "slug_empty": "The address of the version {locale} is empty. Write some words for it.",
    "slug_long": "The address of the version {locale} has {length} characters; the limit is {most}. Shorten it.",
    "slug_letters": "The address of the version {locale} may have Latin letters, Chinese characters, digits and hyphens. Write "
    "it with these.",
    "slug_letters_latin": "The address of the version {locale} may have Latin letters, digits and hyphens. Write it with these.",
    "slug_taken": "“{slug}” is or was the address of another article. Choose another one.",
    "metadata_stale": "Someone else changed this while you were editing. What stands now is shown beside your words: look, "
    "then save again.",
    "text_not_accepted": "Nobody accepted sentence {number} of {locale} as it stands: “{text}”. Sentences like this: {n}. "
    "Have the version reviewed again (an editor reopens it), then try again.",
    "not_released": "Nothing was released in “{locale}”. What is released is listed with the article.",
    "release_withdrawn": "The publication has withdrawn this article in “{locale}”. Take it down where it still stands.",
}
