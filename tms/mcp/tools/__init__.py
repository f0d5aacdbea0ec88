"""All tools, in the order in which an assistant's way goes."""

from typing import Any

from tms.mcp.tool import Tool
from tms.mcp.tools import articles, knowledge, people, texts, threads

TOOLS: tuple[Tool[Any], ...] = (
    articles.FIND_ARTICLES,
    articles.LIST_ARTICLES,
    articles.ARTICLE_STATUS,
    texts.READ_VERSION,
    knowledge.LOOK_UP_TERMS,
    knowledge.LOOK_UP_MEMORY,
    texts.PROPOSE_TRANSLATION,
    threads.COMMENT,
    people.LIST_PEOPLE,
    people.OPEN_WORK,
)
