"""How well two units fit together: signs for place, day, type, number and actors, each with its points.

A sign is a named finding ("same_town", "same_day"); POINTS says what it is worth, and `reasons` puts it into words.
Points are whole numbers, so that no order of additions changes a score; LINKED_FROM of 100 are needed. REFUSALS forbid
a link outright. The weights follow one idea: a small town and one day together are nearly an event, a large city or a
province is not, and reports disagree about numbers far more often than about places. Signs are cheap and words are
not, so a pair is worded only when somebody reads why, or why not.
"""

from dataclasses import dataclass

from dashboard.linking.types import affinity
from dashboard.linking.units import Number, Unit
from dashboard.linking.where import Where, are_one_region

LINKED_FROM = 62
REACH_DAYS = 7
TELLING_NUMBER = 5
LARGE_NUMBER = 20  # two events of one place and day seldom have the same
BOUNDS_NOTHING = ("approx", "order_of_magnitude", "some")
RARE_KINDS = ("chemical",)
HUNDREDS = 300
VAGUE_PLACES = ("near_one_city", "near_the_city", "around_the_city", "place_left_out")
TALK = ("meeting", "statement_demand")

POINTS: dict[str, int] = {
    # place
    "same_part_of_town": 40,
    "same_town": 35,
    "inside_a_town": 25,
    "same_large_town": 20,
    "inside_a_large_town": 10,
    "same_area": 10,
    "town_or_province": 8,
    "province_of_the_town": 10,
    "near_one_city": 20,
    "near_the_city": 10,
    "around_the_city": 8,
    "place_left_out": 0,
    # day
    "same_day": 30,
    "days_overlap": 22,
    "one_undated_soon": 20,
    "both_undated_soon": 20,
    "one_undated_later": 12,
    "both_undated_later": 12,
    "pointed_back_to": 22,
    "month_or_year_holds_it": 5,
    "a_day_apart": -3,
    # type
    "same_type": 20,
    "close_types": 12,
    "loose_types": 6,
    # number: in a wide place, or a day apart, only an equal telling number speaks for one event, and a different one
    # against it: every day has its one or two dead
    "same_large_number": 20,
    "same_number": 15,
    "same_small_number": 8,
    "compatible_numbers": 8,
    "different_numbers": -5,
    "same_small_number_doubtful": 1,
    "compatible_numbers_doubtful": 0,
    "different_numbers_doubtful": -15,
    "fewer_of_a_group": -12,
    "same_mass_toll": 45,
    "rare_kind": 25,
    # actors and words
    "same_side": 5,
    "different_sides": -5,
    "same_word": 3,
    "recollection": 0,
    # talk
    "same_participants": 35,
    "same_speaker": 30,
    "same_words": 20,
    "talk_undated": 20,
    # a decision of a person: above every score, so that no other link can stand in its way
    "must_link": 1_000_000,
}
REFUSALS = frozenset(
    {
        "one_report",
        "tally_and_event",
        "other_type",
        "no_place",
        "other_town",
        "other_part_of_town",
        "other_area",
        "perhaps_other_place",
        "other_day",
        "recalled_undated",
        "undated_and_no_town",
        "undated_apart",
        "undated_and_vague",
        "reported_before",
        "reported_long_after",
        "few_participants",
        "other_speaker",
        "other_words",
        "talk_apart",
    }
)


@dataclass(frozen=True, slots=True)
class Score:
    """Points of 100 and the signs they rest on, in order; one sign, of REFUSALS, when the link is forbidden."""

    points: int
    signs: tuple[str, ...]

    @property
    def links(self) -> bool:
        """True when the two are one event."""
        return self.points >= LINKED_FROM and self.signs[0] not in REFUSALS


def score(one: Unit, other: Unit) -> Score:
    """The score of two units, `one` the earlier report."""
    if one.author == other.author:
        return Score(0, ("one_report",))
    fits = affinity(one.event_type, other.event_type)
    if fits is None:
        return Score(0, ("other_type",))
    if one.event_type in TALK:
        return _talk(one, other)
    if one.is_tally != other.is_tally and one.numbers and other.numbers:
        return Score(0, ("tally_and_event",))
    place = _place_of_units(one, other)
    if place in REFUSALS:
        return Score(0, (place,))
    day = _day(one, other)
    if day in REFUSALS:
        return Score(0, (day,))
    signs = [place, day, f"{fits}_type" if fits == "same" else f"{fits}_types"]
    if is_of_a_rare_kind(one) and is_of_a_rare_kind(other) and place in VAGUE_PLACES and day != "a_day_apart":
        signs.append("rare_kind")
    if same_mass_toll(one, other):
        signs.append("same_mass_toll")
    elif one.numbers and other.numbers:
        number = best_number(one, other, is_next_day=day == "a_day_apart")
        if number is not None:
            signs.append(number[0])
    if place == "province_of_the_town" and not {"same_number", "same_large_number"} & set(signs):
        return Score(0, ("perhaps_other_place",))
    if one.camps and other.camps:
        signs.append("same_side" if one.camps & other.camps else "different_sides")
    if one.trigger and one.trigger == other.trigger:
        signs.append("same_word")
    if recalled_after(one, other) > REACH_DAYS:
        signs.append("recollection")
    return _summed(signs)


