"""The cookies that a client of ours keeps: what each answer sets, by name."""

from email.message import Message


class Cookies:
    """As a browser keeps them for one server; expiry and paths are not looked at."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def keep(self, headers: Message) -> None:
        """Take over what the answer sets."""
        for cookie in headers.get_all("Set-Cookie", []):
            name, _, value = cookie.split(";")[0].partition("=")
            self._values[name] = value

    @property
    def header(self) -> dict[str, str]:
        """What the next request says of them."""
        return {"Cookie": str(self)} if self._values else {}

    def __str__(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self._values.items())
