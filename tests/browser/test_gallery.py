"""What the gallery serves stays the same, however often it is looked at."""

from tests.gallery.pages import PAGES
from tests.gallery.serving import Served


def test_a_refused_sign_in_is_shown_as_often_as_pictures_are_taken_of_it(served: Served) -> None:
    (wrong,) = (page for page in PAGES if page.name == "login-wrong")
    address = wrong.address(served.gallery)
    answers = {served.app.test_client().post(address, data=wrong.form).status_code for _ in range(3 * 2 * 2)}
    assert answers == {wrong.status}
