"""What a process keeps: a few things, and those that are asked for."""

from tms.services.conversion.lru_cache import LruCache


def test_the_one_asked_for_longest_ago_makes_room() -> None:
    kept: LruCache[str, int] = LruCache(2)
    kept.keep("one", 1)
    kept.keep("two", 2)
    assert kept.get("one") == 1
    assert kept.keep("three", 3) == 3
    assert [kept.get(key) for key in ("one", "two", "three")] == [1, None, 3]
    assert len(kept) == 2


def test_what_is_old_is_forgotten_and_nothing_else() -> None:
    kept: LruCache[int, str] = LruCache(9)
    for number in range(4):
        kept.keep(number, str(number))
    kept.forget(lambda number: number % 2 == 0)
    assert [kept.get(number) for number in range(4)] == [None, "1", None, "3"]
