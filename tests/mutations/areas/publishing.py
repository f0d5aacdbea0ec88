"""What goes out is what was read, and is compared with what is out."""

from tests.mutations.mutation import Mutation

MUTATIONS = (
    Mutation(
        "what is approved already is beside what goes out",
        "tms/services/parity/gate.py",
        'if version.status in _FINISHED or version.role == "source"}',
        'if version.role == "source"}',
        ("tests/services/parity/test_gate.py::TestTheRelease::test_what_is_approved_already_is_beside_what_goes_out",),
    ),
    Mutation(
        "a name is waived by an editor also beside a number",
        "tms/services/parity/waive.py",
        "names = any(one.family is Family.NAMES for one in found)",
        "names = all(one.family is Family.NAMES for one in found)",
        (
            "tests/services/parity/test_gate.py::TestTheWaiver::test_beside_a_number_a_name_is_waived_by_an_editor_only_too",
        ),
    ),
    Mutation(
        "readers' pages carry no cookie",
        "tms/web/reader/pages.py",
        '        """Leave it out."""',
        "        super().set_cookie(*args, **kwargs)",
        ("tests/web/test_reader.py::test_a_moved_address_leads_to_the_present_one",),
    ),
)
