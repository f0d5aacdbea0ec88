"""Webhooks: in order, under one name, nothing of what stays in the house, and nothing lost by who is away."""

from tests.mutations.mutation import Mutation

_OUT = "tests/services/webhooks/test_hand_out.py"
_SET_UP = "tests/services/webhooks/test_configure.py"
_ASKED = "tests/services/webhooks/test_retry_after.py"
_ROUNDS = "tms/services/webhooks/rounds.py"

MUTATIONS = (
    Mutation(
        "a refused event holds back the later ones of its article",
        _ROUNDS,
        "statement = _due(hook, _earlier_waits(func.now()))",
        "statement = _due(hook, _earlier_waits(func.now()) & (func.now() < func.now()))",
        (f"{_OUT}::test_what_is_refused_holds_back_its_article_and_no_other",),
    ),
    Mutation(
        "the events of an article are sent one after the other until one is not taken",
        "tms/services/webhooks/sending.py",
        "                    has_ended.set()\n                break\n",
        "                    has_ended.set()\n",
        (f"{_OUT}::test_what_is_refused_holds_back_its_article_and_no_other",),
    ),
    Mutation(
        "a worker that lost a webhook records nothing of it",
        _ROUNDS,
        "            Webhook.token == held.token,\n",
        "",
        (f"{_OUT}::test_a_worker_that_is_late_records_nothing_and_the_other_sends_the_same_again",),
    ),
    Mutation(
        "what stays in the house is not taken up",
        _ROUNDS,
        "  AND NOT e.guarded AND e.kind",
        "  AND e.kind",
        (f"{_OUT}::test_what_stays_in_the_house_is_sent_to_nobody_but_what_readers_see",),
    ),
    Mutation(
        "what has come to stay in the house is withheld",
        "tms/services/webhooks/sending.py",
        "None if delivery.is_withheld else",
        "None if not delivery else",
        (f"{_OUT}::test_what_stays_in_the_house_is_sent_to_nobody_but_what_readers_see",),
    ),
    Mutation(
        "a webhook that always has more leaves the others their turn",
        "tms/services/webhooks/hand_out.py",
        "time.monotonic() < until",
        "not tried or until",
        (f"{_OUT}::test_one_that_always_has_more_leaves_the_others_their_turn",),
    ),
    Mutation(
        "being away gives no event up",
        _ROUNDS,
        "answer.verdict is WebhookVerdict.AWAY and counts",
        "answer.verdict is WebhookVerdict.AWAY",
        (f"{_OUT}::test_a_receiver_that_is_away_for_a_day_gets_everything_at_last",),
    ),
    Mutation(
        "a webhook that takes nothing for days is switched off",
        _ROUNDS,
        "now - since >= STOPPED_AFTER",
        "now - since >= 2 * STOPPED_AFTER",
        (f"{_OUT}::test_one_that_takes_nothing_for_days_is_switched_off_with_a_notice_and_nothing_is_lost",),
    ),
    Mutation(
        "of a receiver that takes nothing no event is given up",
        _ROUNDS,
        "elif may_end and (",
        "elif (",
        (f"{_OUT}::test_one_that_refuses_everything_is_switched_off_before_anything_is_given_up",),
    ),
    Mutation(
        "a receiver that says when to come again is left alone for so long",
        "tms/domain/webhook_retries.py",
        "_scattered(_bounded(asked) if asked is not None else guess, chance)",
        "_scattered(guess, chance)",
        (f"{_ASKED}::test_one_that_is_away_is_left_alone_as_long_as_it_asked",),
    ),
    Mutation(
        "no receiver is left alone for ever because it asks for that",
        "tms/domain/webhook_retries.py",
        "return min(max(asked, SHORTEST_ASKED), LONGEST_ASKED)",
        "return max(asked, SHORTEST_ASKED)",
        (f"{_ASKED}::test_the_bounds",),
    ),
    Mutation(
        "what a dead worker held is taken by another",
        "tms/services/webhooks/queue_webhooks.py",
        "Webhook.lease_until < func.now(), and_(is_in_time, has_news)",
        "and_(is_in_time, has_news)",
        (f"{_OUT}::test_a_worker_that_is_late_records_nothing_and_the_other_sends_the_same_again",),
    ),
    Mutation(
        "news soon after the last wait for the next reading",
        "tms/services/webhooks/queue_webhooks.py",
        "and_(is_in_time, has_news)",
        "has_news",
        ("tests/services/webhooks/test_between_readings.py::test_news_soon_after_the_last_wait_and_go_out_together",),
    ),
    Mutation(
        "whoever is no administrator any more sets up no webhook",
        "tms/services/webhooks/configure.py",
        "    now = authorize_locked_publication(uow, actor, Action.WEBHOOKS_MANAGE)\n    return now, locked",
        "    authorize_locked_publication(uow, actor, Action.EVENTS_READ)\n    now = actor\n    return now, locked",
        (f"{_SET_UP}::test_only_administrators_have_webhooks_and_only_their_own",),
    ),
)
