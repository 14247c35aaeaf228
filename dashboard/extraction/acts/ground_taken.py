"""What a verb of taking takes: ground ("seized the airport"), people ("seized 40 policemen") or arms."""

from dashboard.extraction.acts.by_object import SITES
from dashboard.extraction.acts.captured import captures_a_person
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import BE, BOUNDARY_WORDS, View
from dashboard.extraction.words.vocabulary import Trigger, Vocabulary

WORDS = word_lists("ground_taken")
GROUND, ARMS, OF_GROUND = WORDS["ground"], WORDS["arms"], WORDS["of_ground"]
DRIVING, OF_ITSELF = WORDS["driving"], WORDS["of_itself"]
WITHOUT_OBJECT = word_lists("roles")["after_passive"] | {"from", "alive", "along"}
NUMBERS = word_lists("roles")["skipped"] | {"hundred", "thousand", "million", "billion", "british", "egyptian"}
AUXILIARIES = frozenset({"has", "have", "had", "also"})
WHOLLY = BE | {"fully", "completely"}
NO_TAKING = (["part"], ["place"], ["to"], ["up"])
SIDES = frozenset({"armed", "named"})
TO_LOYAL = 7  # tokens from "loyal to" to the verb
TO_LEFT = 7  # tokens from a verb to the place that was left
TO_OBJECT = 9
TO_HOMES = 14


def as_taking_people(view: View, hit: Hit[Trigger], around: Surroundings) -> Hit[Trigger]:
    """ "Took four members of the committee from their homes", "captured Ali, a commander": people, and no ground."""
    if captures_a_person(view, hit, around) or _takes_from_homes(view, hit, around):
        return Hit(hit.first, hit.end, Trigger("abduction_detention", "verb", 4, hit.value.lemma))
    return hit


