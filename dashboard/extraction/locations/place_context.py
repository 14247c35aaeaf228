"""Where a post and each of its entries are: the countries and provinces it names, else those its actors hint at."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter

from dashboard.extraction.locations.place_frames import is_known, words_of
from dashboard.extraction.word_lists import table
from dashboard.extraction.words.names import NameHit
from dashboard.extraction.words.view import View, dateline_end
from dashboard.extraction.words.vocabulary import Vocabulary, is_general
from dashboard.records import VIOLENCE, Actor, Attribution, Place, Source

AT_HOME: frozenset[Attribution] = frozenset(
    {"government_official", "state_media", "activist_network", "perpetrator_claim"}
)

STREETS = frozenset({"Street", "Avenue", "Road", "Square", "Boulevard"})
LEAST_WELL_KNOWN = 100_000


def well_known_from(place: Place) -> int:
    """The population from which a town speaks for its country: a town that nobody chose for the reports must be big."""
    return 500_000 if is_general(place.place_id) and not is_known(place) else LEAST_WELL_KNOWN


def _is_well_known(place: Place) -> bool:
    people = place.population or 0
    return people > LEAST_WELL_KNOWN and people > well_known_from(place)


@cache
def countries_of_outlets() -> dict[str, str]:
    """The country of the papers, stations and agencies that report on their own, by casefolded name."""
    return {row["name"].casefold(): row["country"] for row in table("outlet_countries")}


def _is_of_a_state(record: Actor | Source) -> bool:
    """Whether a group or source is at home in one country: no monitor, charity or body of the UN is."""
    if record.country is None or len(record.country) != 2:
        return False
    return isinstance(record, Actor) or record.attribution in AT_HOME


def desks_of(datelines: Mapping[int, tuple[str, ...]]) -> dict[int, int]:
    """Sentence → the token after the place that its report was filed from, of the opening words of sentences.

    In a round-up each item stands under a place of its own ("TAMBOUL - The army …"): there only a place that several
    items open with is a desk.
    """
    often = Counter(datelines.values())
    is_one_report = len(datelines) == 1
    return {index: len(words) for index, words in datelines.items() if is_one_report or often[words] > 1}


class PlaceContext:
    """What a post says of where it is, gathered once from all its sentences."""

    def __init__(self, vocabulary: Vocabulary, views: Sequence[View], publisher: str = "") -> None:
        self.vocabulary = vocabulary
        self.forces, self.abroad = vocabulary.place_words["forces"], vocabulary.place_words["abroad"]
        self.seen: dict[str, int] = defaultdict(int)  # countries it names, itself or by a people or large town
        self.by_entry: dict[int, dict[str, int]] = {}  # the same, by entry
        self.hints: dict[str, int] = defaultdict(int)  # countries of its armies, groups and sources
        self.provinces: dict[str, int] = defaultdict(int)
        self.called_province: set[tuple[int, str]] = set()  # entries that say "Homs province", with the province
        datelines: dict[int, tuple[str, ...]] = {}
        for view in views:
            if end := dateline_end(view):
                datelines[view.index] = tuple(view.lows[:end])
            for hit in view.names:
                self._note(view, hit)
        self.datelines = desks_of(datelines)
        self.province = self._province()
        if not self.seen and not self.hints:
            self._note_small_towns(views)
        own = countries_of_outlets().get(publisher.casefold())
        self.country = self._best(self.seen) or self._best(self.hints) or own
        self.of_whole = self._country_of_whole()

    def country_of_entry(self, entry_no: int) -> str | None:
        """Where an entry of a digest is, that names no place of its own: the post's country, unless they are apart.

        A digest of one war keeps it throughout; of several, what one outlet reports says nothing of the next one's.
        """
        here = self.by_entry.get(entry_no, {})
        own = self._best(here)
        return own if self.of_whole is None or (own is not None and self.country not in here) else self.of_whole

    def _country_of_whole(self) -> str | None:
        """The post's country, where most entries that name one name it, or none does."""
        naming = [seen for seen in self.by_entry.values() if any(seen)]
        sharing = sum(self.country in seen for seen in naming)
        return self.country if not naming or (sharing > 1 and 3 * sharing >= 2 * len(naming)) else None

    def _see(self, view: View, country: str, weight: int = 1) -> None:
        self.seen[country] += weight
        here = self.by_entry.setdefault(view.sentence.entry_no, {})
        here[country] = here.get(country, 0) + weight

    @staticmethod
    def _best(counted: Mapping[str, int]) -> str | None:
        known = [country for country in counted if country]
        return max(known, key=counted.__getitem__) if known else None

    def _note(self, view: View, hit: NameHit) -> None:
        vocabulary = self.vocabulary
        if country := hit.of("country"):
            if "".join(view.texts[hit.end : hit.end + 1]) in STREETS:
                return  # "Syria Street" is in Tripoli
            named = vocabulary.places[country.key].country
            beyond = view.lows[max(0, hit.first - 2) : hit.first] == ["border", "with"]
            if beyond or self.acts(view, hit.end) or (named.lower() in self.abroad and self.strikes(view, hit.end)):
                if named.lower() not in self.abroad:
                    self.hints[named] += 1  # "a US drone" may be anywhere
                return
            self._see(view, named, 2)
        elif demonym := hit.of("demonym"):
            if view.lows[max(0, hit.first - 2) : hit.first] == ["pro", "-"]:
                return  # "pro-Russian separatists"
            if self.acts(view, hit.end):
                if demonym.key.lower() not in self.abroad:
                    self.hints[demonym.key] += 1
            elif "border" not in view.lows[hit.end : hit.end + 2]:
                self._see(view, demonym.key)
        elif places := [vocabulary.places[n.key] for n in hit.names if n.kind == "place"]:
            if self._is_called_province(view, hit):
                self.called_province |= {(view.sentence.entry_no, p.admin1) for p in places if p.admin1}
            is_listed_town = any(is_general(p.place_id) and p.kind == "town" for p in places)
            if is_listed_town and not self._is_spelled(view, hit, places):
                return  # "Rigi" is not Riga
            large = [p for p in places if p.kind == "governorate" or _is_well_known(p)]
            large = [p for p in large if self._is_the_one_spelled(view, hit, p, places)]
            large = large or self._known_alone(places)
            if large:
                self._see(view, large[0].country)
                admin1 = next((p.admin1 for p in large if p.admin1 and p.country == large[0].country), None)
                if admin1:
                    self.provinces[admin1] += 1
        else:
            for name in hit.names[:1]:
                record = vocabulary.actors.get(name.key) or vocabulary.sources.get(name.key)
                if record is None or not record.country or not view.texts[hit.end - 1][0].isupper():
                    continue  # "police", "rebels" are in any country
                if record.country.lower() not in self.abroad and _is_of_a_state(record):
                    self.hints[record.country] += 1

    @staticmethod
    def _known_alone(places: Sequence[Place]) -> list[Place]:
        """A town that reports name, where no town of another country shares its name."""
        alone = len({place.country for place in places}) == 1
        return [place for place in places if is_known(place)] if alone else []

    def _note_small_towns(self, views: Sequence[View]) -> None:
        """Count the countries of small towns, as the list spells them, where nothing larger is named."""
        for view in views:
            for hit in view.names:
                name = hit.names[0]
                written = words_of(view, hit)
                if name.kind == "place" and len(written) > 3 and written in self.vocabulary.spellings[name.key]:
                    self.seen[self.vocabulary.places[name.key].country] += 1

    def _is_spelled(self, view: View, hit: NameHit, places: Sequence[Place]) -> bool:
        written = words_of(view, hit)
        return any(written in self.vocabulary.spellings[place.place_id] for place in places)

    def _is_the_one_spelled(self, view: View, hit: NameHit, place: Place, places: Sequence[Place]) -> bool:
        """Whether a large place is meant rather than one of another country that is spelled as written."""
        others = [p for p in places if p.country != place.country]
        return not others or self._is_spelled(view, hit, [place]) or not self._is_spelled(view, hit, others)

    def _is_called_province(self, view: View, hit: NameHit) -> bool:
        kinds = self.vocabulary.place_words["province"]
        after = view.tokens[hit.end].lower if hit.end < len(view.tokens) else ""
        return after in kinds or view.tokens[hit.end - 1].lower in kinds

    def acts(self, view: View, place: int) -> bool:
        """Whether a force or its strike follows a people's name: "an Israeli strike" may be in any country."""
        return any(word in self.forces for word in view.lowers(place, place + 3))

    def strikes(self, view: View, place: int) -> bool:
        """Whether a country is the subject of an attack: "the United States kills", "Russia has shelled"."""
        return any(
            t.value.part == "verb" and t.value.event_type in VIOLENCE and place <= t.first <= place + 1
            for t in view.triggers
        )

    def _province(self) -> str | None:
        """The province the post speaks of throughout: named twice or more, and twice as often as any other."""
        often = sorted(self.provinces.items(), key=itemgetter(1), reverse=True)
        (best, count), *rest = often[:2] or [("", 0)]
        return best if count >= 2 and (not rest or count >= 2 * rest[0][1]) else None
