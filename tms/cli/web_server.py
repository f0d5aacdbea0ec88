"""gunicorn, configured by us alone: no file, no environment, no control socket."""

from typing import Any

from gunicorn.app.base import BaseApplication


class WebServer(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """One process with threads: pages wait for the database, not for the processor."""

    def __init__(self, listen_fd: int, threads: int) -> None:
        self._options: dict[str, Any] = {
            "bind": f"fd://{listen_fd}",
            "workers": 1,
            "threads": threads,
            "worker_class": "gthread",
            "timeout": 60,
            "graceful_timeout": 5,
            "keepalive": 5,
            "umask": 0o077,  # the default would make files that everybody can write
            "loglevel": "warning",
            "control_socket_disable": True,
        }
        super().__init__()

    def load_config(self) -> None:
        """Called by gunicorn."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Called by gunicorn in the process that serves."""
        from tms.app import create_app

        return create_app()
