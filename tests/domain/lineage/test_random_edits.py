"""Whatever an editor does, in any order and revision after revision: what stayed the same keeps its id."""

from collections import Counter
from collections.abc import Iterator, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.lineage.sentences import LANGUAGES
from tms.domain.inline import Code
from tms.domain.lineage import Alignment, Fate, KnownSegment, NewSentence, align

_KINDS = ["paragraph", "paragraph", "paragraph", "heading", "list_item", "quotation"]


@st.composite
def articles(draw: st.DrawFn, min_size: int = 0) -> list[NewSentence]:
    """Sentences of one language, some of them more than once, with a title."""
    sentences = [text for name, text in LANGUAGES[draw(st.sampled_from(list(LANGUAGES)))].items() if name not in "TWJ"]
    texts = draw(st.lists(st.sampled_from(sentences), min_size=min_size, max_size=14))
    body = [
        NewSentence(draw(st.sampled_from(_KINDS)), text, {"1": Code("link", "/a")} if "⟦1⟧" in text else {})
        for text in texts
    ]
    return [NewSentence("title", draw(st.sampled_from(sentences)), {}), *body] if draw(st.booleans()) else body


@st.composite
def edits(draw: st.DrawFn, pieces: Sequence[NewSentence]) -> list[NewSentence]:
    """The article after up to five acts of an editor."""
    edited = list(pieces)
    for _ in range(draw(st.integers(0, 5))):
        at, there = draw(st.integers(0, len(edited))), draw(st.integers(0, len(edited)))
        act = draw(st.sampled_from(["insert", "move a block", "delete", "move", "double", *_REWRITES]))
        low, high = min(at, there), max(at, there)
        if act == "insert":
            edited.insert(at, NewSentence("paragraph", draw(st.text("甲乙丙abc .。", min_size=1, max_size=20)), {}))
        elif act == "move a block":
            edited = edited[low:high] + edited[:low] + edited[high:]
        elif at < len(edited):
            edited = _one_act(edited, act, at, there)
    return edited


def _one_act(edited: list[NewSentence], act: str, at: int, there: int) -> list[NewSentence]:
    rest = edited[:at] + edited[at + 1 :]
    if act == "delete":
        return rest
    if act == "move":
        return [*rest[:there], edited[at], *rest[there:]]
    if act == "double":
        return [*edited[:there], edited[at], *edited[there:]]
    return [*edited[:at], *_REWRITES[act](*edited[at : at + 2]), *edited[at + 2 :]]


def _typo(piece: NewSentence, *rest: NewSentence) -> Iterator[NewSentence]:
    half = len(piece.text) // 2
    yield NewSentence(piece.kind, f"{piece.text[:half]}x{piece.text[half:]}", piece.codes)
    yield from rest


def _split(piece: NewSentence, *rest: NewSentence) -> Iterator[NewSentence]:
    half = len(piece.text) // 2
    if piece.codes or not half:
        yield piece
    else:
        yield from (NewSentence(piece.kind, text, {}) for text in (piece.text[:half], piece.text[half:]))
    yield from rest


def _merge(piece: NewSentence, *rest: NewSentence) -> Iterator[NewSentence]:
    if rest and not rest[0].codes:
        yield NewSentence(piece.kind, f"{piece.text} {rest[0].text}", piece.codes)
    else:
        yield from (piece, *rest)


def _other_kind(piece: NewSentence, *rest: NewSentence) -> Iterator[NewSentence]:
    yield piece if piece.kind == "title" else NewSentence("heading", piece.text, piece.codes)
    yield from rest


_REWRITES = {"typo": _typo, "split": _split, "merge": _merge, "other kind": _other_kind}


class Article:
    """What the article's own records would be: every segment ever, the newest text of each."""

    def __init__(self, pieces: Sequence[NewSentence]) -> None:
        self.known = [KnownSegment(n, piece.kind, piece.text, piece.codes, n) for n, piece in enumerate(pieces)]

    def revise(self, pieces: Sequence[NewSentence]) -> Alignment:
        alignment = align(self.known, pieces)
        newest = {k.segment_id: KnownSegment(k.segment_id, k.kind, k.text, k.codes, None) for k in self.known}
        for position, (piece, match) in enumerate(zip(pieces, alignment.matches, strict=True)):
            segment_id = len(newest) if match.segment_id is None else match.segment_id
            kind = newest[segment_id].kind if segment_id in newest else piece.kind
            newest[segment_id] = KnownSegment(segment_id, kind, piece.text, piece.codes, position)
        self.known = list(newest.values())
        return alignment

    @property
    def current(self) -> list[KnownSegment]:
        return sorted((k for k in self.known if k.position is not None), key=lambda k: k.position or 0)


