"""Who is looking at the page: the author named on this machine."""

from dashboard.capture import BadInput
from dashboard.decisions.people import Act as Act
from dashboard.decisions.people import Person as Person
from dashboard.decisions.people import Role as Role
from dashboard.decisions.people import may as may
from dashboard.storage.author import local_author
from dashboard.storage.workspace import Workspace


def who() -> Person:
    """The person of this session, as the server knows it now; never from session state or the address."""
    try:
        author = local_author(Workspace.at())
    except BadInput as error:
        return Person("Nobody named", None, "viewer", problem=str(error))
    return Person(author.name, author.email, "editor")
