"""The one error a user may cause: its message is a whole sentence that says what is wrong and what to do."""


class BadInput(ValueError):
    """Something given to us cannot be used. Printed as it is, on one line; the command line then ends with 2."""
