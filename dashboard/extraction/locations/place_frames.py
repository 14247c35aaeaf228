"""How a name stands in its sentence: named as where something is, struck, part of another name, or alone."""

from functools import lru_cache

from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.names import ARTICLES, NameHit, fold_lightly, spelled
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Vocabulary, is_general
from dashboard.records import VIOLENCE, EventType, Place

WORDS = word_lists("locations", "place_frames")
STRUCK: frozenset[EventType] = VIOLENCE | {"territory_change"}
# Acts on places, never on persons
ON_GROUND: frozenset[EventType] = frozenset({"shelling_missile", "air_strike", "bombing", "territory_change"})
TITLES = WORDS["titles"]
AUXILIARIES = BE | {"has", "have"}
SKIPPED = frozenset(
    ["the", "-", "al", "el", "’", "'", "s", "nearby", "neighbouring", "neighboring", "city's", "’s", "'s"]
)


@lru_cache(maxsize=20_000)
def as_spelled(written: str) -> str:
    """A name as the spellings of the gazetteer are compared: without articles, hyphens, case and accents."""
    return fold_lightly(" ".join(spelled(written)))


def words_of(view: View, hit: NameHit) -> str:
    """A name as it stands in its sentence, as spellings are compared."""
    return as_spelled(" ".join([t.text for t in view.tokens[hit.first : hit.end]]))


def is_known(place: Place) -> bool:
    """Whether a place of the general vocabulary was put there by hand, because reports name it."""
    return is_general(place.place_id) and place.source == "hand"


def is_large(place: Place) -> bool:
    """Whether a place is known well enough to be meant without a word that says it is a place."""
    return place.kind in ("country", "governorate") or (place.population or 0) >= 30_000 or is_known(place)


