"""The receiver that the documentation shows takes what we sign, and nothing else."""

import json
import re
import time
from typing import Any

import pytest

from tests.architecture.syntax import ROOT
from tms.domain.webhook_signature import new_secret, signed_headers


def test_the_receiver_of_the_documentation_takes_what_is_signed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs/api.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"```\n(import os\n.*?)```", page, re.DOTALL)
    secret = new_secret()
    monkeypatch.setenv("SANWEN_SECRET", secret)
    names: dict[str, Any] = {"__name__": "receiver"}
    exec(compile(program, "receiver.py", "exec"), names)  # noqa: S102  it is ours
    client = names["app"].test_client()
    body = json.dumps({"type": "version.approved", "data": {"by": {"name": "林薇"}}}, ensure_ascii=False).encode()
    now = int(time.time())

    def answer(secret: str, at: int = now, sent: bytes = body) -> int:
        headers = dict(signed_headers([secret], "evt_1", at, body))
        status: int = client.post("/hooks", data=sent, headers=headers).status_code
        return status

    assert answer(secret) == 204
    assert "evt_1 version.approved" in capsys.readouterr().out
    assert answer(new_secret()) == 401
    assert answer(secret, sent=body.replace(b"approved", b"withdrawn")) == 401
    assert answer(secret, at=now - 3_600) == 401