def _summed(signs: list[str]) -> Score:
    return Score(max(0, min(100, sum([POINTS[sign] for sign in signs]))), tuple(signs))


def is_of_a_rare_kind(unit: Unit) -> bool:
    """True for kinds of attack so rare that "the attack" of that kind, a few days later, is known without its place."""
    return unit.event_type in RARE_KINDS


def mass_toll(unit: Unit) -> int | None:
    """The largest number killed, when it is hundreds."""
    told = (number[1] or number[2] or 0 for measure, _, number in unit.numbers if measure == "killed")
    most = max(told, default=0)
    return most if most >= HUNDREDS else None


def same_mass_toll(one: Unit, other: Unit) -> bool:
    """Whether both count hundreds of dead, and the numbers lie within a tenth of each other."""
    here, there = mass_toll(one), mass_toll(other)
    return here is not None and there is not None and abs(here - there) * 10 <= max(here, there)


def _place_of_units(one: Unit, other: Unit) -> str:
    if one.where is not None and other.where is not None:
        return _place(one.where, other.where)
    countries = {unit.named.country for unit in (one, other) if unit.named is not None and unit.named.country}
    is_known = all(unit.where is not None or unit.points_back for unit in (one, other)) and len(countries) <= 1
    is_rare = (is_of_a_rare_kind(one) and is_of_a_rare_kind(other)) or same_mass_toll(one, other)
    return "place_left_out" if is_known and is_rare else "no_place"


def _near(one: Where, other: Where) -> str:
    """The sign of two places of which one at least is only near a city."""
    if one.near == other.near:
        return "near_one_city"
    city, place = (one.near, other) if one.near else (other.near, one)
    if place.town == city:
        return "perhaps_other_place" if place.inside else "near_the_city"
    if place.around == city:
        return "around_the_city"
    return "other_town" if place.town or place.near else "perhaps_other_place"


def _place(one: Where, other: Where) -> str:
    if one.near or other.near:
        return _near(one, other)
    if one.town and other.town:
        if one.town != other.town or not are_one_region(((one.admin1, one.country), (other.admin1, other.country))):
            return "other_town"
        if one.inside and other.inside:
            return "same_part_of_town" if one.inside == other.inside else "other_part_of_town"
        if one.inside or other.inside:
            return "inside_a_large_town" if one.is_large and other.is_large else "inside_a_town"
        return "same_large_town" if one.is_large else "same_town"
    if one.area and other.area:
        return "same_area" if one.area == other.area else "other_area"
    if one.block == other.block and not (one.inside or other.inside):
        return "town_or_province"
    if (one.area and one.area == other.province) or (other.area and other.area == one.province):
        return "province_of_the_town"
    return "perhaps_other_place"


def _day(one: Unit, other: Unit) -> str:
    """The sign of the day. A day that one report leaves out must fit between the event and the report."""
    if one.start and one.end and other.start and other.end:
        if one.start <= other.end and other.start <= one.end:
            if one.start == one.end == other.start == other.end:
                return "same_day"
            return "month_or_year_holds_it" if one.is_vague or other.is_vague else "days_overlap"
        if one.is_vague or other.is_vague:
            return "other_day"
        gap = max(one.start, other.start) - min(one.end, other.end)
        return "a_day_apart" if gap.days <= 1 else "other_day"
    if one.is_recalled or other.is_recalled:
        return "recalled_undated"
    is_rare = is_of_a_rare_kind(one) and is_of_a_rare_kind(other)
    if not is_rare and not all(unit.where.is_local if unit.where else unit.points_back for unit in (one, other)):
        return "undated_and_no_town"
    apart = abs((one.reported_date - other.reported_date).days)
    dated, undated = (one, other) if one.start else (other, one)
    if dated.start is None or dated.end is None:
        later = one if one.reported_date > other.reported_date else other
        if apart > 1 and apart < REACH_DAYS and later.points_back:
            return "pointed_back_to"
        return "undated_apart" if apart > 3 else "both_undated_soon" if apart <= 1 else "both_undated_later"
    if dated.is_vague:
        return "undated_and_vague"
    if undated.reported_date < dated.start:
        return "reported_before"
    after = (undated.reported_date - dated.end).days
    if after > REACH_DAYS:
        return "reported_long_after"
    return "one_undated_soon" if after <= 3 or apart <= 2 else "one_undated_later"