def _takes_from_homes(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    if hit.value.lemma != "take/took/taken" or "from" not in view.lows[hit.end : hit.end + TO_HOMES]:
        return False
    return not WORDS["from_where"].isdisjoint(view.words) and _takes_people(view, hit, around)


def takes_by_arms(view: View, hit: Hit[Trigger], around: Surroundings, vocabulary: Vocabulary) -> bool:
    """Whether "take" takes a place: one named right after it, or one that an armed side takes."""
    if any(place.first == hit.end for place in around.places):
        return True
    return _is_taken_by_arms(view, hit, around) and takes_a_place(view, hit, around, vocabulary)


def _is_taken_by_arms(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """Whether an armed side, or "they" of its own words, takes: "its fighters had taken the garrison at Wour"."""
    first = hit.first
    while first and view.lows[first - 1] in AUXILIARIES:
        first -= 1
    ends = {first}
    if first > 2 and view.lows[first - 1] == ")" and view.lows[first - 3] == "(":
        ends.add(first - 3)  # "the Rapid Support Forces (RSF) took"
    if view.lows[hit.end : hit.end + 1] in NO_TAKING or not first:
        return False
    said = any(m.kind in SIDES and m.end < first for m in around.mentions)
    if view.lows[first - 1] in ("it", "they", "we") and said:
        return True
    loyal = [at for at in range(max(0, first - TO_LOYAL), first) if view.lows[at : at + 2] == ["loyal", "to"]]
    ends |= set(loyal)  # "troops loyal to the general took two towns"
    return any(m.kind in SIDES and m.end in ends for m in around.mentions)


def falls_to_a_side(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """Whether a place falls to an armed side: "Hasaka fell to rebels"; not "the toll fell to six"."""
    if not any(m.kind in SIDES and hit.end <= m.first <= hit.end + 3 for m in around.mentions):
        return False
    before = range(max(0, hit.first - 4), hit.first)
    placed = any(p.first in before or p.end - 1 in before for p in around.places)
    named = hit.first > 0 and view.tokens[hit.first - 1].text[:1].isupper()
    return placed or named or view.lows[hit.first - 1] in SITES


def takes_a_place(view: View, hit: Hit[Trigger], around: Surroundings, vocabulary: Vocabulary) -> bool:
    """Whether a verb such as "seize" or "enter" has a place or a position as its object."""
    lemma = hit.value.lemma
    if lemma in WORDS["claimed"]:
        return True
    if lemma.startswith("clear of ") and any(0 < hit.first - p.end < TO_LEFT for p in around.places):
        return True  # "Homs has been cleared of rebels"
    if lemma in WORDS["ousting"] and _are_ousted_from_a_place(view, hit, around, vocabulary):
        return True
    if lemma in OF_GROUND and (_is_a_share(view, hit.end) or _is_named_and(view, hit)):
        return True
    if _is_a_passive(view, hit):
        return _stands_before(view, hit, around, vocabulary)
    return not _takes_people(view, hit, around) and _follows(view, hit, around, vocabulary)


def _are_ousted_from_a_place(view: View, hit: Hit[Trigger], around: Surroundings, vocabulary: Vocabulary) -> bool:
    """ "The militia has been dislodged from Sabratha", "rebels were forced from the town"."""
    left = view.lows[hit.end : hit.end + TO_LEFT + 1]
    left = left[left.index("from") :] if "from" in left else left if hit.end - hit.first > 1 else []
    if not (GROUND.isdisjoint(left) and vocabulary.place_words["kinds_of_settlement"].isdisjoint(left)):
        return True
    return any(hit.end < place.first <= hit.end + TO_LEFT for place in around.places)


def _is_a_passive(view: View, hit: Hit[Trigger]) -> bool:
    """ "Jableh was retaken by …", "the base captured in May", "was cleared of"."""
    following = view.lows[hit.end] if hit.end < len(view.tokens) else ""
    closes = following in WITHOUT_OBJECT or (following == "of" and hit.value.lemma == "clear")
    return hit.end - hit.first == 1 and closes and _is_past_participle(view.lows[hit.first])


def _stands_before(view: View, hit: Hit[Trigger], around: Surroundings, vocabulary: Vocabulary) -> bool:
    """Whether a place or a position is the subject of a passive; not "nine men were captured in Homs"."""
    before = range(max(0, hit.first - 5), hit.first)
    if any(_is_ground(view.lows[at], vocabulary) for at in before):
        return True
    return any(place.first in before for place in around.places)


def _follows(view: View, hit: Hit[Trigger], around: Surroundings, vocabulary: Vocabulary) -> bool:
    """Whether a place or a position is the object of a verb, before what ends its clause."""
    places = {place.first for place in around.places}
    for at in range(hit.end, min(hit.end + TO_OBJECT, len(view.tokens))):
        word = view.lows[at]
        if word in BOUNDARY_WORDS or word in (",", ";", "."):
            return False
        if at in places:
            return True
        if word in ARMS and at <= hit.end + 3:
            return False  # "seized mortar shells near Goma"
        if _is_ground(word, vocabulary):
            return True
    return False


def _is_ground(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word, or its singular, names a position, a kind of settlement or ground."""
    things, kinds = vocabulary.things, vocabulary.place_words["kinds_of_settlement"]
    if word in things or word in kinds or word in GROUND:
        return True
    single = word.rstrip("s")
    return single in things or single in kinds or single in GROUND


def _is_a_share(view: View, at: int) -> bool:
    """Whether a share of something named with a capital stands from a token on: "most of Hanano"."""
    near = view.lows[at : at + TO_LEFT]
    if "of" not in near or WORDS["shares"].isdisjoint(near[: near.index("of")]):
        return False
    start = at + near.index("of") + 1
    return any(token.text[0].isupper() for token in view.tokens[start : start + TO_LEFT])


def _is_named_and(view: View, hit: Hit[Trigger]) -> bool:
    """Whether a name that no list knows is what a passive tells of: "Kobani has been liberated"."""
    at = hit.first - 1
    while at > 0 and (view.lows[at] in BE or view.lows[at] in AUXILIARIES or view.lows[at].endswith("ly")):
        at -= 1
    passive = at < hit.first - 1 and view.lows[hit.first - 1] in WHOLLY
    return passive and at >= 0 and view.tokens[at].text[0].isupper() and at not in view.name_at


def _is_past_participle(word: str) -> bool:
    return word.endswith(("ed", "en")) or word == "overrun"


def _takes_people(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """Whether those taken are people: "seized 40 policemen in Homs", "three captured soldiers"."""
    low, high = view.span(hit.first, hit.end)
    for _, figure in around.figures:
        if figure.measure == "detained" and figure.harm and figure.harm[0] < high and low < figure.harm[1]:
            return True
    if hit.end >= len(view.tokens) or view.lows[hit.first] not in WORDS["taking"]:
        return False
    before = view.lows[hit.first - 1] if hit.first else ""
    described = _is_a_number(before) or before in ("with", "the", "of", "and")
    at = hit.end
    while at < len(view.lows) and _is_a_number(view.lows[at]):
        at += 1  # "took four members of the committee from their homes"
    taken = [m for m in around.mentions if m.first == at and (m.kind == "civil" or (m.kind == "armed" and described))]
    return bool(taken) and not (at > hit.end and view.lows[taken[0].head] in GROUND)


def _is_a_number(word: str) -> bool:
    return word in NUMBERS or word.isdigit()
