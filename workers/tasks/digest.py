"""The task of ``digest`` work items: a letter to one person."""

from tms.adapters.broker import task_name
from tms.adapters.translations.catalogues import voice_of
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Begin
from tms.domain.errors import Unavailable
from tms.domain.work import WorkKind
from tms.services.notifications.digest import Office, send_digest
from tms.services.notifications.preference import unsubscribe_token
from workers.process import container
from workers.work_item import run_work_item

NAME = task_name(WorkKind.DIGEST)


def run(item_id: int) -> None:
    """Run the work item with this id."""
    ours = container()
    mail = ours.mail

    def send(begin: Begin, item: Claimed) -> None:
        if mail is None:
            raise Unavailable("mail_away", reason="TMS_SMTP_URL is not set")
        office = Office(
            ours.settings.base_url,
            lambda publication_id, person_id: unsubscribe_token(ours.secret_key, publication_id, person_id),
            voice_of,
        )
        send_digest(begin, item, mail.hand_in_once, office)

    run_work_item(ours, item_id, send)
