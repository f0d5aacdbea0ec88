"""Somebody who sends one hostile file after the other: ``python -m tests.hostile.uploading URL EMAIL NUMBER``.

Ended with SIGTERM it prints the statuses of the answers. NUMBER is where in the list it begins, in pairs.
"""

import itertools
import signal
import sys
import uuid

from tests.benchmarks.browser import Browser
from tests.factories import PASSWORD
from tests.hostile import documents, texts

FILES: list[tuple[str, str, bytes]] = [
    ("/articles/preview", "file", documents.styles(60_000)),
    ("/articles/preview", "file", documents.table(12_000)),
    ("/articles/preview", "file", ("![" * 400 + "\n\n").encode() * 2_400),
    ("/articles/preview", "file", texts.headings(7_000).encode()),
    ("/terms/import", "file", b"en\n" + b"".join(b"t%d\n" % k for k in range(500_000))),
    ("/segmentation", "srx", documents.RULES["SRX: wide patterns"][0](300)),
]


class Uploader(Browser):
    """Sends a file, and takes whatever comes back."""

    def upload(self, path: str, name: str, data: bytes) -> int:
        boundary = uuid.uuid4().hex
        fields = {"do": "srx" if name == "srx" else "preview", "csrf_token": self._token}
        parts = [
            f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
            for key, value in fields.items()
        ]
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="a"\r\n\r\n')
        body = "".join(parts).encode() + data + f"\r\n--{boundary}--\r\n".encode()
        headers = {
            "Content-Type": f"multipart/form-data; boundary={boundary}",
            "Cookie": self.cookie,
            "X-CSRFToken": self._token,
        }
        self._connection.request("POST", path, body, headers)
        answer = self._connection.getresponse()
        answer.read()
        return answer.status


def main() -> None:
    """Until it is told to stop, and the file that it is at is answered."""
    url, email, number = sys.argv[1:]
    told = []
    signal.signal(signal.SIGTERM, lambda *_: told.append(True))
    with Uploader(url) as uploader:
        uploader.sign_in(email, PASSWORD)
        for path, name, data in itertools.islice(itertools.cycle(FILES), int(number) * 2, None):
            if told:
                break
            sys.stdout.write(f"{uploader.upload(path, name, data)}\n")


if __name__ == "__main__":
    main()
