"""A saved e-mail (.eml): its text part, and who sent it when, as it states."""

from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr

from dashboard.capture.bad_input import BadInput
from dashboard.capture.decoding import decode
from dashboard.capture.page_facts import plain
from dashboard.capture.page_times import stated_instant

HEADERS = {"publisher": "From", "published_at": "Date", "title": "Subject"}


def read_mail(data: bytes, name: str) -> tuple[dict[str, str], str, bool]:
    """Front matter as the mail states it, its text, and whether that text is a web page.

    BadInput, naming `name`, when it is no mail or holds no text: an attachment is never read.
    """
    mail = message_from_bytes(data, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    try:
        stated = {key: plain(str(mail[header] or "")) for key, header in HEADERS.items()}
        body = mail.get_body(("plain", "html"))
        content = body.get_content() if body is not None else None
    except (MessageError, LookupError, ValueError, AttributeError, TypeError):
        raise BadInput(
            f"{name} is an e-mail that breaks the rules of its format; save its text and give that."
        ) from None
    if not (stated["publisher"] or stated["published_at"]):
        raise BadInput(f"{name} is not an e-mail: it states neither a sender nor a date.")
    if body is None or not isinstance(content, str) or not content.strip():
        raise BadInput(f"{name} is an e-mail without a text of its own; save what is attached and give that.")
    sender, address = parseaddr(stated["publisher"])
    stated |= {"publisher": sender or address, "published_at": stated_instant(stated["published_at"]) or ""}
    text = decode(content.encode(errors="replace"), name)
    return {key: value for key, value in stated.items() if value}, text, body.get_content_subtype() == "html"
