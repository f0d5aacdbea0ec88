"""The yardstick: a Flask application that says hello, under the product's own gunicorn settings.

python -m tests.benchmarks.hello PORT THREADS
"""

import sys
from typing import Any

from flask import Flask

from tms.cli.listening import listen
from tms.cli.web_server import WebServer


class HelloServer(WebServer):
    """The product's server with another application in it."""

    def load(self) -> Any:
        """Called by gunicorn."""
        app = Flask("hello")
        app.add_url_rule("/", view_func=lambda: "hello, world")
        return app


if __name__ == "__main__":
    with listen("127.0.0.1", int(sys.argv[1])) as listener:
        HelloServer(listener.detach(), int(sys.argv[2])).run()
