"""Who gets in, how long they stay, and whom the house answers."""

from tests.mutations.mutation import Mutation

_LOGIN = "tests/web/test_login.py"
_HOSTS = "tests/web/test_hosts.py"

MUTATIONS = (
    Mutation(
        "signing out on the server",
        "tms/services/people/sessions.py",
        "PersonSession.id == UUID(session), PersonSession.person_id == actor.person_id)\n    )",
        "PersonSession.id == UUID(int=0), PersonSession.person_id == actor.person_id)\n    )",
        (f"{_LOGIN}::test_signing_out_ends_it_for_whoever_has_the_cookie_and_no_other",),
    ),
    Mutation(
        "signing out ends one session only",
        "tms/services/people/sessions.py",
        "PersonSession.id == UUID(session), PersonSession.person_id == actor.person_id)\n    )",
        "PersonSession.person_id == actor.person_id)\n    )",
        (f"{_LOGIN}::test_signing_out_ends_it_for_whoever_has_the_cookie_and_no_other",),
    ),
    Mutation(
        "the number that ends all sessions",
        "tms/services/people/people.py",
        "(PersonSession.person_id == Person.id) & (PersonSession.number == Person.sessions)",
        "(PersonSession.person_id == Person.id)",
        (f"{_LOGIN}::test_signing_out_everywhere_ends_each_of_ones_own_sessions",),
    ),
    Mutation(
        "the last day of a session",
        "tms/services/people/people.py",
        ", PersonSession.began_at > func.now() - LONGEST)",
        ")",
        (f"{_LOGIN}::test_a_session_has_a_last_day_however_busy_it_is",),
    ),
    Mutation(
        "a password that changed while its sign-in was on the way",
        "tms/services/people/people.py",
        "if person.password_hash != stored:",
        "if False:",
        (f"{_LOGIN}::test_a_sign_in_with_a_password_that_is_changed_meanwhile_begins_nothing",),
    ),
    Mutation(
        "foreign hosts",
        "tms/web/request/hosts.py",
        "(name and name in {",
        "(name or name in {",
        (f"{_HOSTS}::test_a_foreign_host_is_refused_before_anybody_is_led_to_sign_in",),
    ),
    Mutation(
        "a name of this machine for its figures (DNS rebinding)",
        "tms/web/request/hosts.py",
        " and is_local_name(_name(request.host))",
        "",
        (f"{_HOSTS}::test_figures_are_for_this_machine_by_a_name_of_it",),
    ),
    Mutation(
        "links with the public address",
        "tms/web/request/hosts.py",
        "(container().settings.public_url or request.host_url)",
        "(request.host_url)",
        (f"{_HOSTS}::test_a_link_carries_the_public_address_whatever_the_request_says",),
    ),
    Mutation(
        "HTTPS stays HTTPS",
        "tms/app.py",
        "if request.is_secure:",
        "if False:",
        (f"{_HOSTS}::test_what_protects_a_browser_is_said_with_every_answer",),
    ),
    Mutation(
        "what gunicorn believes of this machine's proxies",
        "tms/cli/web_server.py",
        '"forwarded_allow_ips": "",',
        "",
        ("tests/cli/test_web_server.py::test_gunicorn_believes_no_header_and_names_no_server",),
    ),
    Mutation(
        "required TLS of the mail server",
        "tms/adapters/mail.py",
        "scheme == STARTTLS or ",
        "",
        ("tests/adapters/test_mail.py::test_where_tls_is_asked_for_nothing_is_sent_without_it",),
    ),
    Mutation(
        "a success of one's own leaves the network's count",
        "tms/web/people/guessing.py",
        "limit.give_back(key, seconds=seconds)",
        "limit.forget(key)",
        (f"{_LOGIN}::test_signing_in_to_ones_own_account_leaves_the_networks_count",),
    ),
    Mutation(
        "guesses count per account and network",
        "tms/web/people/guessing.py",
        'return f"login:{self._device or self.network}:{self.account}"',
        'return f"login:{self._device or 0}:{self.account}"',
        (f"{_LOGIN}::test_who_guesses_elsewhere_does_not_keep_the_owner_out",),
    ),
    Mutation(
        "a known browser waits for nobody else",
        "tms/web/people/guessing.py",
        "self._device = self._known.get(self.account)",
        "self._device = None",
        (f"{_LOGIN}::test_a_browser_that_has_signed_in_before_waits_for_nobody_else",),
    ),
    Mutation(
        "a known browser guesses no faster",
        "tms/web/people/guessing.py",
        "        allowed.append(limit.takes_turn(",
        "        allowed.append(self._device is not None or limit.takes_turn(",
        (f"{_LOGIN}::test_a_known_browser_is_known_for_its_own_account_and_guesses_no_faster",),
    ),
    Mutation(
        "waits that grow",
        "tms/adapters/rate_limit.py",
        "first * 2 ** min(beyond, 20)",
        "first",
        ("tests/adapters/test_rate_limit.py::test_each_wait_is_twice_the_one_before_up_to_the_longest",),
    ),
    Mutation(
        "the token of a fresh installation",
        "tms/web/people/signing_in.py",
        "        _require_setup_token()\n",
        "",
        (f"{_LOGIN}::test_from_elsewhere_setting_up_needs_the_token_that_was_printed",),
    ),
    Mutation(
        "common passwords",
        "tms/services/people/passwords.py",
        "if _is_common(password):",
        "if False:",
        ("tests/services/people/test_people.py::test_what_everybody_tries_first_is_no_password",),
    ),
    Mutation(
        "a reset ends the sessions",
        "tms/services/people/links.py",
        "    end_sessions(uow, publication_id, person_id)\n",
        "",
        ("tests/services/people/test_links.py::test_a_reset_leaves_the_name_ends_every_session_twice_and_is_told",),
    ),
    Mutation(
        "a reset is told to its person",
        "tms/web/people/signing_in.py",
        "for reset in resets_of(unit_of_work(), person_id)[:1]:",
        "for reset in resets_of(unit_of_work(), person_id)[:0]:",
        ("tests/web/test_members.py::test_a_reset_ends_the_sessions_of_every_browser_but_the_one_that_used_it",),
    ),
)
