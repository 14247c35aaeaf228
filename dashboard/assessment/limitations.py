"""One paragraph of limitations, written from the numbers in view, as the methods section of a paper would say it.

Every sentence holds for the numbers it is given: what is nil is left out or said as none, and a share is only given
where there is something to share. Nothing here is a finding about the conflict (design.md, rules 7, 8 and 12).
"""

from dataclasses import dataclass
from datetime import date

from dashboard.assessment.words import count_words, days_words, joined

LANGUAGES = {"en": "English", "ar": "Arabic", "fr": "French", "tr": "Turkish", "ku": "Kurdish", "de": "German"}


@dataclass(frozen=True, slots=True)
class View:
    """The numbers of a view. Counts of claims, posts, publishers and events in view; places and days of the span drawn.

    `asked` are the filters in words, `hidden` what they hide. `n_places` are governorates of the workspace's country;
    `n_silent` of them have no report in view, `n_unsearched` no recorded search either. `home` is that country's name.
    """

    asked: str
    hidden: str
    snapshot: str
    n_claims: int = 0
    n_tolls: int = 0
    n_posts: int = 0
    n_not_verbatim: int = 0
    n_publishers: int = 0
    largest: str = ""
    n_largest: int = 0
    languages: tuple[str, ...] = ()
    first_report: date | None = None
    last_report: date | None = None
    n_no_place: int = 0
    n_no_day: int = 0
    n_unstated: int = 0
    n_events: int = 0
    n_unknown_origin: int = 0
    n_one_origin: int = 0
    n_several_origins: int = 0
    n_conflicting: int = 0
    n_reviewed: int = 0
    home: str | None = None
    n_places: int = 0
    n_silent: int = 0
    n_unsearched: int = 0
    n_days: int = 0
    n_covered: int = 0
    n_one_source: int = 0
    n_sources: int = 0
    n_harm: int = 0
    n_own_side: int = 0
    n_sided: int = 0


def limitations(view: View) -> str:
    """The paragraph. An empty view gets a sentence that says what its emptiness does not mean."""
    if not view.n_claims:
        parts = [
            f"No claim is in view ({view.asked}); {view.hidden}.",
            "That nothing is in view does not mean that nothing happened or that nothing was reported.",
            *_searches(view),
        ]
    else:
        parts = [*_corpus(view), *_places(view), *_searches(view), *_precision(view), *_origins(view), *_sides(view)]
        parts += _reading(view)
    return " ".join([*parts, f"(At Least, snapshot {view.snapshot}.)"])


def _corpus(view: View) -> list[str]:
    told = f"{count_words(view.n_claims, 'claim')} read from {count_words(view.n_posts, 'captured post')}"
    if view.first_report and view.last_report:
        span = days_words(view.first_report, view.last_report)
        told += f", published {'on' if view.first_report == view.last_report else 'from'} {span}"
    told += f" by {count_words(view.n_publishers, 'publisher')}"
    parts = [f"This view rests on {told} ({view.asked}; {view.hidden})."]
    if view.n_publishers > 1:
        printed = f"{view.n_largest:,} of the {view.n_claims:,} claims{_percent(view.n_largest, view.n_claims)}"
        parts.append(f"{view.largest} alone printed {printed}.")
    parts.append(
        "The posts are what was captured, not a sample of what was published, and still less of what happened: "
        "numbers of reports are not a measure of violence, and a place or week without reports is not one without "
        "violence."
    )
    return parts


def _places(view: View) -> list[str]:
    if not view.n_places:
        return []
    places = count_words(view.n_places, "governorate") + (f" of {view.home}" if view.home else "")
    if not view.n_silent:
        return [f"Each of the {places} has a report in view." if view.n_places > 1 else f"The {places} has one."]
    none = f"None of the {places} has" if view.n_silent == view.n_places else f"{_have(view.n_silent)} no"
    told = f"{none} a report in view" if none.startswith("None") else f"Of the {places}, {none} report in view"
    if view.n_unsearched:
        of = "any of them" if view.n_unsearched == view.n_silent else f"{view.n_unsearched:,} of these"
        told += f", and no search is recorded for {of}"
    return [told + "."]


