"""How rows are found and written, where more than one use case asks.

What one use case needs stands in it. What two need stands here, in a module that is named for what it answers, not for
who asks or how; so does what one needs of another module here. Whoever is left as the only one to ask takes the query
along. A query gets the session and answers with rows and values; rules live in ``tms.domain`` and ``tms.services``.
"""
