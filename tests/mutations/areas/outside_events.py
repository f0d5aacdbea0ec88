"""What the outside is told: all of it, once, in order, and only of what it may know."""

from tests.mutations.mutation import Mutation

_TOLD = "tests/services/outside_events/test_tell_outside.py"
_CURSOR = "tests/services/outside_events/test_cursor.py"
_LIVES = "tests/db/backup/test_lives.py::test_a_cursor_of_a_life_that_is_lost_is_told_so"

MUTATIONS = (
    Mutation(
        "an outside event's number is given at the commit",
        "tms/db/migrations/versions/0076_outside_events.py",
        '" UPDATE outside_event SET number = next_number"',
        '" UPDATE outside_event SET number = NEW.id"',
        (f"{_CURSOR}::test_none_is_lost_doubled_or_out_of_order",),
    ),
    Mutation(
        "an outside event never changes",
        "tms/db/migrations/versions/0076_outside_events.py",
        "(OLD.number IS NOT NULL OR ",
        "(",
        (f"{_TOLD}::test_what_happened_never_changes",),
    ),
    Mutation(
        "outside events of hidden articles are hidden",
        "tms/services/outside_events/read_events.py",
        "for row in shown if row.is_seen]",
        "for row in shown]",
        (f"{_TOLD}::test_only_who_may_see_an_article_reads_of_it",),
    ),
    Mutation(
        "a cursor before what was deleted is told so",
        "tms/services/outside_events/read_events.py",
        "after != gone and not stands",
        "after > last",
        (f"{_TOLD}::test_old_events_go_and_who_comes_too_late_is_told", _LIVES),
    ),
    Mutation(
        "events are kept for as long as the publication says",
        "tms/services/outside_events/keep_events.py",
        "func.make_interval(0, 0, 0, log.kept_days)",
        "func.make_interval(0, 0, 0, 90)",
        (f"{_TOLD}::test_events_are_kept_for_as_long_as_the_publication_says",),
    ),
    Mutation(
        "what was deleted by age is known to whoever reads meanwhile",
        "tms/services/outside_events/keep_events.py",
        ".values(gone_number=last)",
        ".values(gone_number=OutsideLog.gone_number)",
        ("tests/services/outside_events/test_deletion_and_readers.py::test_no_reader_skips_what_is_deleted_meanwhile",),
    ),
    Mutation(
        "numbers of events go on past the lost ones after a restore",
        "tms/db/backup/restore_backup.py",
        "        driver.execute(_PAST_LOST_EVENTS)\n\n\ndef",
        "        pass\n\n\ndef",
        (_LIVES,),
    ),
    Mutation(
        "ids of events go on past the lost ones after a restore",
        "tms/db/backup/restore_backup.py",
        "greatest(nextval(name), (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)",
        "nextval(name)",
        (_LIVES,),
    ),
    Mutation(
        "a version that lagged before is told of once",
        "tms/services/outside_events/tell_outside.py",
        "if version.id not in before and lags(version)]",
        "if lags(version)]",
        (f"{_TOLD}::test_a_new_source_tells_of_what_lags_once",),
    ),
)
