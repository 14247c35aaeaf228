"""A page of AppTest with all that is drawn when it is opened: menus of figures, lists behind a line, saved views."""

from streamlit.testing.v1 import AppTest


def unfolded(at: AppTest) -> AppTest:
    """`at` after each menu and each line that draws its content when opened has been opened; it must have one."""
    shut = [box.proto for kind in ("expander", "popover") for box in at.get(kind)]
    keys = {key for proto in shut if (key := _key(proto))}
    assert keys, "nothing on this page waits to be opened"
    for key in keys:
        at.session_state[key] = True
    at.run()
    assert not at.exception, [error.value for error in at.exception]
    return at


def _key(proto: object) -> str:
    """The key of a box that has a state: its id ends with it."""
    return getattr(proto, "id", "").partition("-")[2].partition("-")[2]
