"""What a sentence does not carry out of the house (rule 13): names of persons nobody needs to know by name, handles.

A name is withheld when the extractor took it for a victim, a witness or another actor whom actors.csv does not know,
and its words look like a person's; or when an age stands behind it. Those who speak in public for a state, a body or a
side (world_people.csv) are named where they speak or act, and withheld like anybody where harm befell them: others
share their names. Bodies ("Rapid Support Forces") are no persons.
It is a rule on words and misses names: look before you publish.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from dashboard.assessment.articles import HEADS
from dashboard.assessment.testimony import Testimony
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.public_people import is_of_public_life
from dashboard.records import ClaimActor

WITHHELD = "(name not exported)"
HANDLE = re.compile(r"(?<![\w/])@\w{2,}")
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
SOCIAL = re.compile(
    r"(https?://)?((?:[\w-]+\.)?(?:twitter|x|facebook|instagram|youtube|tiktok|telegram|t)\.(?:com|me))/\S*", re.I
)
NO_POSITION = "(coordinates not exported)"
_MINUTES = r"\s*\d{1,2}(?:\.\d+)?\s*['′’](?:\s*\d{1,2}(?:\.\d+)?\s*(?:[\"″”]|''))?"
_DEGREES = rf"[-+]?\d{{1,3}}(?:\.\d{{3,}}(?:\s*°)?|\s*°(?:{_MINUTES})?)"
_NORTH, _EAST = r"(?:[NS]\s*|[Ll]at(?:itude)?[.:]?\s*)?", r"(?:[EW]\s*|[Ll]on(?:g|gitude)?[.:]?\s*)?"
COORDINATES = re.compile(
    rf"(?<![\w.]){_NORTH}{_DEGREES}\s*[NSns]?\s*(?:[,;/ ]|%2C|and)\s*{_EAST}{_DEGREES}(?:\s*[EWew](?!\w))?"
    r"|\b\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d{4,5}\s?\d{4,5}\b"
)
PARTICLES = frozenset({"al", "el", "bin", "bint", "ibn", "abu", "umm", "um", "de", "van", "von"})
GROUP_WORDS = frozenset(
    {"troops", "soldiers", "fighters", "rebels", "militants", "militia", "militias", "gunmen", "protesters", "people"}
) | frozenset({"civilians", "residents", "brotherhood", "state", "republic", "resistance", "movement", "battalion"})
_NOUNS = word_lists("actor_nouns")
SURNAMES = frozenset({"base", "church", "elder", "house", "judge", "marine", "mill", "temple", "tower", "van", "ward"})
THINGS = _NOUNS["thing"] - SURNAMES
PLAIN_WORDS = (_NOUNS["thing"] | _NOUNS["armed"] | _NOUNS["civil"]) - SURNAMES
"""A headline writes "Checkpoint attacked" or "Doctor killed": such a word alone names nobody. Some are surnames."""
OF_A_PEOPLE = re.compile(r"(?:ian|ish|ese|ean|can|qi|ni|ti|shi|abi|ban)s?$")
NAME_WORD = r"(?:(?:al|el|bin|bint|ibn|abu)[ -])?[A-Z][\w’'-]+"
SEVERAL_NAME_WORDS = re.compile(rf"{NAME_WORD}(?: {NAME_WORD}){{1,4}}")
ROLES = frozenset({"witness", "eyewitness", "resident", "activist", "doctor", "dr", "mr", "mrs", "nurse", "medic"})
# An age stands between commas or brackets, or says so; "Al-Siyouf Square, 10 killed" is a place and a number.
AGE = r"(?:,? (?:aged|an?) \d{1,2}\b|,? an? [a-z-]+-year-old|,? \(?(?:aged? )?\d{1,2}(?:[,.;)]|\s+years?\b|-year))"
NAME_AND_AGE = re.compile(rf"\b({NAME_WORD}(?: {NAME_WORD}){{1,3}})(?={AGE})")
CHILD = r"(?:(?:boy|girl|child|baby|infant|toddler|student|pupil),? )?"
AGE_AND_NAME = re.compile(rf"(?<=-year-old )({CHILD})({NAME_WORD}(?: {NAME_WORD}){{0,3}})")
_NAME, _FULL_NAME = (rf"{NAME_WORD}(?: {NAME_WORD}){{{least},3}}" for least in (0, 1))
_NAMES = rf"{_NAME}(?:,? \(?\d{{1,2}}\)?)?(?:(?:, and |, | and ){_NAME}(?:,? \(?\d{{1,2}}\)?)?)*"
_KIN = "son|daughter|wife|husband|mother|father|brother|sister|child|baby|cousin|uncle|aunt|nephew|niece|fiancée?"
_KIN += "|grandson|granddaughter|grandmother|grandfather|twin|neighbou?r|friend|colleague|driver|teacher|student"
_WITNESSES = "witness|eyewitness|resident|villager|survivor|neighbou?r|shopkeeper|farmer|relative|student|pupil"
_WITNESSES += "|schoolboy|schoolgirl|boy|girl|child|teenager|refugee|patient"
_YOUNG = "children|boys|girls|sons|daughters|brothers|sisters|siblings|twins|cousins|pupils|students"
_DEAD = "dead|killed|victims?|wounded|boy|girl|child|children|man|woman|men|women|martyrs?|detainees?|nurses?|doctors?"
WITNESS = rf"({_FULL_NAME}), (?:who is )?(?:an?|one|another) (?:[a-z-]+ ){{0,2}}(?:{_WITNESSES})\b"
TOLD_OF = (
    WITNESS,
    rf"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:[a-z-]+ ){{0,2}}(?:{_KIN})s?,? ({_NAMES})",
    rf"\b(?:{_YOUNG})(?:,|:)? (?:named |called )?({_NAME} \(\d{{1,2}}\)(?:(?:, and |, | and ){_NAME} \(\d{{1,2}}\))*)",
    rf"\b(?:{_DEAD})\b[^.;:]{{0,40}} (?:named|identified)(?: by [a-z ]{{1,30}})? as:? ({_NAMES})",
    rf"\b[Aa]mong the (?:{_DEAD}) (?:was|were|is|are) ({_NAMES})",
)
"""Words that introduce the names of persons nobody needs to know (group 1); of a syntax that DuckDB reads, too."""
_TOLD_OF = tuple(map(re.compile, TOLD_OF))


def as_re2(pattern: str) -> str:
    """The pattern as DuckDB's RE2 reads it, whose `\\w` knows no accents."""
    return pattern.replace(r"[\w", r"[\pL\pN_")


