"""Web addresses as people type them and as servers send them, in the form in which they are asked for."""

from urllib.parse import quote, urlsplit, urlunsplit

from tms.domain.errors import Invalid

LONGEST = 2_000
"""Characters. Browsers take more; no article has such an address."""

_KEPT = "%/:=&?~+!$,;'@()*[]|"


def web_address(typed: str) -> str:
    """The address that somebody typed or pasted, ready to be asked for; without a scheme it is one of https.

    Raises Invalid (``fetch_address_wrong``).
    """
    words = typed.strip().strip("<>")
    if words and "://" not in words and "." in words.partition("/")[0] and ":" not in words.partition(".")[0]:
        words = f"https://{words}"
    try:
        address = encoded_address(words)
        parts = urlsplit(address)
        is_one = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username and parts.port != 0
    except ValueError:
        is_one = False
    if not is_one or len(address) > LONGEST:
        raise Invalid("fetch_address_wrong")
    return address


def encoded_address(address: str) -> str:
    """The address in ASCII, as browsers send it: without its fragment. Raises ValueError where it is none."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError as error:
            raise ValueError(address) from error
    elif any(sign.isspace() for sign in host):
        raise ValueError(address)
    user = parts.netloc.rpartition("@")[0]
    place = f"[{host}]" if ":" in host else host
    netloc = f"{user}@{place}" if user else place
    if parts.port is not None:
        netloc += f":{parts.port}"
    return urlunsplit((parts.scheme, netloc, quote(parts.path, safe=_KEPT), quote(parts.query, safe=_KEPT), ""))


def host_of(address: str) -> str:
    """The host that an address names, as people read it; the address itself where it names none."""
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address