def _text(item: KnownSegment | NewSentence) -> tuple[str, str, str]:
    return ("title" if item.kind == "title" else "body", item.text, repr(item.codes))


def _judge(
    before: Sequence[KnownSegment], known: Sequence[KnownSegment], pieces: Sequence[NewSentence], alignment: Alignment
) -> None:
    """Everything that must hold for one revision."""
    given_ids = [match.segment_id for match in alignment.matches if match.segment_id is not None]
    current = {k.segment_id: k for k in before}
    texts = {k.segment_id: k for k in known}
    assert len(alignment.matches) == len(pieces)
    assert len(set(given_ids)) == len(given_ids)
    assert sorted(set(given_ids) & current.keys() | set(alignment.removed)) == sorted(current)
    assert not set(given_ids) & set(alignment.removed)
    had, has = Counter(map(_text, before)), Counter(map(_text, pieces))
    for piece, match in zip(pieces, alignment.matches, strict=True):
        if match.segment_id is None:
            assert match.fate is Fate.NEW
        else:
            old = texts[match.segment_id]
            assert (old.kind == "title") == (piece.kind == "title")
            assert match.text_changed == (_text(old) != _text(piece))
            assert (match.fate is Fate.RETURNED) == (old.position is None)
        if had[_text(piece)] == has[_text(piece)]:
            assert match.segment_id in current
            assert not match.reopens
        for ancestor in match.ancestors:
            assert ancestor.segment_id in current
            assert ancestor.segment_id != match.segment_id


@given(st.data())
@settings(max_examples=150)
def test_revision_after_revision_nothing_that_stayed_the_same_reopens(data: st.DataObject) -> None:
    pieces = data.draw(articles())
    article = Article(pieces)
    for _ in range(data.draw(st.integers(1, 4))):
        before, known = article.current, article.known
        pieces = data.draw(edits(pieces))
        alignment = article.revise(pieces)
        _judge(before, known, pieces, alignment)
        assert align(known, pieces) == alignment
        assert align(list(reversed(known)), pieces) == alignment


@given(st.data())
def test_what_is_in_order_is_not_called_moved(data: st.DataObject) -> None:
    pieces = data.draw(articles())
    article = Article(pieces)
    positions = {k.segment_id: k.position or 0 for k in article.known}
    body = {k.segment_id for k in article.known if k.kind != "title"}
    alignment = align(article.known, data.draw(edits(pieces)))
    ids = [m.segment_id for m in alignment.matches if m.segment_id in body and m.fate is Fate.UNCHANGED]
    stayed = [positions[segment_id or 0] for segment_id in ids]
    assert stayed == sorted(set(stayed))


@given(articles())
def test_aligned_to_itself_everything_is_unchanged(pieces: list[NewSentence]) -> None:
    alignment = align(Article(pieces).known, pieces)
    assert [match.segment_id for match in alignment.matches] == list(range(len(pieces)))
    assert all(match.fate is Fate.UNCHANGED and not match.reopens for match in alignment.matches)
    assert alignment.removed == ()


@given(st.data())
def test_what_was_removed_and_comes_back_has_its_id_again(data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from("ABCDEFNMSH"), unique=True, min_size=1))
    sentences = LANGUAGES[data.draw(st.sampled_from(list(LANGUAGES)))]
    pieces = [NewSentence("paragraph", sentences[name], {}) for name in names]
    article = Article(pieces)
    kept = [piece for piece in pieces if data.draw(st.booleans())]
    removed = article.revise(kept).removed
    alignment = article.revise(pieces)
    assert [match.segment_id for match in alignment.matches] == list(range(len(pieces)))
    assert not any(match.reopens for match in alignment.matches)
    returned = [match.segment_id for match in alignment.matches if match.fate is Fate.RETURNED]
    assert sorted(returned, key=lambda i: i or 0) == sorted(removed)


@given(st.lists(st.integers(0, 3), max_size=40), st.lists(st.integers(0, 3), max_size=40))
def test_of_many_identical_sentences_as_many_keep_their_ids_as_there_are(old: list[int], new: list[int]) -> None:
    texts = ["—", "Yes.", "是的。", "The council met on Tuesday."]
    article = Article([NewSentence("paragraph", texts[n], {}) for n in old])
    alignment = align(article.known, [NewSentence("paragraph", texts[n], {}) for n in new])
    kept = Counter(m.segment_id is not None and not m.text_changed for m in alignment.matches)
    assert kept[True] == sum((Counter(old) & Counter(new)).values())
