"""A decision of a person becomes part of the current snapshot: the quick path that the Review page takes."""

from dashboard.storage.build import Built, build
from dashboard.storage.workspace import Workspace


def publish_decisions(workspace: Workspace) -> Built:
    """Publish a snapshot that holds every decision acknowledged so far; the snapshot that is current when it returns.

    Raises BadInput as `build` does; the decisions stay stored, and the last good snapshot current.
    """
    return build(workspace)
