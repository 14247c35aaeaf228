"""What leaves the house leaves without names of persons, handles and exact coordinates, and says so (rule 13)."""

from collections.abc import Callable, Iterable

from dashboard.assessment.withheld import looks_like_a_person, without_coordinates, without_handles, without_names

LEFT_OUT = (
    "Left out: names of victims, witnesses and other persons not in actors.csv, as far as a rule finds them; handles; "
    "exact coordinates. Look before you publish."
)
NEVER = frozenset({"lat", "lon", "latitude", "longitude", "speaker_start", "speaker_end"})
"""Columns that no table carries away, whatever a page asks for."""


def cleaner(names: Iterable[str], texts: Iterable[str]) -> Callable[[str], str]:
    """A function that takes out of a text what must stay, for the `names` that occur somewhere in `texts`.

    A name without the shape of a person's ("residents", "a doctor") is no secret and stays.
    """
    together = "\n".join(texts)
    here = [name for name in names if name in together and looks_like_a_person(name, may_be_one_word=True)]
    known: dict[str, str] = {}

    def clean(text: str) -> str:
        if text not in known:
            known[text] = without_handles(without_coordinates(without_names(text, here)))
        return known[text]

    return clean
