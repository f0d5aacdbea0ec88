"""The database's own last gate: an approved version stays as it was accepted, and nothing else goes out."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.services.story import CARRIED, LEFT, Story

APPROVED = "is approved; reopen it"


@pytest.fixture
def approved(story: Story) -> Story:
    story.translate()
    story.finish("zh-Hans", "zh-Hant")
    return story


def run(story: Story, *statements: str) -> None:
    """In one transaction of their own, as any program that has the database's address could."""
    ids = {
        "article": story.id,
        "version": story.version("zh-Hans").id,
        "source": story.version("en").id,
        "segment": story.segment(LEFT),
        "person": story.editor.person_id,
    }
    with story.database.begin() as uow:
        for statement in statements:
            uow.session.execute(text(statement), ids)


ROW = " WHERE article_id = :article AND version_id = :version AND segment_id = :segment"
WRITE = "UPDATE segment_text SET text = '别的', rev = rev + 1, act = 'edit', person_id = :person" + ROW
LOWER = "UPDATE segment_text SET state = 'translated'" + ROW
REOPEN = "UPDATE version SET status = 'reviewing' WHERE id = :version"


@pytest.mark.parametrize("change", [WRITE, LOWER])
@pytest.mark.parametrize("is_out", [False, True])
def test_a_text_of_an_approved_version_stays(approved: Story, change: str, is_out: bool) -> None:
    if is_out:
        approved.publish("en", "zh-Hans", "zh-Hant")
    with pytest.raises(Exception, match=APPROVED):
        run(approved, change)


@pytest.mark.parametrize("change", [WRITE, LOWER])
def test_unless_the_same_transaction_reopens_the_version(approved: Story, change: str) -> None:
    run(approved, change, REOPEN)
    assert approved.version("zh-Hans").status == "reviewing"


def test_a_typo_that_an_editor_corrected_in_the_source_stays_approved(approved: Story) -> None:
    run(approved, WRITE.replace("'edit'", "'typo'"))
    assert approved.text("zh-Hans", LEFT).state == "final"


def test_texts_of_a_version_in_work_and_of_the_source_are_free(story: Story) -> None:
    story.translate()
    run(story, WRITE)
    run(story, WRITE.replace(":version", ":source"))


def test_no_version_is_approved_that_holds_a_text_which_is_not(story: Story) -> None:
    story.translate()
    story.submit("zh-Hans")
    story.accept_all("zh-Hans")
    run(story, LOWER)
    with pytest.raises(Exception, match="holds texts that nobody accepted"):
        run(story, "UPDATE version SET status = 'approved' WHERE id = :version")


GO_OUT = "UPDATE version SET live_snapshot_id = (SELECT max(id) FROM snapshot WHERE version_id = {0}) WHERE id = {0}"
SNAPSHOT = (
    "INSERT INTO snapshot (article_id, version_id, revision_id, fingerprint, content)"
    " SELECT article_id, id, revision_id, {print}, '{{}}' FROM version WHERE id = {version}"
)
ITS_TEXTS = (
    "INSERT INTO snapshot_segment (article_id, snapshot_id, position, version_id, segment_id, rev)"
    " SELECT t.article_id, (SELECT max(id) FROM snapshot), t.segment_id, t.version_id, t.segment_id, t.rev"
    " FROM segment_text t WHERE t.article_id = :article AND t.version_id = {version}"
)
ITS_APPROVAL = "(SELECT fingerprint FROM sign_off WHERE version_id = :version AND kind = 'approve')"


def go_out(story: Story, *before: str, fingerprint: str = ITS_APPROVAL, version: str = ":version") -> None:
    snapshot = SNAPSHOT.format(print=fingerprint, version=version)
    run(story, *before, snapshot, ITS_TEXTS.format(version=version), GO_OUT.format(version))


def test_what_was_approved_and_accepted_goes_out(approved: Story) -> None:
    go_out(approved)
    assert approved.version("zh-Hans").live_snapshot_id is not None


def test_nothing_goes_out_that_nobody_approved(approved: Story) -> None:
    with pytest.raises(DBAPIError, match="nobody approved what goes out"):
        go_out(approved, fingerprint="'\\x01'")


