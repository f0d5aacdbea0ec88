"""Pictures that came with a text, from its preview to its article: kept, and carried by the form, signed by us."""

import time
from base64 import b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from flask import request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from tms.domain.errors import Invalid, NotFound
from tms.domain.pictures import OLD_AFTER_SECONDS, KeptFile, KeptPicture, brought_address
from tms.http.context import actor, container

_SECONDS = 24 * 3600
_LONGEST_SECONDS = OLD_AFTER_SECONDS - 24 * 3600


@dataclass(frozen=True, slots=True)
class BroughtForm:
    """What the form of a preview carries: the pictures by their numbers, and how they were called beside the text."""

    kept: Mapping[int, KeptPicture]
    names: Mapping[str, int]
    since: float
    """When the first of them was kept: what no article has is deleted after days."""

    def signed(self) -> str:
        """The same as a value of the form, which comes back as it was or not at all."""
        said = {
            "kept": {str(number): asdict(one) for number, one in self.kept.items()},
            "names": dict(self.names),
            "since": self.since,
        }
        return str(_signer().dumps(said)) if self.kept else ""

    def thumbnails(self) -> dict[str, str]:
        """The smallest file of each as data, by the address that the picture has in the text."""
        found: dict[str, str] = {}
        for number, one in self.kept.items():
            with suppress(NotFound):
                content = container().pictures.read(one.renditions[0].digest)
                data = f"data:{one.renditions[0].kind};base64,{b64encode(content).decode()}"
                found[brought_address(number)] = data
        return found


def carried() -> BroughtForm:
    """What the form that was sent carries. Raises Invalid (``preview_incomplete``)."""
    value = request.form.get("brought", "")
    if not value:
        return BroughtForm({}, {}, time.time())
    try:
        said: Mapping[str, Any] = _signer().loads(value, max_age=_SECONDS)
    except BadSignature:
        raise Invalid("preview_incomplete") from None
    # A preview that is read again is signed anew, and its files are not kept anew; an earlier release said no time.
    if time.time() - said.get("since", 0.0) > _LONGEST_SECONDS:
        raise Invalid("preview_incomplete")
    kept = {int(number): _kept(one) for number, one in said["kept"].items()}
    return BroughtForm(kept, said["names"], said["since"])


def _kept(said: Mapping[str, Any]) -> KeptPicture:
    card = KeptFile(**said["card"]) if said["card"] else None
    return KeptPicture([KeptFile(**one) for one in said["renditions"]], card, said["is_first_frame"])


def _signer() -> URLSafeTimedSerializer:
    # A form is its person's alone: whoever else has its text has nothing of the pictures.
    return URLSafeTimedSerializer(container().secret_key, salt=f"brought pictures of {actor().person_id}")
