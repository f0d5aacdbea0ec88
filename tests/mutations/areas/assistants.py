"""What assistants may do with their tools, and what they never take away from people."""

from tests.mutations.mutation import Mutation

_PROPOSALS = "tests/services/translating/test_propose_translation.py"
_ENDPOINT = "tests/mcp/test_endpoint.py"
_TOOLS = "tests/mcp/test_tools.py"
_ANSWERS = "tests/mcp/permissions/test_answers.py"
_EVERY = f"{_ANSWERS}::test_every_token_is_answered_as_the_table_says_and_changes_nothing_else"
_PROPOSE = "tms/services/translating/propose_translation.py"

MUTATIONS = (
    Mutation(
        "a tool is for tokens that have its scope",
        "tms/mcp/tool.py",
        "            authorize_scope(actor(), self.scope)\n",
        "",
        (f"{_EVERY}[read_version]",),
    ),
    Mutation(
        "a session opens no tool",
        "tms/http/token_gate.py",
        "return request.path.startswith(API) or request.path == MCP",
        "return request.path.startswith(API)",
        (f"{_ENDPOINT}::test_only_a_token_opens_it",),
    ),
    Mutation(
        "what a tool refuses leaves nothing",
        "tms/mcp/tool.py",
        "_result(_refusal(rolled_back(error)))",
        "_result(_refusal(error))",
        (f"{_TOOLS}::test_a_call_that_is_refused_leaves_nothing",),
    ),
    Mutation(
        "a page of another site may not ask",
        "tms/mcp/endpoint.py",
        '    if not is_own_origin(request.headers.get("Origin")):\n        raise Denied("origin_foreign")\n',
        "",
        (f"{_ENDPOINT}::test_a_page_of_another_site_may_not_ask",),
    ),
    Mutation(
        "no name that leads to this machine is an origin of ours",
        "tms/http/allowed_hosts.py",
        "own = request.host_url if is_local() else public",
        "own = request.host_url",
        (f"{_ENDPOINT}::test_a_page_of_another_site_may_not_ask",),
    ),
    Mutation(
        "a batch is no way round the limit of requests",
        "tms/mcp/endpoint.py",
        "    for _ in messages[1:]:\n        count_request()\n",
        "",
        (f"{_ENDPOINT}::test_the_limit_is_that_of_the_api_and_a_batch_is_no_way_round_it",),
    ),
    Mutation(
        "headers say nothing else than the message",
        "tms/mcp/versions.py",
        "if wrong := [name for",
        "if wrong := [name for _ in () for",
        ("tests/mcp/test_stateless.py::test_headers_that_say_another_thing_are_refused",),
    ),
    Mutation(
        "a part of a version is checked beside what says the same elsewhere",
        "tms/services/workspace/read_checked.py",
        "{*ids, *alike, *(",
        "{*ids, *(",
        ("tests/services/workspace/test_read_checked.py::test_it_says_what_the_page_says",),
    ),
    Mutation(
        "a part of a version is checked with its paragraphs",
        "tms/services/workspace/read_checked.py",
        "near_blocks(places, set(ids), behind=0))}",
        "near_blocks(places, set(), behind=0))}",
        ("tests/services/workspace/test_read_checked.py::test_it_says_what_the_page_says",),
    ),
    Mutation(
        "open pages hear of a proposal",
        _PROPOSE,
        "        uow.article_changed(actor.publication_id, article_id)\n",
        "",
        (f"{_PROPOSALS}::test_open_pages_hear_of_it",),
    ),
    Mutation(
        "a proposal never replaces what a person has typed",
        _PROPOSE,
        "if typed is not None and not typed.proposed and typed.text not in {text, row.text}:",
        "if False:",
        (f"{_PROPOSALS}::test_what_a_person_typed_is_never_replaced",),
    ),
    Mutation(
        "what a person types is no proposal any more",
        "tms/services/translating/save_segment.py",
        ', "proposed": False}',
        "}",
        (f"{_PROPOSALS}::test_what_a_person_typed_is_never_replaced",),
    ),
    Mutation(
        "what is proposed to a person is nobody's text",
        _PROPOSE,
        "    if actor.is_machine:\n",
        "    if True:\n",
        (f"{_PROPOSALS}::test_a_proposal_waits_for_its_person_and_is_nobody_s_text",),
    ),
    Mutation(
        "a proposal is for the text that was read",
        _PROPOSE,
        "    if row.rev != proposal.rev:\n        raise stale(uow, row, rev=proposal.rev, yours=text)\n",
        "",
        (f"{_PROPOSALS}::test_a_proposal_for_an_older_text_is_refused_with_all_three",),
    ),
    Mutation(
        "a proposal is for the source that was read",
        _PROPOSE,
        '    if source.rev != proposal.source_rev:\n        raise Conflict("proposal_source_changed")\n',
        "",
        (f"{_PROPOSALS}::test_a_proposal_for_an_older_source_is_refused",),
    ),
)
