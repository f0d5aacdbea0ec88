"""Who gets in, how long they stay, and whom the house answers."""

from tests.mutations.mutation import Mutation

_LOGIN = "tests/web/test_login.py"

MUTATIONS = (
    Mutation(
        "signing out on the server",
        "tms/services/people/sessions.py",
        "PersonSession.id == UUID(session), PersonSession.person_id == actor.person_id)\n    )",
        "PersonSession.id == UUID(int=0), PersonSession.person_id == actor.person_id)\n    )",
        (_LOGIN,),
    ),
    Mutation(
        "signing out ends one session only",
        "tms/services/people/sessions.py",
        "PersonSession.id == UUID(session), PersonSession.person_id == actor.person_id)\n    )",
        "PersonSession.person_id == actor.person_id)\n    )",
        (_LOGIN,),
    ),
    Mutation(
        "the number that ends all sessions",
        "tms/services/people/people.py",
        "(PersonSession.person_id == Person.id) & (PersonSession.number == Person.sessions)",
        "(PersonSession.person_id == Person.id)",
        (_LOGIN, "tests/services/people"),
    ),
    Mutation(
        "the last day of a session",
        "tms/services/people/people.py",
        ", PersonSession.began_at > func.now() - LONGEST)",
        ")",
        (_LOGIN,),
    ),
    Mutation(
        "a password that changed while its sign-in was on the way",
        "tms/services/people/people.py",
        "if person.password_hash != stored:",
        "if False:",
        (_LOGIN,),
    ),
)