def is_person(actor: ClaimActor) -> bool:
    """True when an actor's words look like the name of a person whom neither actors.csv nor public life knows."""
    words, harmed = actor.quotation.text, actor.role in ("target", "defector")
    if actor.actor_id is not None or (not harmed and is_of_public_life(words)):
        return False
    return looks_like_a_person(words, harmed)


def looks_like_a_person(words: str, may_be_one_word: bool = False) -> bool:
    """Capitalised words that name no body, abbreviation or people; a single word only where a person is likely."""
    parts = re.findall(r"[^\W\d_][\w’']*", words)
    if not parts or words.lower().startswith("the "):
        return False
    lowers = [part.lower() for part in parts]
    if any(low in HEADS or low in GROUP_WORDS for low in lowers):
        return False
    if lowers[-1] in THINGS or (len(lowers) == 1 and lowers[0] in PLAIN_WORDS):
        return False
    if any(len(part) > 1 and part.isupper() for part in parts) or OF_A_PEOPLE.search(parts[0]):
        return False
    if not all(part[0].isupper() or low in PARTICLES for part, low in zip(parts, lowers, strict=True)):
        return False
    return len(parts) > 1 or (may_be_one_word and not lowers[0].endswith("s"))


def sentence_to_share(testimony: Testimony) -> str:
    """The claim's sentence without those names, handles and addresses."""
    names = {actor.quotation.text for actor in testimony.actors if is_person(actor)}
    names |= names_told(testimony.post.text)
    claim = testimony.claim
    if claim.attribution == "witness" and claim.speaker_id is None and claim.speaker is not None:
        names |= names_in(claim.speaker.text)
    return without_handles(without_coordinates(without_names(testimony.claim.quotation.text, names)))


@lru_cache(maxsize=64)
def names_told(text: str) -> frozenset[str]:
    """The names in `text` beside which an age stands, or which words for a victim, a child or a witness introduce.

    They are withheld where they stand alone, too.
    """
    found = {match[1] for match in NAME_AND_AGE.finditer(text)} | {match[2] for match in AGE_AND_NAME.finditer(text)}
    names = {name for name in found if " " in name and looks_like_a_person(name)}
    for pattern in _TOLD_OF:
        names |= {name for match in pattern.finditer(text) for name in names_in(match[1])}
    return frozenset(name for name in names if not is_of_public_life(name))


def without_persons(text: str) -> str:
    """`text`, such as a title, without the names that its own words show to be of such persons, handles, positions."""
    return without_handles(without_coordinates(without_names(text, names_told(text))))


def names_in(words: str) -> frozenset[str]:
    """The names of persons in the words for a speaker ("witness Omar Haddad") or in a list of names and ages."""
    if len(parts := re.split(r",? \(?\d+\)?|, and |, | and ", words)) > 1:
        return frozenset().union(*(names_in(part) for part in parts if part))
    if looks_like_a_person(words, may_be_one_word=True):
        bare = _without_role(words)
        return frozenset({words, bare} if bare else {words})
    runs = (_without_role(run) for run in SEVERAL_NAME_WORDS.findall(words))
    return frozenset(run for run in runs if looks_like_a_person(run))


def _without_role(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower().rstrip(".") in ROLES else words


def without_coordinates(text: str) -> str:
    """`text` without exact positions: pairs of decimal degrees, degrees with minutes, and UTM or MGRS references."""
    if not any(character.isdecimal() for character in text):
        return text
    return COORDINATES.sub(NO_POSITION, text)


def without_names(text: str, names: Iterable[str]) -> str:
    """`text` with each of `names`, and each name beside an age, replaced by WITHHELD."""
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", WITHHELD, text)
    if not any(character.isdecimal() for character in text):
        return text
    text = NAME_AND_AGE.sub(lambda found: WITHHELD if looks_like_a_person(found[1]) else found[0], text)
    return AGE_AND_NAME.sub(_without_name, text)


def _without_name(found: re.Match[str]) -> str:
    return found[1] + WITHHELD if looks_like_a_person(found[2], may_be_one_word=True) else found[0]


def without_handles(text: str) -> str:
    """`text` without handles, e-mail addresses, and addresses on social networks below their host."""
    if "/" in text:
        text = SOCIAL.sub(lambda match: f"{match[2]} (address not exported)", text)
    return HANDLE.sub("@…", ADDRESS.sub("(address not exported)", text)) if "@" in text else text
