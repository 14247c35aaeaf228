"""Running totals told without "since": "brings to 48 the number of", "the crackdown has killed", "Toll so far: 13".

A running total read as one incident's toll is a grave error: it makes a massacre of a year of war.
"""

from collections.abc import Callable, Iterable
from operator import itemgetter

from dashboard.extraction.counts.incidents import is_country
from dashboard.extraction.counts.setting import MONTHS, WEEKDAYS, WORDS, Setting
from dashboard.extraction.meaning.tallies import grows_by_bodies
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.asking import Asked, needs

LISTS = word_lists("meaning", "running")
BRINGING = word_lists("running")["bringing"]
TOTALS = frozenset({"number", "total", "count", "tally", "figure", "toll"})
LASTING = frozenset({"operation", "offensive", "fighting", "fire", "protests"})
CAMPAIGNS = word_lists("running")["campaigns"]
RECORDING = word_lists("running")["counting"]
THAT_DAY = frozenset(WEEKDAYS) | LISTS["that_day"]
OF_ONE_DAY = WORDS["incident"] | THAT_DAY
OF_A_FEW = THAT_DAY | set(MONTHS) | {"two", "three", "four", "coordinated", "simultaneous"}
HAVE = word_lists("grammar")["have"]
LONG = WORDS["long_units"] | {"week", "weeks"}
PARTING = frozenset({",", "after", "before", "when", "that", "which", "in", "by"})
POISON = frozenset({"chemical", "sarin", "chlorine", "poison", "gas", "toxic", "nerve"})
STRIKES = frozenset({"airstrikes", "strikes", "attacks", "bombings", "raids"})
BESIDE = frozenset({"near", "outside"})
EDGES = frozenset({"outskirts", "outskirt", "edge", "edges", "suburb", "suburbs"})
FEW = 10  # so few may be of one incident although the cause lasts
NO_ONE_STRIKE = 300
NO_ONE_LOSS = 1_000
TO_TOTAL = 15
LONGEST_LABEL = 14


def runs_on(setting: Setting) -> str:
    """The rule by which a number is a running total although no "since" says so, or an empty string."""
    low, phrase = setting.clause.low, setting.candidate.phrase
    asked = RUNNING.about(setting.clause.words, low[phrase.first - 1])
    return next((name for rule, name in asked if rule(setting)), "")


def of_an_incident(words: Iterable[str]) -> bool:
    """Whether one incident or a day is named: "in the blast", "on Tuesday"; an operation may last months."""
    return not (WORDS["incident"] - LASTING).isdisjoint(words) or not THAT_DAY.isdisjoint(words)


@needs(BRINGING, before=frozenset({"to"}))
def _is_brought_to(setting: Setting) -> bool:
    """ "brings to 48 the number of journalists killed", "taking its losses to 320"; not "killed on Tuesday"."""
    low, phrase = setting.clause.low, setting.candidate.phrase
    if low[phrase.first - 1] != "to" or grows_by_bodies(setting):
        return False
    opening = low[max(0, phrase.first - TO_TOTAL) : phrase.first - 1]
    verb = next((at for at in range(len(opening) - 1, -1, -1) if opening[at] in BRINGING), None)
    if verb is None:
        return False
    if opening[verb + 1 :]:
        return not {"total", "number", "tally", "losses"}.isdisjoint(opening[verb + 1 :]) and not of_an_incident(
            opening[verb:]
        )
    after = low[phrase.end : phrase.end + 14]
    named = after[:1] == ["the"] or after[:1] in (["its"], ["their"], ["our"])
    return named and not TOTALS.isdisjoint(after[1:4]) and not of_an_incident(after)


@needs(frozenset({"from", "between"}), frozenset({"to", "and", "until", "through"}))
def _spans_years(setting: Setting) -> bool:
    """ "70,000 people were killed from March 2011 to the end of April 2013"."""
    if setting.word_set.isdisjoint(("from", "between")):
        return False
    words = setting.words
    for at, word in enumerate(words):
        if word in ("from", "between"):
            years = [int(w) for w in words[at + 1 : at + 12] if len(w) == 4 and w.isdecimal() and 1900 <= int(w) < 2100]
            joined = not {"to", "and", "until", "through"}.isdisjoint(words[at + 2 : at + 8])
            if len(years) > 1 and years[0] < years[1] and joined and len(words[at + 1]) > 2:
                return True
    return False


@needs(frozenset({":"}), TOTALS)
def _has_running_label(setting: Setting) -> bool:
    """ "Toll, this round so far: 13 dead", "Weekly count of the battle for the capital: 562 killed"; not "Toll: 13"."""
    low = setting.clause.low
    if ":" not in setting.clause.words or setting.clause.words.isdisjoint(TOTALS):
        return False
    colon = next((at for at in range(setting.candidate.first - 1, 0, -1) if low[at] == ":"), 0)
    start = colon
    while start > 0 and colon - start < LONGEST_LABEL and low[start - 1] not in (".", ";", ":", "–", "—", "•"):
        start -= 1
    label = low[start:colon]
    if TOTALS.isdisjoint(label) or not THAT_DAY.isdisjoint(label):
        return False
    return not {"far", "date", "running", "cumulative", "overall"}.isdisjoint(label) or not CAMPAIGNS.isdisjoint(label)