def test_a_recorded_waiver_stands_for_the_approval(approved: Story) -> None:
    waive = (
        "INSERT INTO sign_off (article_id, publication_id, version_id, kind, fingerprint, person_id, reason, waives)"
        " SELECT article_id, publication_id, id, 'waive', '\\x01', :person, 'a typo', '{}' FROM version"
        " WHERE id = :version"
    )
    with pytest.raises(DBAPIError, match="nobody approved what goes out"):
        go_out(approved, waive.format("parity"), fingerprint="'\\x01'")
    go_out(approved, waive.format("approval"), fingerprint="'\\x01'")


def test_nothing_goes_out_of_a_version_that_is_not_approved(approved: Story) -> None:
    with pytest.raises(DBAPIError, match="is not approved"):
        go_out(approved, REOPEN)


def test_no_text_goes_out_that_nobody_accepted(approved: Story) -> None:
    """Nor one that says what was accepted once and was changed since, whoever says that the version is approved."""
    with pytest.raises(DBAPIError, match="nobody accepted a text"):
        go_out(approved, WRITE)
    go_out(approved, WRITE.replace("'edit'", "'typo'"))


def test_a_source_goes_out_as_its_current_revision_has_it(approved: Story) -> None:
    write = WRITE.replace(":version", ":source")
    with pytest.raises(DBAPIError, match="is not the current source revision"):
        go_out(approved, write, fingerprint="'\\x01'", version=":source")
    go_out(approved, fingerprint="'\\x01'", version=":source")


def test_what_a_version_leaves_out_needs_no_acceptance(approved: Story) -> None:
    approved.reopen("zh-Hans", "review")
    omitted = "UPDATE segment_text SET presence = 'omitted', rev = rev + 1" + ROW.replace(
        ":segment", str(approved.segment(CARRIED))
    )
    run(approved, omitted)
    approved.approve("zh-Hans")
    approved.publish("zh-Hans")


RETIRE = "UPDATE segment_text SET retired = true" + ROW


@pytest.mark.parametrize("is_out", [False, True])
@pytest.mark.parametrize("state", ["initial", "final"])
def test_no_text_joins_an_approved_version(approved: Story, state: str, is_out: bool) -> None:
    """Nor one that says that it is final, which nobody accepted."""
    if is_out:
        approved.publish("en", "zh-Hans", "zh-Hant")
    with pytest.raises(Exception, match="reopen it to add a text"):
        join(approved, state)
    join(approved, state, REOPEN)
    assert approved.version("zh-Hans").status == "reviewing"


def join(story: Story, state: str, *after: str) -> None:
    with story.database.begin() as uow:
        ids = {"article": story.id, "version": story.version("zh-Hans").id, "person": story.editor.person_id}
        segment = uow.session.scalar(
            text("INSERT INTO segment (article_id, kind) VALUES (:article, 'paragraph') RETURNING id"), ids
        )
        uow.session.execute(
            text(
                "INSERT INTO segment_text (article_id, version_id, segment_id, text, state, origin, act, person_id)"
                " VALUES (:article, :version, :segment, '多出来的', :state, 'human', 'edit', :person)"
            ),
            ids | {"segment": segment, "state": state},
        )
        for statement in after:
            uow.session.execute(text(statement), ids)


def test_no_text_leaves_an_approved_version_while_its_source_lists_it(approved: Story) -> None:
    with pytest.raises(Exception, match="reopen it to retire a text"):
        run(approved, RETIRE)
    run(approved, RETIRE, REOPEN)


def test_a_text_that_comes_back_was_accepted_as_it_stands(approved: Story) -> None:
    run(approved, RETIRE, LOWER, REOPEN)
    run(approved, "UPDATE version SET status = 'approved' WHERE id = :version")
    back = RETIRE.replace("true", "false")
    with pytest.raises(Exception, match="or bring one back"):
        run(approved, back)
    run(approved, back, LOWER.replace("translated", "final"))
    assert approved.version("zh-Hans").status == "approved"
