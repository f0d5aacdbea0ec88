"""Error codes of engines and their drafts, and the words that people read for them."""

from collections.abc import Mapping

ENGINE_MESSAGES: Mapping[str, str] = {
    "eval_line": "Line {line} of {file} is no JSON object with texts for {source} and {target}. Correct it, or choose other languages.",
    "eval_needs_sacrebleu": "The scores need sacrebleu. Install the extra “eval”: uv sync --extra eval.",
    "engine_not_found": "There is no such engine here. Go back to the list of engines.",
    "engine_name_missing": "Give the engine a name of at most 80 characters, by which people know it.",
    "engine_name_taken": "Another engine is called “{name}”. Choose another name.",
    "engine_kind_unknown": "Choose one of the kinds of engines on the page.",
    "engine_field_missing": "“{label}” is needed. Fill it in.",
    "engine_field_wrong": "“{label}” can’t be that: {why}.",
    "engine_key_missing": "This engine needs a key. Copy it from the provider’s account page.",
    "engine_key_again": "The address is another one now, so the key must be entered again: nobody gets it by changing the address.",
    "engine_key_unreadable": "The engine’s key was encrypted with another key than TMS_ENCRYPTION_KEY or TMS_SECRET_KEY now. Enter it again.",
    "engine_stale": "Somebody has changed this engine meanwhile. Look at what stands there now, then change it again.",
    "engine_text_missing": "Write a sentence of at most 500 characters to translate.",
    "engine_text_confidential": "This sentence stands in a confidential article, and the engine is outside the house. Try another one.",
    "engine_pair_same": "Choose two different languages, one of them English.",
    "engine_failed": "The engine failed without saying why. Try it again.",
    "engine_key_refused": "The engine refused the key. Check that it is complete and allowed to translate, and enter it again.",
    "engine_quota_used_up": "The provider says that the account’s own limit is used up. Raise it there, or wait for the next period.",
    "engine_unsupported": "The engine can’t do what it was asked. Check its address, model and languages.",
    "engine_busy": "The engine is asked more often than it or its limits here allow.",
    "engine_unreachable": "The engine did not answer. Check its address, and that its server runs.",
    "engine_bad_answer": "The engine answered with something that can’t be used. Try another model, or fewer segments in a request.",
    "engine_address_refused": "The engine’s address may not be used: an engine that is set up as local must be at a local address.",
    "engine_not_installed": "This kind of engine is not installed here. Install its package extra, then restart.",
    "engine_budget_used_up": "This month’s budget of the engine has no room for the call. Raise it, or wait for the next month.",
    "draft_not_direct": "This version is not drafted: it is the source, or it follows another version.",
    "engine_resting": "The engine has failed several times in a row and is left alone for a minute, so that it can recover.",
    "engine_confidential": "The article became confidential while it was drafted, or ceased to be.",
}
