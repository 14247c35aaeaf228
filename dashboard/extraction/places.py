"""Places named in a sentence, resolved through the gazetteer, with UCDP's precision (1 exact to 7 unknown).

A name shared by several places goes to the one whose province is named nearby, else to the post's country, else to the
larger. A name inside an organisation's or a person's name is not a place. A town that the gazetteer lacks is kept as
written when the words around it say that it is one ("the village of Tel Hormizd").
"""

from collections.abc import Sequence
from functools import lru_cache

from dashboard.extraction.names import NameHit, fold_heavily, fold_lightly, spelled
from dashboard.extraction.tokens import WordTable, lower_by_code_point
from dashboard.extraction.values import quick_value
from dashboard.extraction.view import BE, View, dateline_end
from dashboard.extraction.vocabulary import Vocabulary, is_general
from dashboard.records import VIOLENCE, Place, WherePrecision

AUXILIARIES = BE | {"has", "have"}
BEFORE_A_NAME = frozenset({"the", "-", "al", "el", "’", "'", "s", "nearby", "neighbouring", "neighboring", "city's"})
STRUCK = VIOLENCE | {"territory_change"}


@lru_cache(maxsize=20_000)
def as_spelled(written: str) -> str:
    """A name as the spellings of the gazetteer are compared: without articles, hyphens, case and accents."""
    return fold_lightly(" ".join(spelled(written)))


OPENS_A_NAME = WordTable(lambda word: word[0].isupper() or lower_by_code_point(word) in ("al", "el"))
FEW = 2  # mentions of a country that may all come from the one name in doubt
LEAST_WELL_KNOWN = 100_000
USUAL_POPULATION = 50_000  # of a place that reports name, where GeoNames has none


def is_known(place: Place) -> bool:
    """Whether a place of the general vocabulary was put there by hand, because reports name it."""
    return is_general(place.place_id) and place.source == "hand"


def well_known_from(place: Place) -> int:
    """The population from which a town speaks for its country: a town that nobody chose for the reports must be big."""
    return 500_000 if is_general(place.place_id) and not is_known(place) else LEAST_WELL_KNOWN


def is_well_known(place: Place) -> bool:
    """Whether a town speaks for its country."""
    people = place.population or 0
    return people > LEAST_WELL_KNOWN and people > well_known_from(place)


@quick_value(frozen=True, slots=True)
class FoundPlace:
    """Tokens [first, end) that name a place; `place` is None for a town known only from the words around it."""

    first: int
    end: int
    place: Place | None
    precision: WherePrecision
    admin1: str | None
    country: str | None
    is_located: bool  # a word before it says "in", "near", "of" …
    is_near: bool = False


