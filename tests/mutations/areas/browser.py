"""What the page keeps and sends."""

from tests.mutations.mutation import Mutation

MUTATIONS = (
    Mutation(
        "the key of a save that is sent again",
        "tms/web/static/js/workspace/saves.js",
        "answer = await send(`/segments/${entry.segment}`, entry.body);",
        "answer = await send(`/segments/${entry.segment}`, { ...entry.body, key: newKey() });",
        ("--full", "tests/browser/test_rough_network.py"),
    ),
)
