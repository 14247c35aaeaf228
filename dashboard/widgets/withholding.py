"""What leaves the house leaves without names of persons, handles and exact coordinates, and says so (rule 13)."""

from collections.abc import Callable, Iterable

from dashboard.assessment.withheld import WITHHELD, names_in, without_coordinates, without_handles, without_names

LEFT_OUT = (
    "Left out: names of victims, witnesses and other persons not in actors.csv, as far as a rule finds them; handles; "
    "exact coordinates. Look before you publish."
)
NEVER = frozenset({"lat", "lon", "latitude", "longitude"})
"""Columns that no table carries away, whatever a page asks for."""
LEAST_OF_A_NAME = 4


def cleaner(names: Iterable[str], texts: Iterable[str]) -> Callable[[str], str]:
    """A function that takes out of a text what must stay, for the `names` that occur somewhere in `texts`.

    A name without the shape of a person's ("residents", "a doctor") is no secret and stays. Where a label was cut
    ("Killing of Hamza al-Kh…"), the piece of a name before the cut goes too; line breaks of a label hide no name.
    """
    together = " ".join("\n".join(texts).replace("<br>", " ").split())
    known = {piece for name in names for piece in names_in(name)}
    here = sorted(name for name in known if name in together or f"{name[:LEAST_OF_A_NAME]}" in together)
    done: dict[str, str] = {}

    def clean(text: str) -> str:
        if text not in done:
            flat = text.replace("<br>", " ")
            safe = without_handles(without_coordinates(without_names(_uncut(flat, here), here)))
            done[text] = text if safe == flat else _broken(safe) if "<br>" in text else safe
        return done[text]

    return clean


def _uncut(text: str, names: list[str]) -> str:
    """`text` without the beginning of a name that a cut left standing before an ellipsis."""
    if "…" not in text:
        return text
    head, dots, rest = text.partition("…")
    for name in names:
        for length in range(len(name), LEAST_OF_A_NAME - 1, -1):
            if head.rstrip().endswith(name[:length].rstrip()):
                head = head.rstrip()[: -len(name[:length].rstrip())] + WITHHELD
                break
    return head + dots + _uncut(rest, names)


def _broken(text: str, width: int = 56) -> str:
    """`text` in lines of a tooltip."""
    lines: list[str] = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)
