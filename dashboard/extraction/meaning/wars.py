"""Numbers that total a war or what went on in it: "the war of 1988–94 cost about 30,000 lives", "so far"."""

from dashboard.extraction.counts.setting import WORDS, Setting
from dashboard.extraction.meaning.tallies import LARGE_TOLL
from dashboard.extraction.word_lists import word_lists

WAR = WORDS["war"]
NO_CAUSE = frozenset({",", "in", "by", "that", "which"}) | WORDS["incident"] | word_lists("grammar")["saying"]
CAUSED = ("left", "counts", "inside")


def war_is_subject(setting: Setting) -> bool:
    """ "the war of 1988–94 cost about 30,000 lives": a war right before the verb is the cause of all."""
    harm, low = setting.candidate.harm, setting.clause.low
    if harm is None or setting.word_set.isdisjoint(WAR) or setting.candidate.how not in CAUSED:
        return False
    opening = low[setting.span[0] : setting.candidate.first]
    at = next((i for i, word in enumerate(opening) if word in WAR), None)
    if at is None or at > 6:
        return False
    year = max((i for i, word in enumerate(opening[:at]) if len(word) == 4 and word.isdecimal()), default=-1)
    if not {"in", "during", "after", "before", "since"}.isdisjoint(opening[year + 1 : at]):
        return False  # "in the war"; but "in 2011 the war killed"
    between = opening[at + 1 :]
    if between[:1] == [":"]:
        return False  # "Libyan civil war: rebels kill at least 33 people": what the news is of
    if between[:1] and between[0] in WORDS["of_war"]:
        return False  # "a war monitor", "a war-torn town"
    return NO_CAUSE.isdisjoint(between) and len(between) < 12


def is_running(setting: Setting) -> bool:
    """ "in the Syrian war", "so far", "the war has cost the lives of", "has lost 12 soldiers"."""
    clause, near = setting.clause, setting.candidate.place
    others = clause.candidates[max(0, near - 4) : near + 5]
    largest = max([setting.size, *(other.phrase.low or 0 for other in others if other.measure)])
    words, perfect = setting.words, not setting.word_set.isdisjoint(("have", "has", "had"))
    has_war = not setting.word_set.isdisjoint(WAR)
    if ((largest >= 100 and setting.size > 10) or has_war) and setting.has_phrase("running"):
        return True
    if has_war:
        for at, word in enumerate(words):
            if word in WAR and at >= 2:
                if words[at + 1 : at + 2] == ["-"] or _names_an_incident(words[:at]):
                    continue  # "in an attack near a village in the war-torn east"
                if _within(words[max(0, at - 5) : at]):
                    return "anniversary" not in setting.word_set
                if setting.size >= LARGE_TOLL and (perfect or setting.candidate.how == "toll"):
                    return True
    harm = setting.candidate.harm
    if harm is None or clause.word(harm.first) != "lost":
        return False
    if harm.end - harm.first > 1:
        return False  # "have lost their lives"
    return not {"has", "have"}.isdisjoint(clause.low[max(0, harm.first - 3) : harm.first])


def is_of_a_war(setting: Setting) -> bool:
    """ "In the war of 2014-16 up to 600,000 people died": no incident of an older year, but all of its war."""
    words = setting.words
    return setting.size >= LARGE_TOLL and any(
        word in WAR
        and not {"in", "during", "throughout"}.isdisjoint(words[max(0, at - 4) : at])
        and words[at + 1 : at + 2] == ["of"]
        for at, word in enumerate(words)
    )


def _names_an_incident(words: list[str]) -> bool:
    """ "in a missile strike on a theatre": one incident, in whatever war it was."""
    return any(
        word in WORDS["incident"] and not {"a", "an"}.isdisjoint(words[max(0, at - 5) : at])
        for at, word in enumerate(words)
    )


def _within(opening: list[str]) -> bool:
    """Whether the words before "war" are "in the", "during the", "years of"."""
    prepositions = [word for word in opening if word in ("in", "during", "of")]
    if not prepositions:
        return False
    return prepositions[-1] != "of" or "years" in opening or "months" in opening
