"""Places named in a sentence, resolved through the gazetteer, with UCDP's precision (1 exact to 7 unknown).

A name shared by several places goes to the one whose province is named nearby, else to the post's country, else to the
larger. A name inside an organisation's or a person's name is not a place. A town that the gazetteer lacks is kept as
written when the words around it say that it is one ("the village of Tel Hormizd"). "There" and "the town" are the place
that the entry named last.
"""

from collections.abc import Sequence

from dashboard.extraction.locations.place_context import LEAST_WELL_KNOWN, STREETS, PlaceContext, well_known_from
from dashboard.extraction.locations.place_frames import as_spelled, is_known, is_large, words_of
from dashboard.extraction.locations.place_phrases import ends_its_phrase
from dashboard.extraction.locations.places_found import FoundPlace
from dashboard.extraction.locations.unlisted_places import unlisted_places_of
from dashboard.extraction.text.parts import EntryPart
from dashboard.extraction.text.values import changed
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.names import NameHit, fold_heavily
from dashboard.extraction.words.view import View
from dashboard.extraction.words.vocabulary import Vocabulary, is_general
from dashboard.records import Place, WherePrecision

WORDS = word_lists("locations", "places")
__all__ = ["FoundPlace", "PlaceReader"]

FEW = 2  # mentions of a country that may all come from the one name in doubt
USUAL_POPULATION = 50_000  # of a place that reports name, where GeoNames has none
# Before "of" and a town: what lies by it
BESIDE = frozenset({"outskirts", "suburb", "suburbs", "east", "west", "north", "south"})
POINTERS = frozenset({"the", "this", "that", "same"})
REACH = 2  # sentences
DASHES = frozenset({"-", "–", "—"})
LABEL_ENDS = frozenset({".", ":", "|", "*", "**", "]"}) | DASHES
IN_A_CHAIN = WORDS["in_a_chain"]
FRONTING = WORDS["fronting"]
LONGEST_BARE_LINE = 12
GREETINGS = frozenset({"good", "welcome", "hello", "hi", "greetings", "goodnight", "thanks"})
THROUGHOUT = frozenset({"across", "throughout"})
SHORTEST_BARE = 5  # letters of a small town's name that needs no word beside it


def is_bare_line(view: View) -> bool:
    """Whether a short sentence tells nothing itself and only says where and when: "Ogossagou, Saturday, 5 am."."""
    return not view.triggers and len(view.tokens) <= LONGEST_BARE_LINE


def is_abbreviation(view: View, hit: NameHit) -> bool:
    """ "MoD", "MoI": a ministry."""
    text = view.tokens[hit.first].text
    return hit.end - hit.first == 1 and len(text) == 3 and [c.isupper() for c in text] == [True, False, True]


def own_row(place: Place, known: Sequence[Place]) -> Place:
    """The workspace's own row of a place of the general vocabulary, which has no coordinate; else the place itself.

    A namesake in another province is another place.
    """
    if not is_general(place.place_id):
        return place
    rows = (p for p in known if not is_general(p.place_id) and (p.country, p.kind) == (place.country, place.kind))
    return next((p for p in rows if p.admin1 in (None, place.admin1)), place)


