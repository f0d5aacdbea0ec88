"""A site's own id for an article, as the last part of an address."""

from werkzeug.routing import BaseConverter


class SiteId(BaseConverter):
    """Any text, with slashes wherever it has them: of `/news//17` the slashes are part of the id.

    The framework's own converter for paths takes no slash at the beginning, and sends whoever writes one elsewhere.
    """

    part_isolating = False
    regex = "(?s:.+)"
    weight = 200
