"""Which hosts are answered: the public address, and for what is local only, this machine's own names."""

import ipaddress
from urllib.parse import urlsplit

from flask import Flask, Response, request

from tms.http.context import container
from tms.http.context import gettext as _

_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")
_HEALTH = frozenset({"/healthz", "/readyz"})


def register(app: Flask) -> None:
    """Refuse requests for other hosts before anything is done, as soon as the public address is known."""
    app.before_request(_refuse_others)


def is_local() -> bool:
    """Whether a request is from this machine, by a name of it, and not through a proxy, which speaks for the world.

    The name counts because a page of any site can have its own name lead to this machine (DNS rebinding).
    """
    if any(name in request.headers for name in _FORWARDED):
        return False
    return _is_loopback(request.remote_addr or "") and is_local_name(_name(request.host))


def is_own_origin(origin: str | None) -> bool:
    """Whether a page of this installation asks, or a program that is no page and names no origin.

    Without a public address only this machine's own pages are: any name may lead here (DNS rebinding).
    """
    if origin is None:
        return True
    public = container().settings.public_url
    own = request.host_url if is_local() else public
    return origin.lower() in {_origin(one) for one in (own, public) if one}


def public_address(path: str) -> str:
    """A path of ours as an address for others: by the setting, because a request may name any host it likes."""
    return (container().settings.public_url or request.host_url).rstrip("/") + path


def is_local_name(name: str) -> bool:
    """Whether a host's name means this machine itself, whatever any name server says."""
    return name == "localhost" or _is_loopback(name)


def _origin(address: str) -> str:
    """What a browser calls the origin of a page at this address."""
    parts = urlsplit(address.lower())
    return f"{parts.scheme}://{parts.netloc}"


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _name(host: str) -> str:
    """The name in a Host header, without its port; empty where it is not a host."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _refuse_others() -> Response | None:
    public = container().settings.public_url
    if not public or request.path in _HEALTH:
        return None
    name = _name(request.host)
    # A port says nothing about who asks; programs on this machine, monitors among them, use its own names.
    if (name and name in {urlsplit(public).hostname, container().settings.host}) or is_local():
        return None
    words = _("This address is not served here. Open %(address)s instead.", address=public.rstrip("/"))
    hint = _("Whoever runs this installation sets its address in TMS_PUBLIC_URL.")
    return Response(f"{words}\n{hint}\n", status=421, content_type="text/plain; charset=utf-8")