class PlaceReader:
    """Finds places sentence by sentence and remembers the last one of each entry."""

    def __init__(self, vocabulary: Vocabulary, views: Sequence[View], publisher: str = "") -> None:
        self.vocabulary = vocabulary
        self.words = vocabulary.place_words
        self.context = PlaceContext(vocabulary, views, publisher)
        self.unlisted = unlisted_places_of(vocabulary)
        self.frames = self.unlisted.frames
        self.country = self.context.country
        self.entry_no = self.last_index = -1
        self.last: FoundPlace | None = None  # the place named last in the entry, with its span
        self.label: FoundPlace | None = None  # the place that the entry stands under: "**Tyre.** …"
        self.topic: FoundPlace | None = None  # the place in the title
        self.before: FoundPlace | None = None  # the last place of the entry before
        self.entry_country: str | None = None
        self.stands_above: FoundPlace | None = None  # the label, where it is a line or sentence of its own
        self.gone_on: FoundPlace | None = None  # what the sentence read last goes on from, where it names no place

    def read(self, view: View) -> list[FoundPlace]:
        """The places of a sentence in order; a town followed by its province or country is one place."""
        if view.sentence.entry_no != self.entry_no:
            self.before = self.last or self.before
            self.entry_no, self.last, self.label, self.entry_country = view.sentence.entry_no, None, None, None
            self.stands_above = None
        self.gone_on = self.goes_on_from(view)
        found: list[FoundPlace] = []
        self.entry_country = self.leading_country(view) or self.entry_country
        dateline = self.context.datelines.get(view.index, 0)
        for hit in view.names:
            place = self.resolve(view, hit) if hit.first >= dateline else None
            if place:
                found.append(place)
        found += self.unlisted.find(view, found, lambda: self.province_here(view, found))
        found.sort(key=lambda p: p.first)
        found = [changed(p, is_located=True) if self.is_label(view, p) else p for p in found]
        meant = self.last or self.label or self.topic or self.before
        if not found and meant and (at := self.pointer(view)) is not None:
            return [changed(meant, first=at, end=at, is_located=True)]
        self.remember(view, found)
        return found

    def is_label(self, view: View, place: FoundPlace) -> bool:
        """Whether a place stands for itself: "SITTWE TOWNSHIP", "**Tyre.** Warplanes …", "MRAUK-U. A jet …"."""
        lows, end = view.lows, self.frames.past_kind(view, place.end)
        if any(word[0].isalnum() for word in lows[: place.first]):
            return False
        if is_bare_line(view) and lows[end : end + 1] == [","]:
            return True  # "Ogossagou, Saturday, 5 am."
        ends = end >= len(lows) or lows[end] in LABEL_ENDS or (lows[0] == "(" and lows[end] == ")")
        return ends and not (
            end < len(lows) and lows[end] in DASHES and view.tokens[end].start == view.tokens[end - 1].end
        )

    def country_of(self, entry: EntryPart) -> str | None:
        """The country of what an entry tells without naming a place."""
        return self.context.country_of_entry(entry.entry_no) if entry.digest_outlet else self.country

    def goes_on_from(self, view: View) -> FoundPlace | None:
        """The place that a sentence without one goes on from: the last of its entry, named not far before."""
        if view.sentence.is_heading:
            return None
        is_near = self.last is not None and view.index - self.last_index <= REACH
        meant = self.last if is_near else self.label
        return changed(meant, first=0, end=0) if meant else None

    def remember(self, view: View, found: Sequence[FoundPlace]) -> None:
        """Keep the most exact of the last places of a sentence for "there", and its country for what names none."""
        if view.lows[0] in GREETINGS and not view.triggers:
            return  # "Good morning from Port Sudan": where the writer is
        placed = [p for p in found if p.precision < 6 and (p.is_located or view.sentence.is_heading)]
        if placed:
            best = min(placed, key=lambda p: (p.precision >= 4, p.is_near, -p.first))
            self.last_index = view.index
            if not (self.last and best.precision >= 4 > self.last.precision and self.last.admin1 == best.admin1):
                self.last = changed(best, span=view.span(best.first, best.end))  # a town, and not then its province
            if view.sentence.is_heading and view.index == 0:
                self.topic = self.last
            if view.sentence.is_heading or self.is_label(view, best):
                self.label = changed(best, span=view.span(best.first, best.end))
                if self.frames.past_kind(view, best.end) >= len(view.lows) - 1:
                    self.stands_above = changed(self.label, first=0, end=0)
        elif whole := next((p for p in found if p.precision == 6 and view.lows[p.first - 1] in THROUGHOUT), None):
            self.last_index = view.index
            self.last = changed(whole, span=view.span(whole.first, whole.end))  # "its toll for Tuesday across Lebanon"
        named = [p.country for p in found if p.country]
        if named and (self.entry_country is None or placed):
            self.entry_country = named[0]

    def happened_at(self, view: View, place: FoundPlace) -> None:
        """Keep the place of an act that the sentence tells, rather than another that it names."""
        if place.span:
            self.last = place
        else:
            self.last_index = view.index
            self.last = changed(place, span=view.span(place.first, place.end))

    def leading_country(self, view: View) -> str | None:
        """The country that labels an item: "**Niger.** Defence ministry: …"."""
        for hit in view.names[:1]:
            name = hit.of("country")
            ends = hit.end < len(view.tokens) and view.tokens[hit.end].text in (".", ":", "|", "—", "–", "*")
            if name and hit.first <= 2 and ends:
                return self.vocabulary.places[name.key].country
        return None

    def pointer(self, view: View) -> int | None:
        """The token that means the place named before: "there", "the town", "the city"; None without one."""
        if self.words["pointing"].isdisjoint(view.words):
            return None
        lows = [*view.lows, ""]
        for at, word in enumerate(view.lows):
            if word == "there" and lows[at + 1] not in self.words["existing"]:
                return at
            if word in self.words["settlement_words"] and at and lows[at - 1] in POINTERS and lows[at + 1] != "of":
                return at
        return None

    def province_here(self, view: View, found: Sequence[FoundPlace]) -> str | None:
        """The province of an unlisted town: of its sentence, else of its entry, else the one the post speaks of."""
        nearby = self._admin_names(view)
        if len(nearby) == 1:
            return next(iter(nearby))
        if not nearby and self.last and self.last.admin1 and not found:
            return self.last.admin1
        return self.context.province

    def _admin_names(self, view: View) -> set[str]:
        near: set[str] = set()
        for hit in view.names:
            for name in hit.names:
                if name.kind == "place":
                    place = self.vocabulary.places[name.key]
                    if place.country and self.context.seen and place.country not in self.context.seen:
                        continue  # "Chahar Dara" is not Daraa
                    if place.admin1 and (
                        place.kind in ("governorate", "district")
                        or fold_heavily(place.name) == fold_heavily(place.admin1)
                    ):
                        near.add(place.admin1)
        return near

    def resolve(self, view: View, hit: NameHit) -> FoundPlace | None:
        known = [self.vocabulary.places[n.key] for n in hit.names if n.kind in ("place", "country")]
        if not known or self.frames.is_part_of_a_name(view, hit) or is_abbreviation(view, hit):
            return None
        if len(known) < len(hit.names) and not any(map(is_large, known)):
            return None  # "Saudi" is a people before it is a hamlet
        before = self.frames.before(view, hit.first)
        after = view.tokens[hit.end].lower if hit.end < len(view.tokens) else ""
        located = self.frames.locates(view, hit, before)
        stated = self.country_after(view, hit)
        if stated:
            known = [p for p in known if not (p.country and p.country != stated)]
        else:
            known = [p for p in known if not self.is_out_of_the_way(p)]
        known = [p for p in known if not self.is_namesake(view, hit, p, after)]
        if not known:
            return None  # "Sousse, Tunisia" is no hamlet in Syria
        place = self.choose(view, hit, known, after)
        if place is None:
            return None
        if view.sentence.is_heading:
            place = self.as_below(view, place)
        named = located or self.frames.is_named_as_place(view, hit) or self.frames.stands_alone(view, hit, place)
        if not named and not self.is_of_this_country(view, hit, place):
            return None
        near = before in ("near", "outside") or (before == "of" and self.frames.before(view, hit.first, 2) in BESIDE)
        twins = (p.admin1 for p in known if p.admin1 and p.country == place.country and p.kind == place.kind)
        admin1 = place.admin1 or next(twins, None)
        return FoundPlace(
            hit.first, hit.end, place, self.precision(place, near), admin1, place.country or None, located, near
        )

    def choose(self, view: View, hit: NameHit, known: list[Place], after: str) -> Place | None:
        if len(known) == 1:
            return known[0]
        nearby = self._admin_names(view)
        written = words_of(view, hit)
        wants_province = after in self.words["province"] or (
            hit.end - hit.first > 1 and view.tokens[hit.end - 1].lower in self.words["province"]
        )

        is_wanted = wants_province and any(p.kind == "governorate" for p in known)
        spellings, provinces, own = self.vocabulary.spellings, self.context.provinces, self.country

        def rank(place: Place) -> tuple[bool, bool, bool, bool, bool, int, int, bool, str]:
            is_province = place.kind in ("governorate", "country")
            return (
                is_wanted and not is_province,
                place.country != own if own and place.country else False,
                bool(nearby) and place.admin1 not in nearby,
                is_province and not wants_province and place.kind != "country",
                written not in spellings[place.place_id],
                -provinces.get(place.admin1 or "", 0) if place.country == own else 0,
                -(place.population or (USUAL_POPULATION if is_known(place) else 0)),
                is_general(place.place_id),
                place.place_id,
            )

        return own_row(min(known, key=rank), known)

    def as_below(self, view: View, place: Place) -> Place:
        """The province, where a heading names its capital and the entry speaks of "Homs province" only."""
        province = self.vocabulary.places.get(place.within or "")
        below = (view.sentence.entry_no, place.admin1 or "") in self.context.called_province
        named_like = place.admin1 is not None and as_spelled(place.name) == as_spelled(place.admin1)
        return province if province and below and named_like and province.kind == "governorate" else place

    def is_of_this_country(self, view: View, hit: NameHit, place: Place) -> bool:
        """Whether a place of the post's own country, spelled as the list has it, is named with no word that locates it.

        "Army convoy reaches Abu Quta", "Laukkai falls": not preferred to a place that is located.
        """
        if place.kind == "country" or not self.country or place.country not in (self.country, self.entry_country):
            return False
        if any(n.kind not in ("place", "country") for n in hit.names):
            return False
        written = words_of(view, hit)
        if written not in self.vocabulary.spellings[place.place_id]:
            return False
        after = view.tokens[hit.end].lower if hit.end < len(view.tokens) else ""
        if after in self.vocabulary.speech.verbs.by_first or after in self.vocabulary.titles:
            return False
        return is_large(place) or len(written) >= SHORTEST_BARE

    def is_out_of_the_way(self, place: Place) -> bool:
        """Whether a town of the general vocabulary lies in a country that the post never names."""
        if not is_general(place.place_id) or is_known(place) or (place.population or 0) > well_known_from(place):
            return False
        named = self.context.seen or self.context.hints
        return bool(named) and place.country not in named

    def country_after(self, view: View, hit: NameHit) -> str | None:
        """The country of the country or province that follows the name in its chain ("Sousse, Tunisia")."""
        end = self.frames.past_kind(view, hit.end)
        for following in view.names:
            if 0 < following.first - end <= 5 and view.tokens[end].lower in (",", "in", "of"):
                between = self.words["directions"] | self.words["kinds_of_settlement"] | IN_A_CHAIN
                if not between.issuperset(view.lows[end : following.first]):
                    return None  # "Gaza Strip, hours after Israel ordered …"
                if view.lows[end] == "," and view.lows[0] in FRONTING and not ends_its_phrase(view, following.end):
                    return None  # "With a barrage into Afrin, Turkey started …"
                known = [self.vocabulary.places[n.key] for n in following.names if n.kind in ("place", "country")]
                is_quarter = end > hit.end and view.tokens[end].lower == "of" and following.first == end + 1
                kinds = ("country", "governorate", "town") if is_quarter else ("country", "governorate")
                large = [p for p in known if p.kind in kinds and p.country]
                large = [p for p in large if p.country in self.context.seen] or large
                return large[0].country if len({p.country for p in large}) == 1 else None
        return None

    def is_namesake(self, view: View, hit: NameHit, place: Place, after: str) -> bool:
        """Whether a place of a country that the post never names only shares a name or a spelling with the one meant.

        "The Naivasha market" is a market somewhere; "Dara" in a post on Panjshir is not Daraa.
        """
        if place.kind == "country" and hit.end < len(view.tokens) and view.tokens[hit.end].text in STREETS:
            return True  # "Syria Street" in Tripoli
        if place.kind == "country":
            return False
        is_spelled = words_of(view, hit) in self.vocabulary.spellings[place.place_id]
        if not self.context.seen:
            return is_general(place.place_id) and not is_spelled and (place.population or 0) < LEAST_WELL_KNOWN
        if place.country == self.country:
            return False
        named = place.country in self.context.seen or place.country in self.context.hints
        if place.kind in ("neighbourhood", "site") and not named:
            return True
        if self.context.seen.get(place.country, 0) > FEW:
            return False
        is_small = (place.population or 0) < LEAST_WELL_KNOWN and place.kind not in ("governorate", "district")
        return (is_small and after in self.words["site"] and not named) or not is_spelled

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
