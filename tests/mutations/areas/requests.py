"""What a request may cost the house before anybody is known, and what one browser may hold."""

from tests.mutations.mutation import Mutation

_ACTORS = "tests/services/test_actors.py"
_DOORS = "tms/http/sign_in_gate.py"
_WEB = "tests/http/test_sign_in_gate.py"
_INCOMING = "tms/cli/incoming.py"
_WORKER = "tms/cli/web_worker.py"
_SLOW = "tests/operations/test_slow_clients.py"
_FORGED = "    forgery = CSRFProtect(app)\n"
_REPLACED = (f"{_SLOW}::test_a_process_that_grew_is_replaced_and_no_request_is_lost",)

MUTATIONS = (
    Mutation(
        "another section takes no version from whoever works on it",
        "tms/services/jobs/give_anew.py",
        " and version.id not in begun",
        "",
        ("tests/services/jobs/test_default_people.py::test_another_section_gives_anew_what_nobody_has_begun",),
    ),
    Mutation(
        "days off count for no due date",
        "tms/domain/working_time.py",
        "day.isoweekday() not in self.days_off",
        "day.isoweekday() > 0",
        ("tests/domain/test_working_time.py::test_hours_of_days_off_do_not_count",),
    ),
    Mutation(
        "a date that is set by hand is no rule's",
        "tms/services/jobs/assign.py",
        "due_by_rule=False",
        "due_by_rule=Job.due_by_rule",
        ("tests/services/jobs/test_due_by_rule.py::test_the_job_is_due_with_its_step_until_somebody_sets_a_date",),
    ),
    Mutation(
        "who sets a due rule has seen what is set",
        "tms/services/publication/due_rules.py",
        'based_on is not None and based_on != (present.state if present else "")',
        "False",
        ("tests/services/jobs/test_due_by_rule.py::test_only_real_spans_are_set_by_those_who_may",),
    ),
    Mutation(
        "a default person who may not do the step is passed over",
        "tms/services/jobs/default_people.py",
        "        if choice.passed_over is not None:\n            pass_over(step, choice)\n            continue\n",
        "",
        (
            "tests/services/jobs/test_default_people.py::test_who_has_left_or_may_not_is_passed_over_and_it_is_said",
            "tests/services/jobs/test_default_people.py::test_nobody_is_to_review_what_they_translate",
        ),
    ),
    Mutation(
        "whoever translates the parent does not review what is derived from it by default",
        "tms/services/jobs/default_people.py",
        "for one in (locale, parents[locale]) if one",
        "for one in (locale,) if one",
        ("tests/services/jobs/test_default_people.py::test_nobody_is_to_review_what_they_translate",),
    ),
    Mutation(
        "an import waits for whoever changes the default people",
        "tms/services/publication/default_people.py",
        "    authorize_locked_publication(uow, actor, Action.PUBLICATION_CHANGE)\n",
        "    authorize(actor, Action.PUBLICATION_CHANGE)\n",
        ("tests/services/jobs/test_default_people.py::test_an_import_waits_for_whoever_changes_them",),
    ),
    Mutation(
        "who sets default people has seen what is set",
        "tms/services/publication/default_people.py",
        "based_on is not None and based_on != present.state",
        "False",
        ("tests/services/jobs/test_default_people.py::test_two_who_change_them_at_once_do_not_overwrite_each_other",),
    ),
    Mutation(
        "a step by default that is somebody else's is told of no longer",
        "tms/services/jobs/assign.py",
        "        recount_default_steps(uow, actor.publication_id, had)\n",
        "        pass\n",
        ("tests/services/jobs/test_default_people.py::test_an_import_of_many_is_told_once",),
    ),
    Mutation(
        "who asks is known before any work",
        _DOORS,
        '["article_id"])\n    actor()\n',
        '["article_id"])\n',
        (f"{_WEB}::test_a_stranger_makes_no_route_read_ask_or_draw_anything",),
    ),
    Mutation(
        "what was read ahead is the asked person's, and nothing that is held",
        "tms/db/queries/article_context.py",
        "read_ahead is not None and read_ahead[0] == key and not holds_member",
        "read_ahead is not None",
        (f"{_ACTORS}::test_what_was_read_ahead_decides_nothing_about_another_person_or_a_held_one",),
    ),
    Mutation(
        "a session that has ended reads no article",
        "tms/db/queries/article_context.py",
        " & (PersonSession.number == Person.sessions)",
        "",
        (f"{_ACTORS}::test_a_session_that_has_ended_lets_nobody_in",),
    ),
    Mutation(
        "who asks is known before forms are read",
        "tms/app.py",
        f"    sign_in_gate.register(app)\n{_FORGED}",
        f"{_FORGED}    sign_in_gate.register(app)\n",
        (f"{_WEB}::test_a_stranger_makes_no_route_read_ask_or_draw_anything",),
    ),
    Mutation(
        "a stranger's form is small",
        _DOORS,
        "        request.max_content_length = SMALL_FORM\n",
        "",
        (f"{_WEB}::test_a_stranger_s_form_is_small",),
    ),
    Mutation(
        "the most that a body may say it is",
        _INCOMING,
        "if length > MOST_BODY:",
        "if length > 10**12:",
        (f"{_SLOW}::test_what_cannot_be_taken_is_refused_in_words",),
    ),
    Mutation(
        "the most of a request's head",
        _INCOMING,
        "MOST_HEAD = 64 * 1024",
        "MOST_HEAD = 64 * 1024 * 1024",
        (f"{_SLOW}::test_what_cannot_be_taken_is_refused_in_words",),
    ),
    Mutation(
        "the most of an answer that waits for its taker",
        _INCOMING,
        "MOST_UNSENT = 4_000_000",
        "MOST_UNSENT = 400_000_000",
        (f"{_SLOW}::test_no_more_of_an_answer_is_made_than_is_taken_and_waits",),
    ),
    Mutation(
        "the streams of one person",
        "tms/adapters/live.py",
        "return len(theirs) - len(gone) >= MOST_OF_ONE",
        "return not MOST_OF_ONE",
        ("tests/adapters/test_live.py::test_one_person_has_so_many_streams_and_those_of_closed_browsers_do_not_count",),
    ),
    Mutation(
        "the most of an answer from elsewhere",
        "tms/adapters/egress.py",
        "content = answer.read(most_bytes + 1)",
        "content = answer.read()",
        ("tests/adapters/test_egress.py::test_an_answer_that_is_too_long_is_not_read",),
    ),
    Mutation(
        "a web process that grew asks for another",
        _WORKER,
        "        os.kill(self.ppid, signal.SIGTTIN)\n",
        "",
        _REPLACED,
    ),
    Mutation(
        "the process that replaces another ends it",
        _WORKER,
        "            os.kill(self.ppid, signal.SIGTTOU)\n",
        "            pass\n",
        _REPLACED,
    ),
    Mutation(
        "an alias that threads share is looked up before they use it",
        "tms/db/statements/shared_alias.py",
        "        getattr(alias, attribute.key).__clause_element__()\n",
        "        del attribute\n",
        ("tests/db/statements/test_shared_alias.py::test_all_threads_write_the_same_statement",),
    ),
)