def _searches(view: View) -> list[str]:
    if not view.n_days:
        return []
    if not view.n_covered:
        return ["No search is recorded for these days, so absence of reports cannot be told from absence of looking."]
    days = count_words(view.n_days, "day")
    each = f"each of the {days}" if view.n_days > 1 else "the one day"
    told = "A search is recorded for " + (
        each if view.n_covered == view.n_days else f"{view.n_covered:,} of the {days}"
    )
    if view.n_sources == 1:
        return [told + ", always of one and the same source; what other sources printed was not looked for."]
    thin = ""
    if view.n_one_source:
        every = view.n_one_source == view.n_covered
        thin = ", but of one source only" + ("" if every else f" on {view.n_one_source:,} of them")
    return [f"{told}{thin} ({count_words(view.n_sources, 'source')} in all)."]


def _precision(view: View) -> list[str]:
    of = view.n_claims - view.n_tolls
    clauses = [
        _lacking(view.n_no_place, of, "name", "governorate"),
        _lacking(view.n_no_day, of, "state", "single day on which the event happened"),
    ]
    told = joined([clause for clause in clauses if clause])
    if not told:
        return []
    lead = "The one claim about an event" if of == 1 else f"Of the {of:,} claims about events,"
    return [f"{lead} {told}: counts by place or by day keep these apart."]


def _lacking(n: int, of: int, verb: str, what: str) -> str:
    """ "35 (22%) name no governorate", "none states a single day …"; of one claim "names no governorate"."""
    if not n:
        return ""
    if of == 1:
        return f"{verb}s no {what}"
    return f"none {verb}s a {what}" if n == of else f"{n:,}{_percent(n, of)} {verb}{'s' if n == 1 else ''} no {what}"


def _origins(view: View) -> list[str]:
    if not view.n_events:
        return []
    clauses = [
        f"{_have(n)} {words}"
        for n, words in (
            (view.n_unknown_origin, "no known origin"),
            (view.n_one_origin, "one"),
            (view.n_several_origins, "two or more"),
        )
        if n
    ]
    parts = [f"Origins were counted, not outlets: of {count_words(view.n_events, 'event')}, {joined(clauses)}."]
    if view.n_conflicting:
        of = "of one event" if view.n_conflicting == 1 else f"of {view.n_conflicting:,} events"
        parts.append(f"Reports {of} contradict each other.")
    if not view.n_several_origins:
        parts.append("No event in view is reported by two known independent origins.")
    return parts


def _sides(view: View) -> list[str]:
    if not view.n_harm:
        return []
    if not view.n_sided:
        who = f"None of the {view.n_harm:,} claims of harm is made by a speaker whose side is recorded"
        if view.n_harm == 1:
            who = "The one claim of harm is made by a speaker without a recorded side"
        return [f"{who}, so whether sides report harm of their own doing cannot be told."]
    if view.n_sided == 1:
        does = "accuses" if view.n_own_side else "does not accuse"
        return [f"The one claim of harm by a speaker with a recorded side {does} that side."]
    own = f"{view.n_own_side:,}" if view.n_own_side else "none"
    verb = "accuse" if view.n_own_side > 1 else "accuses"
    return [
        f"Of {count_words(view.n_sided, 'claim')} of harm by speakers with a recorded side, {own} {verb} the "
        "speaker's own side."
    ]


def _reading(view: View) -> list[str]:
    parts = ["Claims were read by fixed rules, whose measured errors are on the page Methods"]
    if not view.n_reviewed:
        parts[0] += "; nobody has reviewed any of them"
    elif view.n_reviewed < view.n_events:
        parts[0] += f"; a person reviewed {view.n_reviewed:,} of the {count_words(view.n_events, 'event')}"
    if view.n_not_verbatim:
        share = "All" if view.n_not_verbatim == view.n_posts else f"{view.n_not_verbatim:,} of the"
        be = "is" if view.n_posts == 1 else "are"
        posts = "The post" if view.n_posts == 1 else f"{share} {count_words(view.n_posts, 'post')}"
        parts.append(f"{posts} {be} held as excerpt, paraphrase or synthetic text, not verbatim")
    if view.languages:
        names = [LANGUAGES.get(tag.split("-")[0], tag) for tag in view.languages]
        parts.append(f"Only posts in {joined(names)} were read")
    if view.n_unstated:
        tell = "claim tells" if view.n_unstated == 1 else "claims tell"
        parts.append(f"{view.n_unstated:,} {tell} of harm without a number, which is not zero")
    return [part + "." for part in parts]


def _have(n: int) -> str:
    return f"{n:,} {'has' if n == 1 else 'have'}"


def _percent(n: int, of: int) -> str:
    """ " (27%)"; empty for a share that rounds to 0 or to 100."""
    percent = round(100 * n / of)
    return f" ({percent}%)" if 0 < percent < 100 else ""
