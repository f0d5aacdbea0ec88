"""Files that call themselves backups: each is a good one, changed by somebody who means harm, or by a bad disk."""

import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

Members = dict[str, bytes]
Craft = Callable[[bytes], bytes]

SECRET = "ada.secret@newsroom.example"
"""Stands in the rows that a database refuses; nobody is to read it in a terminal."""


def members_of(data: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(members: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as written:
        for name, data in members.items():
            written.writestr(name, data)
    return file.getvalue()


def contents(change: Callable[[Members], None], how: int = zipfile.ZIP_DEFLATED) -> Craft:
    """A well packed file with other members."""

    def craft(data: bytes) -> bytes:
        members = members_of(data)
        change(members)
        return packed(members, how)

    return craft


def manifest(change: Callable[[dict[str, Any]], None]) -> Craft:
    """The same with another manifest."""

    def changed(members: Members) -> None:
        found = json.loads(members["manifest.json"])
        change(found)
        members["manifest.json"] = json.dumps(found).encode()

    return contents(changed)


def rows(table: str, change: Callable[[bytes, list[str]], bytes]) -> Craft:
    """Other rows of a table, with the right hash and count of them."""

    def changed(members: Members) -> None:
        found = json.loads(members["manifest.json"])
        (part,) = [one for one in found["tables"] if one["name"] == table]
        data = change(members[f"{table}.copy"], part["columns"])
        members[f"{table}.copy"] = data
        part.update(rows=data.count(b"\n"), sha256=hashlib.sha256(data).hexdigest())
        members["manifest.json"] = json.dumps(found).encode()

    return contents(changed)


def field(table: str, column: str, value: bytes) -> Craft:
    """The first row of the table with another value in a column."""

    def change(data: bytes, columns: list[str]) -> bytes:
        first, _, rest = data.partition(b"\n")
        fields = first.split(b"\t")
        fields[columns.index(column)] = value
        return b"\t".join(fields) + b"\n" + rest

    return rows(table, change)


def first_again(data: bytes, _columns: list[str]) -> bytes:
    return data + data.partition(b"\n")[0].replace(b"@", SECRET.encode() + b"@") + b"\n"


def damaged(at: float, length: int = 40) -> Craft:
    """Some bytes are others."""

    def craft(data: bytes) -> bytes:
        place = int(len(data) * at)
        return data[:place] + bytes(255 - byte for byte in data[place : place + length]) + data[place + length :]

    return craft


def _raw(data: bytes, name: str, change: Callable[[bytearray, int], None]) -> bytes:
    """The file with another entry for the name in the list at its end."""
    changed = bytearray(data)
    at = changed.rfind(b"PK\x01\x02", 0, changed.rfind(name.encode()))
    change(changed, at)
    return bytes(changed)


def _as_encrypted(data: bytes) -> bytes:
    def change(changed: bytearray, at: int) -> None:
        changed[at + 8] |= 1

    return _raw(data, "manifest.json", change)


def _by_another_method(data: bytes) -> bytes:
    def change(changed: bytearray, at: int) -> None:
        changed[at + 10 : at + 12] = struct.pack("<H", 97)

    return _raw(data, "manifest.json", change)


def _bomb(members: Members) -> None:
    """A table of one row, which is a hundred million spaces."""
    found = json.loads(members["manifest.json"])
    data = b" " * 100_000_000
    members["person.copy"] = data + b"\n"
    (part,) = [one for one in found["tables"] if one["name"] == "person"]
    part.update(rows=1, sha256=hashlib.sha256(members["person.copy"]).hexdigest())
    members["manifest.json"] = json.dumps(found).encode()


def _lie_about_the_bomb(data: bytes) -> bytes:
    """The same, said to be small."""

    def change(changed: bytearray, at: int) -> None:
        changed[at + 24 : at + 28] = struct.pack("<I", 1000)

    return _raw(contents(_bomb)(data), "person.copy", change)


def _nested(members: Members) -> None:
    members["manifest.json"] = b'{"format": 1, "tables": ' + b"[" * 200_000 + b"]" * 200_000 + b"}"


def _twice(data: bytes) -> bytes:
    file = io.BytesIO(data)
    name = "manifest.json"
    with zipfile.ZipFile(file, "a") as again:
        # As zipfile itself warns: the name is there.
        again.filelist = [one for one in again.filelist if one.filename != name]
        del again.NameToInfo[name]
        again.writestr(name, members_of(data)[name])
        again.filelist.append(again.filelist[0])
    return file.getvalue()


def _add(name: str, data: bytes = b"") -> Craft:
    return contents(lambda members: members.update({name: data}))


def _rename(to: str) -> Craft:
    def change(found: dict[str, Any]) -> None:
        found["tables"][0]["name"] = to

    return manifest(change)


def _set(**values: Any) -> Craft:
    return manifest(lambda found: found.update(values))


def _sequence(**values: Any) -> Craft:
    return manifest(lambda found: found["sequences"][0].update(values))


def _begin_again(found: dict[str, Any]) -> None:
    for one in found["sequences"]:
        one["last"] = 1


KINDS: Mapping[str, Craft] = {
    "empty": lambda _: b"",
    "cut in half": lambda data: data[: len(data) // 2],
    "cut at its end": lambda data: data[:-10],
    "cut at its beginning": lambda data: data[1000:],
    "a dump of PostgreSQL": lambda _: b"PGDMP\x01\x0e\x00" + b"\x00" * 100,
    "another magic": lambda data: b"7z\xbc\xaf" + data[4:],
    "bad bytes early": damaged(0.1),
    "bad bytes in the middle": damaged(0.5),
    "bad bytes in its list": damaged(0.995, 20),
    "a ZIP in a ZIP": lambda data: packed({"monday.backup": data}),
    "another program's manifest": lambda _: packed({"manifest.json": b'{"name": "an extension", "version": "1.0"}'}),
    "no manifest": contents(lambda members: members.__delitem__("manifest.json")),
    "a manifest that is no JSON": _add("manifest.json", b"tables: all"),
    "a manifest that is a list": _add("manifest.json", b"[1]"),
    "a manifest without end": contents(_nested),
    "a manifest of ten megabytes": _add("manifest.json", b" " * (10 << 20)),
    "a manifest of another alphabet": _add("manifest.json", b"\xff\xfe\x00\xd8"),
    "encrypted": _as_encrypted,
    "packed by an unknown method": _by_another_method,
    "packed by another method, broken": lambda data: damaged(0.5)(contents(lambda _: None, zipfile.ZIP_BZIP2)(data)),
    "LZMA, broken": lambda data: damaged(0.5)(contents(lambda _: None, zipfile.ZIP_LZMA)(data)),
    "a bomb": contents(_bomb),
    "a bomb that lies": _lie_about_the_bomb,
    "a member beside": _add("../../etc/cron.d/sanwen", b"* * * * * root reboot\n"),
    "an absolute member": _add("/etc/passwd", b"root::0:0::/:\n"),
    "a member twice": _twice,
    "a table that is missing": manifest(lambda found: found["tables"].pop()),
    "a table twice": manifest(lambda found: found["tables"].append(found["tables"][0])),
    "a foreign table": _rename("invoices"),
    "a table of PostgreSQL": _rename("pg_authid"),
    "SQL in a table's name": _rename('person"; DROP TABLE person; --'),
    "a path in a table's name": _rename("../person"),
    "SQL in a column's name": manifest(
        lambda found: found["tables"][0]["columns"].__setitem__(0, "id\") FROM PROGRAM 'reboot' --")
    ),
    "a column twice": manifest(lambda found: found["tables"][0]["columns"].append(found["tables"][0]["columns"][0])),
    "a column that is missing": manifest(lambda found: found["tables"][0]["columns"].pop()),
    "more rows than it says": manifest(lambda found: found["tables"][-1].update(rows=0)),
    "fewer rows than it says": manifest(lambda found: found["tables"][-1].update(rows=10**9)),
    "rows that are no number": manifest(lambda found: found["tables"][-1].update(rows="many")),
    "another hash": manifest(lambda found: found["tables"][-1].update(sha256="0" * 64)),
    "a hash that is none": manifest(lambda found: found["tables"][-1].update(sha256=None)),
    "a revision that is SQL": _set(revision="0001'; DROP TABLE person; --"),
    "a time that moves the cursor": _set(taken_at="\x1b[2J2026"),
    "a format that is true": _set(format=True),
    "the sequence of another table": _sequence(table="pg_class"),
    "a sequence that begins again": manifest(_begin_again),
    "a sequence at its end": _sequence(last=2**63),
    "no sequences": _set(sequences=[]),
    "a row twice": rows("person", first_again),
    "a row of too few fields": rows("person", lambda data, _: data + SECRET.encode() + b"\n"),
    "a row of too many fields": rows("person", lambda data, _: data[:-1] + b"\t" + SECRET.encode() + b"\n"),
    "a number that is none": field("person", "id", SECRET.encode()),
    "no value where one must be": field("person", "email", b"\\N"),
    "a value that a check refuses": field("membership", "roles", b"{" + SECRET.encode() + b"}"),
    "bytes that are no UTF-8": field("person", "name", b"\xff\xfe" + SECRET.encode()),
    "a NUL in a text": field("person", "name", b"a\\000" + SECRET.encode()),
    "a key that leads nowhere": field("membership", "person_id", b"987654321"),
    "an end in the middle": rows("person", lambda data, _: b"\\.\n" + data),
    "a row of seventy megabytes": rows("person", lambda data, _: data[:-1] + noise() * 70 + b"\n"),
}


def noise() -> bytes:
    """A megabyte that doesn't pack well."""
    return hashlib.shake_256(b"noise").hexdigest(1 << 19).encode()
