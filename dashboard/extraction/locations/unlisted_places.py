"""Places that no list names, known by the words around them: "the village of Tel Hormizd", "in Rashidiya"."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from dashboard.extraction.locations import place_phrases
from dashboard.extraction.locations.place_frames import ON_GROUND, PlaceFrames
from dashboard.extraction.locations.places_found import FoundPlace
from dashboard.extraction.text.tokens import QUOTATION_MARKS, WordTable, lower_by_code_point
from dashboard.extraction.words.view import View
from dashboard.extraction.words.vocabulary import Vocabulary
from dashboard.records import WherePrecision

ARTICLES = ("al", "el")
TREATING = frozenset({"hospital", "clinic", "centre", "center"})
LABEL_REACH = 8
WATERS, PORTS = frozenset({"sea", "ocean", "gulf"}), frozenset({"port", "city", "town", "resort"})
SHORTENED = frozenset({"St", "Ste", "Mt", "Ft"})
LONGEST_ASIDE = 6
LABEL_STOPS = range(1, 6)
LONGEST_ABBREVIATION = 4
LABEL_ENDS = frozenset({":", "–", "—"})
LABEL_SIGNS = LABEL_ENDS | {"#"}
# "Shelled AGAIN", "taking part in Operation Dorvat Shield"
NO_NAMES = frozenset({"again", "today", "tonight", "yesterday", "now", "operation", "operations", "exercise"})
LONGEST_LABEL = 24  # tokens of a name that ends with a full stop
OPENS_A_NAME = WordTable(lambda word: word[0].isupper() or lower_by_code_point(word) in ARTICLES)


def is_short_form(word: str) -> bool:
    """ "FC", "PD5", "MoD": an abbreviation."""
    return len(word) <= LONGEST_ABBREVIATION and (word.isupper() or word[-1].isupper())


@lru_cache(maxsize=16)
def any_of(*lists: frozenset[str]) -> frozenset[str]:
    """The words of several lists; kept, since every post asks."""
    return frozenset().union(*lists)


class UnlistedPlaces:
    """Finds capitalised words that the words around them show to be a place."""

    def __init__(self, vocabulary: Vocabulary, frames: PlaceFrames) -> None:
        self.vocabulary, self.frames, self.words = vocabulary, frames, frames.words
        self.kinds = any_of(frames.words["kinds_of_settlement"], frames.words["site"])
        self.common = any_of(vocabulary.things, vocabulary.civil, vocabulary.armed, self.kinds, frames.words["general"])
        self.no_label = any_of(self.common, frames.words["labels"], vocabulary.speaking_nouns, vocabulary.titles)

    def find(
        self, view: View, found: Sequence[FoundPlace], province_here: Callable[[], str | None]
    ) -> list[FoundPlace]:
        """The unlisted places of a sentence; `found` are the listed ones, `province_here` gives the province meant."""
        taken = {i for place in found for i in range(place.first, place.end)}
        added: list[FoundPlace] = []
        at = 1
        if label := self.label(view, taken, province_here):
            added.append(label)
            at = label.end
        elif subject := self.subject(view, taken, province_here):
            added.append(subject)
            at = subject.end
        for first in [i for i, word in enumerate(view.texts) if OPENS_A_NAME[word]]:
            end = self.capitalised(view, first, taken) if first >= at else first
            at = max(end, at)
            if end > first and (place := self.place(view, first, end, found, province_here)):
                added.append(place)
        return added

    def subject(self, view: View, taken: set[int], province_here: Callable[[], str | None]) -> FoundPlace | None:
        """The place that opens a sentence as what suffers: "Dorvat came under fire", "Dorvat fell to the rebels"."""
        first = next((i for i, token in enumerate(view.tokens[:3]) if token.text[0].isalnum()), 0)
        if first in taken or first in view.name_at:
            return None
        end = self.capitalised(view, first, taken)
        words = view.lows[first:end]
        if end == first or self.count(view, first, end) > 3 or any(word in self.no_label for word in words):
            return None
        if words[-1] in self.words["organisation"]:
            return None
        past = self.frames.past_kind(view, end)
        is_hit = place_phrases.suffers(view, past) or place_phrases.is_laid_waste(view, past, end)
        if not (is_hit or self.is_told_to_be_a_place(view, end)):
            return None
        return FoundPlace(first, end, None, 1, province_here(), None, True)

    def is_told_to_be_a_place(self, view: View, end: int) -> bool:
        """ "Dorvat, a village in North Darfur, was shelled"."""
        aside = view.lows[end : end + 2 + LONGEST_ASIDE]
        if aside[:2] not in ([",", "a"], [",", "an"]):
            return False
        until = next((at for at, word in enumerate(aside[2:], start=2) if word in ("in", "of", "on", "near", ",")), 0)
        return bool(until) and aside[until - 1] in self.words["kinds_of_settlement"]

    def place(
        self,
        view: View,
        first: int,
        end: int,
        found: Sequence[FoundPlace],
        province_here: Callable[[], str | None],
    ) -> FoundPlace | None:
        """The capitalised words [first, end) as a place; None when nothing says that they are one."""
        tokens = view.tokens
        raw = self.frames.before(view, first) if first else ""
        kind = self.kind_before(view, first)
        following = tokens[end].lower if end < len(tokens) else ""
        into = self.within(view, end, found)
        if following in self.words["between"] and end + 1 < len(tokens) and tokens[end + 1].lower in self.kinds:
            following = tokens[end + 1].lower
        kinds = self.kinds
        kind = kind or (following if following in kinds else "") or self.kind_shared(view, end)
        if tokens[end - 1].lower in kinds and end - first > 1:
            kind = kind or tokens[end - 1].lower  # "Kuweires Road"
        plain = bool(first) and (raw in self.words["locative"] or (into is not None and raw in self.words["before"]))
        plain = plain and not self.is_of_an_occasion(view, first, end)
        plain = plain or (raw == "of" and self.frames.before(view, first, 2) in self.words["of_places"])
        if first and not plain and self.frames.is_struck(view, first, ON_GROUND):
            plain = not self.is_person(view, end) and place_phrases.ends_its_phrase(view, end)
        if not plain and first and (self.is_of_an_act(view, first) or self.owns_a_quarter(view, end)):
            plain = following not in self.common and not self.is_person(view, end)
        if not plain and self.lies_in_its_owner(view, first, end, found):
            plain = following not in self.common and not self.is_person(view, end)
        if not plain and first and place_phrases.is_told_as_place(view, first, end):
            plain = not self.is_person(view, end) and self.no_title_before(view, first)
        if view.is_title_case:
            plain = False
        if not (kind or (plain and (into or self.count(view, first, end) <= 3))):
            return None
        words = [token.lower for token in tokens[first:end]]
        if not kind and end - first == 1 and is_short_form(tokens[first].text):
            return None  # "in PD5", "FC"
        if words[-1] in self.words["organisation"] or self.is_a_time(words[0]) or words[0] in NO_NAMES:
            return None
        if words[-1] in WATERS and following in PORTS:
            return None  # "the Red Sea port"
        first = self.past_a_people(words, first, end)
        if first == end or following in self.words["of_persons"]:
            return None  # "a Coptic church", "the Grigor Halim regime"
        words = words[first - end :]
        if not self.is_a_named_building(view, first, end, kind):
            if words[0] in self.vocabulary.modifiers or words[0] in self.vocabulary.civil:
                return None
            if all(word in self.common for word in words):
                return None  # "Students Killed in Dormitory"
        if following == "-" and tokens[end].start == tokens[end - 1].end:
            return None  # "War-torn"
        if end - 1 in view.nouns:
            return None  # "From Insurgent Bombing to Mass Killing in Sukhna"
        admin1, country = (into.admin1, into.country) if into else (province_here(), None)
        precision: WherePrecision = 4 if kind in self.words["province"] else 1
        if kind in self.words["province"]:
            admin1 = " ".join(t.text for t in tokens[first:end])
        return FoundPlace(first, end, None, precision, admin1, country, True, raw in ("near", "outside"))

    def is_of_an_occasion(self, view: View, first: int, end: int) -> bool:
        """Whether a name with "the" goes on in a noun that is no kind of place: "at the Thadingyut vigil"."""
        if view.lows[first - 1] != "the" or place_phrases.ends_its_phrase(view, end) or end >= len(view.lows):
            return False
        if "of" in view.lows[end : end + 2] or not self.kinds.isdisjoint(view.lows[end : end + 3]):
            return False  # "the Rukn al-Din section of Damascus", "the Dorvat metro station"
        return view.tokens[end].text.islower()

    def past_a_people(self, words: list[str], first: int, end: int) -> int:
        """Where a name begins after words that say whose it is: "the Shiite Karte Sakhi shrine"; not "Hazara Town"."""
        if len(words) > 1 and words[-1] in self.words["kinds_of_settlement"]:
            return first
        return next((at for at, word in enumerate(words, first) if word not in self.words["peoples"]), end)

    def is_a_named_building(self, view: View, first: int, end: int, kind: str) -> bool:
        """ "The Republican Palace", "the Ambassador hotel": words that only their capitals make a name."""
        if kind not in self.words["site"] or view.lows[first - 1 : first] != ["the"] or view.is_title_case:
            return False
        named = any(word not in self.words["general"] and word not in self.kinds for word in view.lows[first:end])
        return named or kind not in TREATING  # "the Emergency hospital"

    def label(self, view: View, taken: set[int], province_here: Callable[[], str | None]) -> FoundPlace | None:
        """The place that labels an item: "Teorama: a drone …", "Upper Kurram, 17 Nov: …", "#Hadrut – …"."""
        tokens = view.tokens
        if LABEL_SIGNS.isdisjoint(view.words) and "." not in view.lows[1:LONGEST_LABEL]:
            return None
        tagged = next((i for i, token in enumerate(tokens[:4]) if token.text == "#"), None)
        after = next((i for i, token in enumerate(tokens[:6]) if token.text == "." and i in LABEL_STOPS), None)
        first = next((i for i, token in enumerate(tokens[:4]) if token.text[0].isalnum()), 0)
        first = first if tagged is None else tagged + 1
        if tagged is None and after and after - 1 in view.name_at:  # "**Mali.** Sofara: …"
            first = next((i for i in range(after + 1, len(tokens)) if tokens[i].text[0].isalnum()), 0)
        if first >= len(tokens):
            return None
        end = self.capitalised(view, first, taken)
        if end == first or self.count(view, first, end) > 3 or first in taken:
            return None
        stop = next((i for i in range(end, min(end + LABEL_REACH, len(tokens))) if tokens[i].text in LABEL_ENDS), None)
        marked = tagged is not None or self.is_run_in(view, first, end)
        if not marked and (stop is None or stop + 1 >= len(tokens) or not self.sets_apart(view, stop)):
            return None
        if not marked and stop != end and (tokens[end].text not in (",", "(", "*", "**") or stop is None):
            return None
        if not marked and stop is not None and not self.vocabulary.titles.isdisjoint(view.lows[end:stop]):
            return None  # "Vadym Filashkin, head of the administration: …"
        if not marked and stop is not None and tokens[stop + 1].text in QUOTATION_MARKS:
            return None  # "Holt: 'They refused …'"
        words = [token.lower for token in tokens[first:end]]
        if words[-1] in self.words["organisation"]:
            return None
        if not marked and end - first == 1 and is_short_form(tokens[first].text):
            return None  # "TSK: two soldiers fell"
        if any(word in self.no_label or self.is_a_time(word) for word in words):
            return None
        names = {name.kind for i in range(first, end) if i in view.name_at for name in view.name_at[i].names}
        if names - {"place"}:
            return None
        return FoundPlace(first, end, None, 1, province_here(), None, True)

    def sets_apart(self, view: View, stop: int) -> bool:
        """Whether what stands at `stop` parts a label from its news: a colon, or the only dash of the sentence."""
        if view.tokens[stop].text == ":":
            return True
        dashes = [i for i, token in enumerate(view.tokens) if token.text in LABEL_ENDS]
        return dashes == [stop] and any(t.first > stop for t in view.triggers)

    def is_run_in(self, view: View, first: int, end: int) -> bool:
        """Whether words open an item as its bold or capital label: "**Umm Maghad.** On Thursday …", "RATHEDAUNG."."""
        tokens = view.tokens
        if end >= len(tokens) or tokens[end].text not in (".", ":") or any(t.text[0].isalnum() for t in tokens[:first]):
            return False
        capital = all(t.text.isupper() or not t.text.isalpha() for t in tokens[first:end])
        if capital and tokens[end].text == "." and len(tokens[first].text) > LONGEST_ABBREVIATION:
            return True
        bold = view.sentence.source.text[tokens[end].end : tokens[end].end + 2] in ("**", "__")
        return bold and end + 1 < len(tokens)

    def is_of_an_act(self, view: View, first: int) -> bool:
        """Whether "on" and the noun of an attack stand before: "an air raid on Namtu", "the shelling of Qarara"."""
        at = first - 1
        while at > 0 and (view.lows[at] in ARTICLES or view.lows[at] in self.words["directions"]):
            at -= 1
        if at < 1 or view.lows[at] not in ("on", "of", "against"):
            return False
        acts = [t for t in view.triggers if t.end == at and t.value.part == "noun" and t.value.strength >= 2]
        return any(t.value.event_type in ON_GROUND for t in acts)

    def owns_a_quarter(self, view: View, end: int) -> bool:
        """Whether what follows is a part of a town: "Moebye's market quarter"."""
        if end + 1 >= len(view.tokens) or view.lows[end] not in ("'s", "’s"):
            return False
        return not self.words["neighbourhood"].isdisjoint(view.lows[end + 1 : end + 4])

    def lies_in_its_owner(self, view: View, first: int, end: int, found: Sequence[FoundPlace]) -> bool:
        """ "In Baghdad's Abu Dshir": a part of the town that owns it."""
        after = view.texts[end] if end < len(view.tokens) else ""
        if first < 2 or view.lows[first - 1] not in ("'s", "’s") or after[:1].isupper():
            return False
        owner = next((p for p in found if p.end == first - 1 and p.precision < 4), None)
        return owner is not None and self.frames.before(view, owner.first) in self.words["locative"]

    def kind_shared(self, view: View, end: int) -> str:
        """ "The Nazzal and Jolan neighbourhoods": the kind that two names share."""
        texts, lows, many = view.texts, view.lows, self.words["neighbourhood"]
        if end < len(lows) and lows[end][-1] == "s" and lows[end] in many:
            return lows[end]
        if lows[end : end + 1] not in (["and"], [","]):
            return ""
        at = end + 1
        while at < len(texts) and (texts[at][0].isupper() or texts[at] in ("-", "'", "’", "al", "el")):
            at += 1
        here = lows[at] if end + 1 < at < len(lows) and not texts[at][0].isupper() else ""
        return here if here.endswith("s") and here in many else ""

    def count(self, view: View, first: int, end: int) -> int:
        """How many words [first, end) are, with "Dand-e-Ghori" as one."""
        tokens = view.tokens
        counted = int(end > first and tokens[first].text[0].isalnum())
        for i in range(first + 1, end):
            counted += tokens[i].text[0].isalnum() and tokens[i].start > tokens[i - 1].end
        return counted

    def no_title_before(self, view: View, first: int) -> bool:
        """Whether no title of a person stands before: "attacked Sheikh Karim"."""
        return not first or view.lows[first - 1] not in self.vocabulary.titles

    def is_person(self, view: View, end: int) -> bool:
        """Whether an age or what somebody is follows: "shot dead Ali Grada, 45", "captured Ali Grada, a commander"."""
        after = [t.text for t in view.tokens[end : end + 2]]
        if len(after) < 2 or after[0] != ",":
            return False
        if after[1] not in ("a", "an", "the", "who", "whose"):
            return after[1].isdigit()
        aside = view.lows[end + 2 : end + 2 + LONGEST_ASIDE]
        aside = aside[: aside.index(",")] if "," in aside else aside
        who = any_of(self.vocabulary.titles, self.vocabulary.speaking_nouns, self.vocabulary.armed)
        return after[1] in ("who", "whose") or (self.kinds.isdisjoint(aside) and not who.isdisjoint(aside))

    def kind_before(self, view: View, first: int) -> str:
        """The word for a kind of place before a name: "the village of", "camp"."""
        tokens, kinds = view.tokens, self.words["kinds_of_settlement"]
        if not first:
            return ""
        before = tokens[first - 1].lower
        if before in kinds:
            return before
        if before == "of" and first > 1 and tokens[first - 2].lower.rstrip("s") in kinds:
            return tokens[first - 2].lower
        return ""

    def within(self, view: View, end: int, found: Sequence[FoundPlace]) -> FoundPlace | None:
        """The listed place that follows and holds this one: "X, Homs province", "the Y quarter of Beirut"."""
        tokens = view.tokens
        following = tokens[end].lower if end < len(tokens) else ""
        into = next((p for p in found if p.first in (end, end + 1) and following in (",", tokens[p.first].lower)), None)
        past = self.frames.past_kind(view, end)
        if into is None and following in ("in", "("):
            into = next((p for p in found if p.first in (end + 1, end + 2)), None)
        if into is None and past > end and tokens[past].lower in ("of", "in", ","):
            into = next((p for p in found if p.first in (past + 1, past + 2)), None)
        if into is None and following == "," and end + 1 < len(tokens) and tokens[end + 1].lower in self.words["near"]:
            into = next((p for p in found if end + 1 < p.first <= end + 5), None)
        return into

    def is_a_time(self, word: str) -> bool:
        dates = self.vocabulary.date_words
        return word in dates["weekdays"] or word in dates["months"] or word in dates["short_months"]

    def capitalised(self, view: View, first: int, taken: set[int]) -> int:
        """End of the run of capitalised, unlisted words at `first`."""
        at, tokens = first, view.tokens
        while at < len(tokens) and at not in taken:
            token = tokens[at]
            inside = at > first
            if at in view.name_at and not any(n.kind == "place" for n in view.name_at[at].names):
                break
            opens = token.text[0].isupper() and token.text[0].isalpha()
            joins = (token.lower in ARTICLES or token.text in ("-", "'", "’")) and at + 1 < len(tokens)
            joins = joins or (token.text == "." and inside and tokens[at - 1].text in SHORTENED)  # "St. Mary's Church"
            if inside and token.text == "-" and tokens[at - 1].end != token.start:
                break
            if inside and "\n" in view.sentence.source.text[tokens[at - 1].end : token.start]:
                break  # the next line
            goes_on = inside and tokens[at - 1].text == "-" and tokens[at - 1].end == token.start  # "Dand-e-Ghori"
            if not (opens or goes_on or (joins and (inside or token.lower in ARTICLES))):
                break
            at += 1
        while at > first and not tokens[at - 1].text[0].isupper():
            at -= 1
        return at if at > first and tokens[at - 1].text[0].isalpha() else first


_MADE: dict[int, UnlistedPlaces] = {}
MOST_VOCABULARIES = 8


def unlisted_places_of(vocabulary: Vocabulary) -> UnlistedPlaces:
    """The reader of unlisted places for a vocabulary, made once for all its posts."""
    made = _MADE.get(id(vocabulary))
    if made is None or made.vocabulary is not vocabulary:
        if len(_MADE) >= MOST_VOCABULARIES:
            _MADE.clear()
        made = _MADE[id(vocabulary)] = UnlistedPlaces(vocabulary, PlaceFrames(vocabulary))
    return made
