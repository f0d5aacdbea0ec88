"""Structured logs that name things by id and never repeat what people wrote.

A failed statement or a library's words may carry an article's sentence, an address or a password. So of an exception
its type and the places in the code are told and not its message, and of a library's record the fixed words and numbers.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Mapping, MutableMapping
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

import structlog
from structlog.typing import Processor

from tms.domain.errors import TmsError

Event = MutableMapping[str, Any]
Format = Literal["auto", "json", "console", "development"]
Level = Literal["debug", "info", "warning", "error"]

_ROOT = str(Path(__file__).parents[2])
_WITHHELD = "…"


def configure(level: Level, style: Format) -> None:
    """One line per event on stderr, for our own events and for those of libraries. May be called again.

    ``development`` is ``console`` with the messages of errors, for whoever changes the code and has samples only.
    """
    is_console = style in {"console", "development"} or (style == "auto" and sys.stderr.isatty())
    number = logging.getLevelNamesMapping()[level.upper()]
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        partial(_tell_error, with_messages=style == "development"),
    ]
    last: list[Processor] = (
        [_for_people, structlog.dev.ConsoleRenderer()]
        if is_console
        else [structlog.processors.JSONRenderer(ensure_ascii=False)]
    )
    structlog.configure(
        processors=[*shared, *last],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = _StandardError()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[_of_library, *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    handler.addFilter(_withhold)
    root = logging.getLogger()
    root.handlers = [*(one for one in root.handlers if not isinstance(one, _StandardError)), handler]
    root.setLevel(logging.INFO if number <= logging.DEBUG else max(number, logging.WARNING))
    threading.excepthook = _thread_failed


class _StandardError(logging.Handler):
    """Writes to standard error as it is at the time, which a process may have exchanged meanwhile."""

    def emit(self, record: logging.LogRecord) -> None:
        """One line."""
        try:
            sys.stderr.write(f"{self.format(record)}\n")
        except Exception:  # noqa: BLE001  a log that can't be written stops nobody
            self.handleError(record)


def _for_people(_logger: object, _method: str, event: Event) -> Event:
    """Lines instead of a structure, where a person watches."""
    told = event.get("exception")
    lines = []
    while told:
        lines.append(
            " ".join(str(told[key]) for key in ("type", "code", "sql_state", "constraint", "message") if told.get(key))
        )
        lines += [f"  {place}" for place in told["places"]]
        told = told.get("because")
    if lines:
        event["exception"] = "\n".join(lines)
    return event


def _withhold(record: logging.LogRecord) -> bool:
    """Put the record's words together without what a library filled in, numbers and the types of errors excepted."""
    arguments: Any = record.args
    if isinstance(arguments, Mapping):
        arguments = {name: _harmless(value) for name, value in arguments.items()}
    elif arguments:
        arguments = tuple(_harmless(value) for value in arguments)
    try:
        words = str(record.msg) % arguments if arguments else str(record.msg)
    except (TypeError, ValueError, KeyError):
        words = str(record.msg)
    record.msg, record.args = words, ()
    return True


def _harmless(value: object) -> object:
    if isinstance(value, bool | int | float):
        return value
    return type(value).__name__ if isinstance(value, BaseException) else _WITHHELD


def _of_library(_logger: object, _method: str, event: Event) -> Event:
    event["logger"] = event["_record"].name
    return event


def _tell_error(_logger: object, _method: str, event: Event, *, with_messages: bool) -> Event:
    """Replace ``exc_info`` by what went wrong where."""
    given = event.pop("exc_info", None)
    if isinstance(given, BaseException):
        given = (type(given), given, given.__traceback__)
    elif given and not isinstance(given, tuple):
        given = sys.exc_info()
    if given and given[1] is not None:
        event["exception"] = _told(given[1], with_messages=with_messages)
    return event


def _told(error: BaseException, *, with_messages: bool) -> dict[str, Any]:
    """Type, code or SQL state, constraint, places in the code, and the same of what caused it."""
    told: dict[str, Any] = {"type": type(error).__name__}
    if with_messages:
        told["message"] = str(error)
    if isinstance(error, TmsError):
        told["code"] = error.code
    original = getattr(error, "orig", error)
    sql_state = getattr(original, "sqlstate", None)
    if sql_state:
        diagnosis = getattr(original, "diag", None)
        told["sql_state"] = sql_state
        told["constraint"] = getattr(diagnosis, "constraint_name", None)
    told["places"] = _places(error.__traceback__)
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        told["because"] = _told(cause, with_messages=with_messages)
    return told


def _places(trace: TracebackType | None) -> list[str]:
    return [
        f"{frame.filename.removeprefix(_ROOT).lstrip('/')}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]


def _thread_failed(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_value is not None:
        structlog.get_logger(__name__).error("thread_failed", exc_info=failed.exc_value)