def best_number(one: Unit, other: Unit, *, is_next_day: bool = False) -> tuple[str, str, Number, Number] | None:
    """The sign of the numbers that say most, their measure and both numbers; None when nothing alike is counted."""
    is_doubtful = is_next_day or one.where is None or other.where is None or one.where.is_wide or other.where.is_wide
    best = None
    for measure, population, mine in one.numbers:
        for measured, counted, theirs in other.numbers:
            if measured == measure and counted == population:
                sign = _number(mine, theirs, is_doubtful)
                if best is None or POINTS[sign] > POINTS[best[0]]:
                    best = (sign, measure, mine, theirs)
    return best or (_fewer_of_a_group(one, other) if is_doubtful else None)


def _fewer_of_a_group(one: Unit, other: Unit) -> tuple[str, str, Number, Number] | None:
    """The sign of all that one report counts being some of a group ("one rescuer"), less than half of the other's.

    A report that counts a part of the people names the people too, so in a wide place these are rather two events.
    """
    for some, people in ((one, other), (other, one)):
        if any(population == "people" for _, population, _ in some.numbers):
            continue
        for measure, population, many in people.numbers:
            told = [number for measured, _, number in some.numbers if measured == measure]
            if population == "people" and len(told) == 1 and told[0][0] == "eq" and _is_less_than_half(told[0], many):
                return "fewer_of_a_group", measure, *((told[0], many) if some is one else (many, told[0]))
    return None


def _is_less_than_half(few: Number, many: Number) -> bool:
    return few[2] is not None and many[1] is not None and 2 * few[2] < many[1]


def _number(one: Number, other: Number, is_doubtful: bool) -> str:
    if one == other:
        stated = one[1] if one[1] is not None else one[2] or 0
        if stated >= LARGE_NUMBER:
            return "same_large_number"
        if stated >= TELLING_NUMBER:
            return "same_number"
        return "same_small_number_doubtful" if is_doubtful else "same_small_number"
    if could_be_one(one, other):
        return "compatible_numbers_doubtful" if is_doubtful else "compatible_numbers"
    return "different_numbers_doubtful" if is_doubtful else "different_numbers"


def could_be_one(one: Number, other: Number) -> bool:
    """True when one true count can satisfy both stated numbers; words and approx never speak against it."""
    if one[0] in BOUNDS_NOTHING or other[0] in BOUNDS_NOTHING:
        return True
    return not _is_below(one, other) and not _is_below(other, one)


def _is_below(one: Number, other: Number) -> bool:
    """True when every count that satisfies `one` is smaller than any that satisfies `other`."""
    if one[2] is None or other[1] is None:
        return False
    return one[2] - (one[0] == "lt") < other[1] + (other[0] == "gt")


def recalled_after(one: Unit, other: Unit) -> int:
    """Days between the last stated day and the later report; 0 when neither states a day."""
    end = one.end if other.end is None or (one.end is not None and one.end > other.end) else other.end
    return (max(one.reported_date, other.reported_date) - end).days if end is not None else 0


def _talk(one: Unit, other: Unit) -> Score:
    """Meetings need two shared participants, statements the speaker and much of the words; both need the day."""
    here, there = one.where, other.where
    if here and there and here.block and there.block and here.block != there.block:
        return Score(0, ("other_town",))
    if one.start and other.start:
        if (one.start, one.end) != (other.start, other.end):
            return Score(0, ("other_day",))
        day = "same_day"
    elif abs((one.reported_date - other.reported_date).days) > 2:
        return Score(0, ("talk_apart",))
    else:
        day = "talk_undated"
    if one.event_type == "meeting":
        if len(one.actors & other.actors) < 2:
            return Score(0, ("few_participants",))
        return _summed(["same_participants", day, "same_type"])
    if not one.speakers & other.speakers:
        return Score(0, ("other_speaker",))
    smaller = min(len(one.content), len(other.content))
    if smaller == 0 or len(one.content & other.content) * 2 < smaller:
        return Score(0, ("other_words",))
    return _summed(["same_speaker", day, "same_words"])