class PlaceReader:
    """Finds places sentence by sentence and remembers the post's countries and provinces."""

    def __init__(self, vocabulary: Vocabulary, views: Sequence[View]) -> None:
        self.vocabulary = vocabulary
        self.words = vocabulary.place_words
        self.seen: dict[str, int] = {}  # how often a name speaks for a country
        self.provinces: dict[str, int] = {}
        seen, provinces = self.seen, self.provinces
        for view in views:
            for hit in view.names:
                if country := hit.of("country"):
                    iso = vocabulary.places[country.key].country
                    seen[iso] = seen.get(iso, 0) + 2
                elif demonym := hit.of("demonym"):
                    seen[demonym.key] = seen.get(demonym.key, 0) + 1
                else:
                    known = [vocabulary.places[n.key] for n in hit.names if n.kind == "place"]
                    large = [p for p in known if p.kind == "governorate" or is_well_known(p)]
                    if large:
                        iso = large[0].country
                        seen[iso] = seen.get(iso, 0) + 1
                        admin1 = next((p.admin1 for p in large if p.admin1 and p.country == iso), None)
                        if admin1:
                            provinces[admin1] = provinces.get(admin1, 0) + 1
        if not seen:
            for name in [hit.names[0] for view in views for hit in view.names]:
                if name.kind == "place":
                    iso = vocabulary.places[name.key].country
                    seen[iso] = seen.get(iso, 0) + 1
        self.country = max(seen, key=seen.__getitem__) or None if seen else None

    def province_here(self, view: View) -> str | None:
        """The province of an unlisted town: the one its sentence names, else the one the post speaks of throughout."""
        near = self._admin_names(view)
        if len(near) == 1:
            return next(iter(near))
        often = sorted(self.provinces.items(), key=lambda counted: -counted[1])
        (best, count), *rest = often[:2] or [("", 0)]
        return best if count >= 2 and (not rest or count >= 2 * rest[0][1]) else None

    def read(self, view: View) -> list[FoundPlace]:
        """The places of a sentence in order; a town followed by its province or country is one place."""
        found: list[FoundPlace] = []
        dateline = dateline_end(view)
        for hit in view.names:
            place = self.resolve(view, hit) if hit.first >= dateline else None
            if place:
                found.append(place)
        found += self.unlisted(view, found)
        return sorted(found, key=lambda p: p.first)

    def _admin_names(self, view: View) -> set[str]:
        near: set[str] = set()
        for hit in view.names:
            for name in hit.names:
                if name.kind == "place":
                    place = self.vocabulary.places[name.key]
                    if place.admin1 and (
                        place.kind == "governorate" or fold_heavily(place.name) == fold_heavily(place.admin1)
                    ):
                        near.add(place.admin1)
        return near

    def resolve(self, view: View, hit: NameHit) -> FoundPlace | None:
        places = self.vocabulary.places
        known = [places[n.key] for n in hit.names if n.kind in ("place", "country")]
        if not known or self.is_part_of_a_name(view, hit):
            return None
        if len(known) < len(hit.names) and not any(map(self.is_large, known)):
            return None  # "Saudi" is a people before it is a hamlet
        after = view.tokens[hit.end].lower if hit.end < len(view.tokens) else ""
        stated = self.country_after(view, hit)
        if stated:
            known = [p for p in known if not (p.country and p.country != stated)]
        else:
            known = [p for p in known if not self.is_out_of_the_way(p)]
        known = [p for p in known if not self.is_namesake(view, hit, p, after)]
        if not known:
            return None  # "Sousse, Tunisia" is no hamlet in Syria
        before = self.before(view, hit.first)
        located = (
            before in self.words["before"]
            or self.is_under_fire(view, hit)
            or self.is_struck(view, hit)
            or self.names_the_act(view, hit)
        )
        place = self.choose(view, hit, known, after)
        if place is None or not (located or self.is_named_as_place(view, hit) or self.stands_alone(view, hit, place)):
            return None
        near = before in ("near", "outside") or (
            before == "of" and self.before(view, hit.first, 2) in ("outskirts", "east", "west", "north", "south")
        )
        twins = (p.admin1 for p in known if p.admin1 and p.country == place.country and p.kind == place.kind)
        admin1 = place.admin1 or next(twins, None)
        return FoundPlace(
            hit.first, hit.end, place, self.precision(place, near), admin1, place.country or None, located, near
        )

    def choose(self, view: View, hit: NameHit, known: list[Place], after: str) -> Place | None:
        if len(known) == 1:
            return known[0]
        nearby = self._admin_names(view)
        written = as_spelled(" ".join([t.text for t in view.tokens[hit.first : hit.end]]))
        wants_province = after in self.words["province"] or (
            hit.end - hit.first > 1 and view.tokens[hit.end - 1].lower in self.words["province"]
        )

        def rank(place: Place) -> tuple[bool, bool, bool, bool, bool, int, int, bool, str]:
            is_province = place.kind in ("governorate", "country")
            return (
                is_province != wants_province and any(p.kind == "governorate" for p in known) and wants_province,
                place.country != self.country if self.country and place.country else False,
                bool(nearby) and place.admin1 not in nearby,
                is_province and not wants_province and place.kind != "country",
                written not in self.vocabulary.spellings[place.place_id],
                -self.provinces.get(place.admin1 or "", 0) if place.country == self.country else 0,
                -(place.population or (USUAL_POPULATION if is_known(place) else 0)),
                is_general(place.place_id),
                place.place_id,
            )

        return min(known, key=rank)

    def is_large(self, place: Place) -> bool:
        return place.kind in ("country", "governorate") or (place.population or 0) >= 30_000 or is_known(place)

    def is_out_of_the_way(self, place: Place) -> bool:
        """Whether a town of the general vocabulary lies in a country that the post never names."""
        if not is_general(place.place_id) or is_known(place) or (place.population or 0) > well_known_from(place):
            return False
        return bool(self.seen) and place.country not in self.seen

    def country_after(self, view: View, hit: NameHit) -> str | None:
        """The country of the country or province that follows the name in its chain ("Sousse, Tunisia")."""
        end = self.past_kind(view, hit.end)
        for following in view.names:
            if 0 < following.first - end <= 5 and view.tokens[end].lower in (",", "in", "of"):
                known = [self.vocabulary.places[n.key] for n in following.names if n.kind in ("place", "country")]
                is_quarter = end > hit.end and view.tokens[end].lower == "of" and following.first == end + 1
                kinds = ("country", "governorate", "town") if is_quarter else ("country", "governorate")
                large = [p for p in known if p.kind in kinds and p.country]
                large = [p for p in large if p.country in self.seen] or large
                return large[0].country if len({p.country for p in large}) == 1 else None
        return None

    def past_kind(self, view: View, at: int) -> int:
        """Past the word for a kind of place at token `at`: "the Ras al-Nabaa quarter of Beirut"."""
        here = view.tokens[at].lower if at + 1 < len(view.tokens) else ""
        return at + 1 if here in self.words["kinds_of_settlement"] or here in self.words["site"] else at

    def is_namesake(self, view: View, hit: NameHit, place: Place, after: str) -> bool:
        """Whether a place of a country that the post never names only shares a name or a spelling with the one meant.

        "The Naivasha market" is a market somewhere; "Dara" in a post on Panjshir is not Daraa.
        """
        if not self.seen or place.country == self.country or place.kind == "country":
            return False
        if self.seen.get(place.country, 0) > FEW:
            return False
        written = as_spelled(" ".join([t.text for t in view.tokens[hit.first : hit.end]]))
        return after in self.words["site"] or written not in self.vocabulary.spellings[place.place_id]

    def is_under_fire(self, view: View, hit: NameHit) -> bool:
        """Whether the place is the subject of what befell it: "Chuhuiv came under mortar fire", "Homs was shelled"."""
        at = hit.end
        words = view.lows[at : at + 3]
        if words[:1] and words[0] in ("came", "comes", "come") and words[1:2] == ["under"]:
            return True
        if not words or words[0] not in AUXILIARIES:
            return False
        return any(
            t.value.part == "verb" and t.value.event_type in STRUCK and at < t.first <= at + 2 for t in view.triggers
        )

    def is_struck(self, view: View, hit: NameHit) -> bool:
        """Whether the place is the object of the act: "a missile hit Jabal Badro", "storming Sukhna"."""
        at = hit.first - 1
        lows, directions = view.lows, self.words["directions"]
        while at >= 0 and (lows[at] in ("the", "al", "-") or lows[at] in directions):
            at -= 1
        for t in view.triggers:
            if t.first <= at < t.end and t.value.part == "verb" and t.value.event_type in STRUCK:
                return True
        return False

    def names_the_act(self, view: View, hit: NameHit) -> bool:
        """Whether the place stands before the act's noun ("the Jaramana bombing") or opens a heading ("Sukhna: …")."""
        following = view.tokens[hit.end].text if hit.end < len(view.tokens) else ""
        if following == ":" and hit.first <= 1:
            return True
        for t in view.triggers:
            if t.first == hit.end and t.value.event_type in STRUCK and t.value.part == "noun":
                return True
        return False

    def stands_alone(self, view: View, hit: NameHit, place: Place) -> bool:
        """Whether a large place without a preposition still locates: in a headline, or "Aleppo's Bab al-Nairab"."""
        if not self.is_large(place):
            return False
        following = view.tokens[hit.end] if hit.end < len(view.tokens) else None
        if following is None or (view.is_title_case and place.kind != "country"):
            return True
        if following.lower in ("'s", "’s") or (place.kind != "country" and following.text in (",", ".", ":", ")", "—")):
            return True
        lost_apostrophe = view.tokens[hit.end - 1].lower.endswith("s") and not place.name.endswith("s")
        return lost_apostrophe and hit.end - hit.first == 1

    def is_named_as_place(self, view: View, hit: NameHit) -> bool:
        after = view.tokens[hit.end].lower if hit.end < len(view.tokens) else ""
        if after in self.words["kinds_of_settlement"]:
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
        lows, directions = view.lows, self.words["directions"]
        while at >= 0 and (lows[at] in BEFORE_A_NAME or lows[at] in directions):
            at -= 1
        for _ in range(back - 1):
            at -= 1
        return lows[at] if at >= 0 else ""

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
        small = not any(
            self.is_large(self.vocabulary.places[n.key]) for n in hit.names if n.kind in ("place", "country")
        )
        if (
            small
            and after
            and after.text[0].isupper()
            and after.lower not in self.words["kinds_of_settlement"]
            and hit.end not in view.name_at
        ):
            return True
        return bool(
            small
            and before
            and before.text[0].isupper()
            and hit.first - 1 not in view.name_at
            and before.lower not in self.words["before"]
            and before.lower not in self.words["directions"]
            and before.lower not in self.words["kinds_of_settlement"]
            and len(before.text) > 2
        )

    def precision(self, place: Place, near: bool) -> WherePrecision:
        if place.kind == "country":
            return 6
        if place.kind == "governorate":
            return 4
        if place.kind == "district":
            return 3
        if near or (place.lat is None and not is_general(place.place_id)):
            return 2
        return 1

    def unlisted(self, view: View, found: list[FoundPlace]) -> list[FoundPlace]:
        """Towns that no list names: capitalised words after "in the town of", or between "in" and a known place."""
        taken = {i for place in found for i in range(place.first, place.end)}
        added: list[FoundPlace] = []
        tokens, free, settlements = view.tokens, 1, self.words["kinds_of_settlement"]
        for first in [at for at, token in enumerate(tokens) if OPENS_A_NAME[token.text]]:
            end = self.capitalised(view, first, taken) if first >= free else first
            if end == first:
                continue
            free = end
            before = tokens[first - 1].lower
            raw = self.before(view, first)
            kind = before if before in settlements else ""
            if (
                before == "of"
                and first > 1
                and tokens[first - 2].lower.rstrip("s") in self.words["kinds_of_settlement"]
            ):
                kind = tokens[first - 2].lower
            following = tokens[end].lower if end < len(tokens) else ""
            into = next(
                (p for p in found if p.first in (end, end + 1) and following in (",", tokens[p.first].lower)), None
            )
            past = self.past_kind(view, end)
            if into is None and past > end and tokens[past].lower == "of":
                into = next((p for p in found if p.first in (past + 1, past + 2)), None)
            if following in ("refugee", "army", "air", "military", "displaced") and end + 1 < len(tokens):
                following = tokens[end + 1].lower
            kind = kind or (following if following in settlements or following in self.words["site"] else "")
            plain = (raw in self.words["locative"] or (into and raw in self.words["before"])) and not view.is_title_case
            if not (kind or (plain and (into or end - first <= 3))) or (view.is_title_case and not kind):
                continue
            if tokens[end - 1].lower in self.words["organisation"] or self.is_a_time(tokens[first].lower):
                continue
            if tokens[first].lower in self.vocabulary.modifiers or tokens[first].lower in self.vocabulary.civil:
                continue
            if all(self.is_common(token.lower) for token in tokens[first:end]):
                continue  # "Students Killed in Dormitory"
            admin1 = into.admin1 if into else self.province_here(view)
            country = into.country if into else None
            precision: WherePrecision = 4 if kind in self.words["province"] else 1
            if kind in self.words["province"]:
                admin1 = " ".join(t.text for t in tokens[first:end])
            added.append(FoundPlace(first, end, None, precision, admin1, country, True, raw in ("near", "outside")))
        return added

    def is_common(self, word: str) -> bool:
        known = self.vocabulary
        return word in known.things or word in known.civil or word in known.armed

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
            if (token.text[0].isupper() and token.text[0].isalpha()) or (
                (token.lower in ("al", "el", "-", "'", "’"))
                and at + 1 < len(tokens)
                and (inside or token.lower in ("al", "el"))
            ):
                at += 1
            else:
                break
        while at > first and not tokens[at - 1].text[0].isupper():
            at -= 1
        return at