@needs(RECORDING)
def _is_counted_so_far(setting: Setting) -> bool:
    """ "a monitor counts at least 72 of them killed so far"; not of one blast."""
    if setting.word_set.isdisjoint(RECORDING) or not setting.has_phrase("running"):
        return False
    return setting.size >= FEW and OF_ONE_DAY.isdisjoint(setting.word_set)


@needs(frozenset({"now"}), HAVE)
def _has_now_come_to(setting: Setting) -> bool:
    """ "314 soldiers have now fallen in the operation", "has now evacuated 5,629"; not of one blast."""
    harm, low = setting.candidate.harm, setting.clause.low
    if harm is None or setting.size <= FEW or low[harm.first - 1] != "now" or low[harm.first - 2] not in HAVE:
        return False
    return not of_an_incident(setting.words)


@needs(frozenset({"with"}), HAVE)
def _with_these(setting: Setting) -> bool:
    """ "With these deaths, 212 protesters have been killed": the sum of what was told before and these."""
    opening = setting.clause.low[:4]
    return opening[:1] == ["with"] and opening[1] in ("these", "this", "the") and not HAVE.isdisjoint(setting.word_set)


@needs(CAMPAIGNS, HAVE)
def _is_of_a_campaign(setting: Setting) -> bool:
    """ "The crackdown has killed at least 500 protesters", "the siege has left 60 to 85 dead"."""
    harm, low, first = setting.candidate.harm, setting.clause.low, setting.candidate.first
    if (
        setting.size <= FEW
        or harm is None
        or setting.word_set.isdisjoint(CAMPAIGNS)
        or HAVE.isdisjoint(setting.word_set)
    ):
        return False
    start = setting.span[0]
    at = next((at for at in range(start, first) if low[at] in CAMPAIGNS), None)
    if at is None or not THAT_DAY.isdisjoint(setting.word_set) or not setting.word_set.isdisjoint(MONTHS):
        return False
    has = next((there for there in range(at + 1, first) if low[there] in ("has", "have", "'ve")), None)
    if has is None or not {"in", "during", "after", "before", "from", "amid"}.isdisjoint(low[start:at]):
        return False
    between = low[at + 1 : has]
    if between[:1] and between[0] in WORDS["of_war"]:
        return False
    # "the siege on whose edge a bomb has killed 12": another cause stands nearer
    return WORDS["incident"].isdisjoint([word for word in between if word not in CAMPAIGNS])


@needs(LONG, HAVE)
def _is_of_long(setting: Setting) -> bool:
    """ "Nine months of clashes have left 73 dead", "For four weeks they marched; scores have been shot"."""
    low, first = setting.clause.low, setting.candidate.first
    if LONG.isdisjoint(setting.clause.words) or HAVE.isdisjoint(setting.word_set):
        return False
    if low[0] == "for" and not LONG.isdisjoint(low[1:5]):
        return not {"has", "have"}.isdisjoint(low[first : first + 5])
    for at in range(setting.span[0], first):
        if low[at] in LONG and low[at + 1] == "of":
            between = low[at + 2 : first]
            return not {"has", "have"}.isdisjoint(between) and PARTING.isdisjoint(between)
    return False


@needs(STRIKES)
def _is_of_many_strikes(setting: Setting) -> bool:
    """ "US-led airstrikes kill over 900": so many die in strikes of a campaign, and not of a day."""
    if setting.size < NO_ONE_STRIKE or setting.candidate.measure != "killed":
        return False
    if setting.word_set.isdisjoint(STRIKES):
        return False
    return OF_A_FEW.isdisjoint(setting.word_set) and not _are_poison_in_one_place(setting)


def _are_poison_in_one_place(setting: Setting) -> bool:
    """ "Attacks with chemical weapons on the outskirts of Damascus have killed": one day's, in one town.

    Not across a country ("chemical attacks in Syria"), nor over a time.
    """
    if POISON.isdisjoint(setting.word_set) or not LONG.isdisjoint(setting.word_set):
        return False
    low, tokens, first = setting.clause.low, setting.clause.tokens, setting.candidate.first
    for at in range(setting.span[0], first - 1):
        beside = low[at] in BESIDE or (low[at] in EDGES and low[at + 1] == "of")
        if beside:
            name = at + 1 + (low[at] in EDGES)
            return tokens[name].text[0].isupper() and not is_country(setting, name)
    return False


@needs(frozenset({"lives"}))
def _are_lives_lost(setting: Setting) -> bool:
    """ "Over 1,500 lives lost, say officials": a thousand dead of no incident."""
    harm = setting.candidate.harm
    if harm is None or setting.size < NO_ONE_LOSS or setting.candidate.measure != "killed":
        return False
    return setting.clause.low[harm.first : harm.first + 2] == ["lives", "lost"] and (
        OF_ONE_DAY.isdisjoint(setting.word_set) and WORDS["toll_of"].isdisjoint(setting.word_set)
    )


RUNNING = Asked[tuple[Callable[[Setting], bool], str]](
    (
        (_is_brought_to, "the number it brings a total to"),
        (_spans_years, "from one year to another"),
        (_has_running_label, "a label of a running toll"),
        (_is_counted_so_far, "counted so far"),
        (_has_now_come_to, "by now"),
        (_with_these, "with these deaths"),
        (_is_of_a_campaign, "what lasts as the cause"),
        (_is_of_long, "weeks or years of it as the cause"),
        (_is_of_many_strikes, "many strikes"),
        (_are_lives_lost, "many strikes"),
    ),
    rule_of=itemgetter(0),
)
