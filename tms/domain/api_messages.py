"""The words of what is wrong about tokens and about requests to the API, in English."""

API_MESSAGES: dict[str, str] = {
    "token_missing": "Send a token as “Authorization: Bearer …”. It is made under “Your tokens” or “API access”.",
    "token_unknown": "This is not a token that works here. Check that all of it was copied, or make another one.",
    "token_revoked": "This token was revoked. Make another one.",
    "token_expired": "This token has expired. Make another one.",
    "token_not_found": "There is no such token. Reload the page to see those that there are.",
    "token_name_wrong": "Give the token a name of 1 to {most} characters.",
    "token_scopes_missing": "Choose what the token may be used for.",
    "token_days_unknown": "Choose one of the lifetimes of the list.",
    "tokens_too_many": "There are {most} tokens that work, and no more are allowed. Revoke one that is not needed any more.",
    "not_in_scope": "This token was not made for that. Use one that has the scope.",
    "not_by_token": "No program may do this. Sign in and do it on its page.",
    "not_for_machines": "A machine may not do this: it takes a person. Use a person’s token, or sign in.",
    "api_too_many": "Too many requests. Wait {seconds} seconds, then go on.",
    "api_not_json": "Send the request as JSON, with “Content-Type: application/json”.",
    "api_request_invalid": "The request can’t be used as it is: “errors” says what is wrong, and where. Correct it, then send it "
    "again.",
    "tag_unknown": "No version here is called “{tag}”. The languages are called: {known}.",
    "api_cursor_wrong": "This is not a cursor of this list. Use “next” of the part before, or leave it out to begin anew.",
    "api_no_such_resource": "There is no such resource. The reference under /api/docs lists those that there are.",
    "api_no_such_method": "This resource does not take that method. The reference under /api/docs says which it takes.",
    "api_if_match_missing": "Say what this is based on: send the ETag that you read as “If-Match”.",
    "api_if_match_wrong": "“If-Match” is one ETag as it was answered, in quotes. Read it again and send its ETag.",
    "api_key_missing": "Send a UUID of this request as “Idempotency-Key”, and the same one when you send it again.",
    "api_key_wrong": "“Idempotency-Key” is a UUID, such as 3f0c8e52-6d1b-4c53-9a0e-2b7c1f5d9a44. Make one for each request.",
    "segments_renumbered": "The source was revised in the meantime. Read the segments again from the beginning.",
    "text_by_person": "A person has worked on this text, and a machine doesn’t change it. Comment on it instead.",
    "draft_of_derived": "A machine drafts only what is translated from the source; this version follows another. Comment on it "
    "instead.",
    "job_stale": "Someone else changed this job in the meantime. Read it again, then change what you still want to change.",
    "api_too_large": "This has {size} bytes; the limit is {most}. Send less at once.",
    "api_broken": "Something went wrong here, and it is in the log. Send the request again; if it fails again, tell whoever "
    "runs this installation.",
}
