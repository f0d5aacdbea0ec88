"""Where answers lead to, for the resources that several of them name."""

from tms.api.operation import AnswerLink

TO_ARTICLE = AnswerLink("read_article", {"article_id": "$response.body#/id"})
TO_FIRST_ARTICLE = AnswerLink("read_article", {"article_id": "$response.body#/articles/0/id"})
TO_ARTICLE_OF_EVENT = AnswerLink("read_article", {"article_id": "$response.body#/events/0/data/article/id"})
TO_ARTICLE_OF_PATH = AnswerLink("read_article", {"article_id": "$request.path.article_id"})
TO_RELEASED = AnswerLink(
    "read_released", {"article_id": "$response.body#/id", "locale": "$response.body#/versions/0/language"}
)
TO_FIRST_RELEASED = AnswerLink(
    "read_released",
    {"article_id": "$response.body#/articles/0/id", "locale": "$response.body#/articles/0/versions/0/tag"},
)
TO_NEXT_RELEASED = AnswerLink("list_released", {"cursor": "$response.body#/next"})
TO_SENT_ARTICLE = AnswerLink("read_article_of_site", {"external_id": "$request.path.external_id"})
TO_SEND = AnswerLink("send_article", {"external_id": "$request.path.external_id"})
TO_NEXT_ARTICLES = AnswerLink("list_articles", {"cursor": "$response.body#/next"})
TO_NEXT_EVENTS = AnswerLink("list_events", {"cursor": "$response.body#/cursor"})

_HERE = {"article_id": "$request.path.article_id"}
_VERSION = {**_HERE, "locale": "$request.path.locale"}
TO_FIRST_SEGMENT = AnswerLink("get_segment", {**_VERSION, "segment_id": "$response.body#/segments/0/id"})
TO_NEXT_SEGMENTS = AnswerLink("list_segments", {**_VERSION, "cursor": "$response.body#/next"})
_SEGMENT = {**_VERSION, "segment_id": "$response.body#/id"}
_ON_SEGMENT = {**_VERSION, "segment_id": "$response.body#/segment"}
_READ = {"If-Match": "$response.header.ETag"}
_AS_READ = {"text": "$response.body#/text", "source_rev": "$response.body#/source/rev"}
TO_SAVE = AnswerLink("save_text", {**_SEGMENT, **_READ}, _AS_READ)
TO_CONFIRM = AnswerLink("confirm_text", {**_SEGMENT, **_READ}, _AS_READ)
TO_CLAIM = AnswerLink("claim", _SEGMENT)
TO_SEGMENT = AnswerLink("get_segment", _ON_SEGMENT)
TO_LEAVE = AnswerLink("leave", _ON_SEGMENT)
TO_THREADS_OF_SEGMENT = AnswerLink("list_segment_threads", _SEGMENT)
TO_COMMENT_ON_SEGMENT = AnswerLink("comment_on_segment", _SEGMENT)
TO_FIRST_THREAD = AnswerLink("reply_in_thread", {**_HERE, "thread_id": "$response.body#/threads/0/id"})
TO_NEXT_THREADS = AnswerLink("list_threads", {**_HERE, "cursor": "$response.body#/next"})
TO_NEXT_THREADS_OF_SEGMENT = AnswerLink(
    "list_segment_threads",
    {**_VERSION, "segment_id": "$request.path.segment_id", "cursor": "$response.body#/next"},
)
TO_THREAD = AnswerLink("reply_in_thread", {**_HERE, "thread_id": "$response.body#/id"})
TO_FIRST_COMMENT = AnswerLink("change_comment", {**_HERE, "comment_id": "$response.body#/threads/0/comments/0/id"})
TO_CHANGE_COMMENT = AnswerLink("change_comment", {**_HERE, "comment_id": "$response.body#/id"})
TO_WITHDRAW_COMMENT = AnswerLink("take_comment_back", {**_HERE, "comment_id": "$response.body#/id"})
TO_REOPEN = AnswerLink("reopen", {**_HERE, "thread_id": "$response.body#/id"})
TO_RESOLVE = AnswerLink("resolve", {**_HERE, "thread_id": "$response.body#/id"})
TO_FIRST_JOB = AnswerLink("read_job", {**_HERE, "locale": "$response.body#/jobs/0/language"})
TO_CHANGE_JOB = AnswerLink("change_job_of_version", {**_VERSION, **_READ}, {"due": "$response.body#/due"})
TO_TAKE_STEP = AnswerLink("take_active_step", _VERSION)
TO_NEXT_PEOPLE = AnswerLink("list_people", {"cursor": "$response.body#/next"})
TO_WORK = AnswerLink("list_work", {"person_id": "$response.body#/people/0/id"})
TO_FIRST_PICTURE = AnswerLink("read_picture", {**_HERE, "picture_id": "$response.body#/pictures/0/id"})
_PICTURE = {**_HERE, "picture_id": "$response.body#/id"}
TO_PICTURE = AnswerLink("read_picture", _PICTURE)
TO_PICTURE_FILE = AnswerLink("read_picture_file", {**_PICTURE, "name": "$response.body#/files/0/name"})
TO_CHANGE_PICTURE = AnswerLink("change_words_of_picture", _PICTURE, {"credit": "$response.body#/credit"})
TO_TAKE_OUT_PICTURE = AnswerLink("delete_picture", _PICTURE)
TO_FIRST_PICTURE_OF_VERSION = AnswerLink(
    "choose_picture",
    {**_VERSION, "picture_id": "$response.body#/pictures/0/picture"},
    {"shown": "$response.body#/pictures/0/shown"},
)
TO_PICTURE_SHOWN = AnswerLink("read_picture", {**_HERE, "picture_id": "$response.body#/shown"})