class PlaceFrames:
    """The words around a name, looked at with the lists of vocabulary/place_words.toml."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.words = vocabulary.place_words

    def locates(self, view: View, hit: NameHit, before: str) -> bool:
        """Whether the words beside a name say that it is where something is or happened."""
        return (
            before in self.words["before"]
            or self.is_said_to_be(view, hit)
            or self.is_inside_another(view, hit)
            or self.is_fought_for(view, hit)
            or self.is_under_fire(view, hit)
            or self.is_struck(view, hit.first)
            or self.names_the_act(view, hit)
        )

    def is_said_to_be(self, view: View, hit: NameHit) -> bool:
        """ "In the capital, Sanaa", "at its stronghold, Sirte": named after what it is."""
        at = hit.first
        return at > 2 and view.lows[at - 1] == "," and view.lows[at - 2] in self.words["said_to_be"]

    def is_inside_another(self, view: View, hit: NameHit) -> bool:
        """Whether the place is owned by one that is located: "in Rafah's al-Nasr neighbourhood"."""
        owner = view.name_at.get(hit.first - 2) if hit.first > 1 and view.lows[hit.first - 1] in ("'s", "’s") else None
        if owner is None or not any(n.kind in ("place", "country") for n in owner.names):
            return False
        return self.before(view, owner.first) in self.words["before"]

    def is_fought_for(self, view: View, hit: NameHit) -> bool:
        """ "The battle for Hodeidah", "a fight for the airport"."""
        if hit.first < 2 or self.before(view, hit.first) != "for":
            return False
        at = hit.first - 1
        while view.lows[at] != "for":
            at -= 1
        return any(t.end == at and t.value.event_type == "armed_clash" for t in view.triggers)

    def is_under_fire(self, view: View, hit: NameHit) -> bool:
        """Whether the place is the subject of what befell it: "Chuhuiv came under mortar fire", "Homs was shelled"."""
        at = hit.end
        words = view.lows[at : at + 3]
        if words[:1] and words[0] in ("came", "comes", "come") and words[1:2] == ["under"]:
            return True
        if not words or words[0] not in AUXILIARIES:
            return False
        if "fallen" in words:
            return True
        return any(
            t.value.part == "verb" and t.value.event_type in STRUCK and at < t.first <= at + 2 for t in view.triggers
        )

    def is_struck(self, view: View, first: int, kinds: frozenset[EventType] = STRUCK) -> bool:
        """Whether the place is the object of the act: "a missile hit Jabal Badro", "entered Abu Quta".

        `kinds` are the acts that count.
        """
        at = first - 1
        while at >= 0 and (
            view.tokens[at].lower in ("the", "al", "-") or view.tokens[at].lower in self.words["directions"]
        ):
            at -= 1
        if at >= 0 and view.tokens[at].lower in self.words["moving"]:
            return True
        return any(
            t.value.part == "verb" and t.value.event_type in kinds and t.first <= at < t.end for t in view.triggers
        )

    def names_the_act(self, view: View, hit: NameHit) -> bool:
        """Whether the place stands before the act's noun ("the Jaramana bombing") or opens a heading ("Sukhna: …")."""
        following = view.tokens[hit.end].text if hit.end < len(view.tokens) else ""
        if following == ":" and hit.first <= 1:
            return True
        return any(
            t.first == hit.end and t.value.event_type in STRUCK and t.value.part == "noun" for t in view.triggers
        )

    def stands_alone(self, view: View, hit: NameHit, place: Place) -> bool:
        """Whether a large place without a preposition still locates: in a headline, or "Aleppo's Bab al-Nairab"."""
        if not is_large(place):
            return False
        following = view.tokens[hit.end] if hit.end < len(view.tokens) else None
        if following is None or (view.is_title_case and place.kind != "country"):
            return True
        if following.text in (".", "|") and hit.first <= 2 and hit.end + 2 >= len(view.tokens):
            return True  # "**Niger.** Defence ministry: …"
        if following.lower in ("'s", "’s") or (
            place.kind != "country" and following.text in (",", ".", ":", ")", "—", "(")
        ):
            return True
        lost_apostrophe = view.tokens[hit.end - 1].lower.endswith("s") and not place.name.endswith("s")
        return lost_apostrophe and hit.end - hit.first == 1

    def is_named_as_place(self, view: View, hit: NameHit) -> bool:
        """Whether a word for a kind of place stands beside the name, or it goes on a list of places."""
        after = view.tokens[hit.end].lower if hit.end < len(view.tokens) else ""
        if after in self.words["kinds_of_settlement"] or after in self.words["site"]:
            return True
        before = self.before(view, hit.first)
        return before in self.words["kinds_of_settlement"] or (
            before in ("and", ",", "or") and hit.end - hit.first >= 1 and self.follows_a_place(view, hit.first)
        )

    def follows_a_place(self, view: View, first: int) -> bool:
        at = first - 1
        while at >= 0 and view.tokens[at].lower in ("and", ",", "or", "al", "-", "the"):
            at -= 1
        name = view.name_at.get(at)
        return name is not None and any(n.kind in ("place", "country") for n in name.names)

    def before(self, view: View, first: int, back: int = 1) -> str:
        """The word before a name, past articles, directions and kinds of settlement ("in the town of")."""
        at = first - 1
        while at >= 0 and (view.tokens[at].lower in SKIPPED or view.tokens[at].lower in self.words["directions"]):
            at -= 1
        for _ in range(back - 1):
            at -= 1
        return view.tokens[at].lower if at >= 0 else ""

    def past_kind(self, view: View, at: int) -> int:
        """Past the word for a kind of place at token `at`: "the Ras al-Nabaa quarter of Beirut"."""
        here = view.tokens[at].lower if at + 1 < len(view.tokens) else ""
        return at + 1 if here in self.words["kinds_of_settlement"] or here in self.words["site"] else at

    def begins_a_longer_name(self, view: View, hit: NameHit) -> bool:
        """Whether a name of one word goes on in words no list knows: "Bab al-Tabbaneh", "Sayed-ul-Shuhada"."""
        tokens, end = view.tokens, hit.end
        if end - hit.first > 1 or end >= len(tokens):
            return False
        after = tokens[end]
        if after.text == "-" and after.start == tokens[end - 1].end and end + 1 < len(tokens):
            return tokens[end + 1].start == after.end and (
                tokens[end + 1].lower in ARTICLES or tokens[end + 1].lower == "e"
            )
        if end in view.name_at:
            return False
        if after.text[0].isupper() and not view.is_title_case and view.lows[end + 1 : end + 2] == ["village"]:
            return True  # "Kyauk Htu village"
        if after.lower in ("al", "el", "as", "ash", "an") and end + 2 < len(tokens) and tokens[end + 1].text == "-":
            return tokens[end + 1].start == after.end and tokens[end + 2].text[0].isupper()
        return False

    def is_part_of_a_name(self, view: View, hit: NameHit) -> bool:
        """Whether the name belongs to an organisation ("Aleppo Police Command") or a person ("Amer al-Homsi")."""
        after = view.tokens[hit.end] if hit.end < len(view.tokens) else None
        if after and after.lower in self.words["organisation"] and after.text[0].isupper() and not view.is_title_case:
            return True
        if view.is_title_case:
            return False
        before = view.tokens[hit.first - 1] if hit.first else None
        if before and before.text == "-" and hit.first > 1:
            before = view.tokens[hit.first - 2]
        places = [self.vocabulary.places[n.key] for n in hit.names if n.kind in ("place", "country")]
        if self.begins_a_longer_name(view, hit) and all(p.kind not in ("country", "governorate") for p in places):
            return True
        titled = before and hit.first > 1 and view.tokens[hit.first - 2].lower in TITLES | self.vocabulary.titles
        given = before is not None and before.text[0].isupper() and before.text.isalpha()
        if titled and given and hit.first - 1 not in view.name_at:
            return True  # "President George Sabra"
        if any(is_large(place) for place in places):
            return False
        kinds = self.words["kinds_of_settlement"]
        if after and after.text[0].isupper() and after.lower not in kinds and hit.end not in view.name_at:
            return True
        return bool(
            before
            and before.text[0].isupper()
            and hit.first - 1 not in view.name_at
            and before.lower not in self.words["before"]
            and before.lower not in self.words["directions"]
            and before.lower not in kinds
            and len(before.text) > 2
        )
