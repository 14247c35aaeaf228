"""The word of harm to the left of its number, which is the object: "killing four people", "the deaths of nine"."""

from dashboard.extraction.counts.candidates import BE, GRAMMAR, HAVE, MODAL, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import THINGS, person

WORDS = word_lists("harmed", "objects")
BETWEEN, FILLERS = GRAMMAR["between"], GRAMMAR["fillers"]
LEAVE, HOLD = GRAMMAR["leave"], GRAMMAR["hold"]
BANDS, BREAKING = GRAMMAR["bands"], GRAMMAR["breaks"]
BEFORE_JOINED = GRAMMAR["before_joined"]
IN_NAMES = GRAMMAR["in_names"]
ACTIVE = ("acts:base", "acts:third", "acts:gerund")
VERBS = BE | GRAMMAR["have"] | MODAL | GRAMMAR["finite"] | GRAMMAR["saying"] | BREAKING
SAYING = GRAMMAR["saying"]
OWNED = frozenset({"'", "’"})
FIGHTING = frozenset({"fight", "fighting", "fought", "battle", "battling"})
QUOTES = frozenset({"'", "‘", "’"})
LONGEST_PLACE = 12
LONGEST_APPOSITION = 24
ROOMS, PRISONS = GRAMMAR["rooms"], GRAMMAR["prisons"]
GRAVES = WORDS["graves"]
FUNERALS = frozenset({"funeral", "funerals", "burial", "burials", "graves", "memorial", "grave", "tomb"})
CLAIMING = frozenset({"claimed", "claims", "claiming", "took", "takes", "consumed", "swallowed", "devoured"})
WHICH = frozenset({"that", "which", "has", "had", "have"})
SUFFERED = frozenset({"suffered", "sustained", "received"})
INJURIES = frozenset({"injuries", "wounds", "burns", "bruises"})
ATTACKS = WORDS["attacks"]
INCLUDE = frozenset({"include", "includes", "included", "are", "were"})
COSTING = frozenset({"cost", "costs", "costing"})
DASHES = frozenset("–—-(")
DASHES_OR_COLON = DASHES | {":"}


def governed_from_left(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "killing four people", "has killed some 70", "the deaths of nine", "leaving injured about 50"."""
    owns = clause.word(candidate.end) in OWNED and clause.word(candidate.end + 1).isalpha()
    if owns and candidate.noun.head == candidate.end - 1 and not QUOTES & set(clause.low[: candidate.first]):
        return None  # "killing the two attackers' leader"
    at, saw_of = candidate.first - 1, False
    while at >= 0 and at > candidate.first - 6 and at not in clause.harm_to:
        word = clause.word(at)
        if word == "of" and clause.word(at - 1) in BANDS:
            candidate.is_backed = candidate.is_backed or candidate.noun.noun_class == "bare"
            at -= 2  # "killing its crew of two Russians", "wiped out a family of seven"
            continue
        listed = word in DASHES and _opens_list(clause, at)  # "Killed – 4, injured – 11"
        if not (word in FILLERS or word.endswith("ly") or listed):
            break
        saw_of = saw_of or word == "of"
        at -= 1
    if clause.word(at) == "to" and (hurt := clause.harm_to.get(at - 1)) and hurt.reads("noun_of"):
        return hurt if hurt.measure == "wounded" else None  # "in injury to two guards"
    if clause.word(at) == "in" and clause.word(at - 1) in ("symptoms", "signs") and not candidate.is_single:
        return HarmWord(at - 1, at, "wounded", frozenset({"noun_of"}), "")  # "sarin symptoms in 541 patients"
    if clause.word(at) == "for" and clause.word(at - 1) in FUNERALS and not candidate.is_single:
        return HarmWord(at - 1, at, "killed", frozenset({"noun_of"}), "")  # "a funeral for the 28 victims"
    held = clause.word(at) == "for" and clause.word(at - 1) == "held" and clause.word(at - 2) in BE
    if held and clause.word(at - 3) in FUNERALS and not candidate.is_single:
        return HarmWord(at - 3, at - 2, "killed", frozenset({"noun_of"}), "")  # "funerals were held for eleven people"
    if clause.word(at) in CLAIMING and (strike := _claimed_by(clause, candidate, at)):
        return strike
    if clause.word(at) == "by" and clause.word(at - 1) in SUFFERED and not INJURIES.isdisjoint(clause.low[: at - 1]):
        return HarmWord(at - 1, at, "wounded", frozenset({"acts:past"}), "")  # "injuries were sustained by two men"
    if clause.word(at) == "," and (opened := _parenthesis(clause, at)):
        at = opened - 1  # "has freed, says the committee, thousands of prisoners"
    if not saw_of and candidate.noun.noun_class == "person" and (cost := _cost_to(clause, at)):
        return cost
    harm = clause.harm_to.get(at)
    if harm is None and saw_of:
        harm = _before_agent(clause, at)
    if harm is None:
        return _through_names(clause, candidate)
    if clause.word(harm.first) == "lives" and not FIGHTING.isdisjoint(clause.low[max(0, harm.first - 4) : harm.first]):
        return None  # "doctors fight for the lives of three people"
    if clause.word(harm.first) in ("housed", "accommodated", "hosted") and clause.word(harm.first - 1) not in BE:
        return None  # "the building housed 20 families"
    if candidate.is_single and clause.low[harm.first] in ("burying", "bury", "buries"):
        return None  # "as villagers were burying a relative"
    if clause.low[harm.first : harm.end] == ["taken"]:
        return None  # "has taken 19 survivors aboard"
    graves = not GRAVES.isdisjoint(clause.low[max(0, harm.first - 3) : harm.first])
    if clause.word(harm.first) in HOLD and not graves and _is_room(clause, harm.first):
        return None  # "the camp, which holds around 500,000 people"
    if clause.word(harm.first) in HOLD and not GRAVES.isdisjoint(clause.low[max(0, harm.first - 8) : harm.first]):
        return harm._replace(measure="killed", needs="")  # "a first grave held forty-two victims"
    if saw_of:
        named = harm.reads("noun_of", "acts:gerund", "befalls:gerund") or clause.word(at) == "of"
        return harm if named else None
    if harm.reads(*ACTIVE):
        # "the hall can hold 400 people" tells its size
        return None if clause.word(harm.first) == "hold" and clause.word(harm.first - 1) in MODAL else harm
    if harm.reads("state", "counts") and _opens_list(clause, harm.end):
        return harm  # "Dead: 7", "KIA 7, WIA 21"
    closes = not clause.word(candidate.end)[:1].isalnum()
    opens = harm.first == 0 or clause.word(harm.first - 1) in (",", ".", ";")
    if opens and closes and harm.reads("state") and harm.end == candidate.first and candidate.noun.noun_class == "bare":
        return harm  # "Dead 9, hurt 31, missing 2."
    if harm.reads("counts") and candidate.noun.noun_class == "bare" and harm.end == candidate.first and closes:
        return harm  # "total deaths 91, injuries 40"
    if harm.reads("acts:past", "acts:participle") and (
        clause.word(harm.first - 1) in LEAVE or not _is_passive(clause, harm)
    ):
        return harm
    return None


def _claimed_by(clause: Clause, candidate: Candidate, at: int) -> HarmWord | None:
    """ "A strike on a wedding claimed 15, among them the bride": an attack that claims people."""
    if candidate.is_single or not (candidate.noun.noun_class in ("bare", "person") or candidate.is_pronoun):
        return None
    attack = next((back for back in range(at - 1, max(-1, at - 10), -1) if clause.word(back) in ATTACKS), None)
    if attack is None or not (VERBS - WHICH).isdisjoint(clause.low[max(attack + 1, at - 5) : at]):
        return None  # "Tripoli says the raid claimed fifteen", but "after the raid the army said it claimed 40"
    closes = clause.word(candidate.end) in (",", ".", "", ";", "in", "and", "–", "—") and not candidate.harm
    closes = closes or (candidate.is_explicit and clause.word(at) != "claims")
    return HarmWord(at, at + 1, "killed", frozenset({"acts:past"}), "") if closes else None


def _cost_to(clause: Clause, at: int) -> HarmWord | None:
    """ "A clash cost the army 16 men": the verb before who has lost them, who ends at `at`."""
    for back in range(at - 1, max(-1, at - 4), -1):
        if clause.word(back) in COSTING:
            return HarmWord(back, back + 1, "killed", frozenset({"acts:past"}), "")
        if clause.word(back) not in ("the", "its", "their", "our") and not clause.tokens[back].text[0].isupper():
            return None
    return None


def _is_room(clause: Clause, at: int) -> bool:
    """Whether a building or camp stands right before the verb at `at`, and no prison."""
    opening = clause.low[max(0, at - 3) : at]
    for room in range(max(0, at - 7), at - 3):
        if clause.word(room) in ROOMS and clause.word(room + 1) in ("at", "in", "near", "of", "outside"):
            opening = clause.low[room:at] if clause.word(room - 2) in ("", ".", ",", ";") else opening
    return not ROOMS.isdisjoint(opening) and PRISONS.isdisjoint(clause.low[max(0, at - 8) : at])


def _parenthesis(clause: Clause, at: int) -> int | None:
    """The comma that opens an aside of who tells, closed by the comma at `at`."""
    for back in range(at - 1, max(0, at - 8), -1):
        if clause.word(back) == ",":
            return back if not SAYING.isdisjoint(clause.low[back + 1 : at]) else None
    return None


def _before_agent(clause: Clause, at: int) -> HarmWord | None:
    """The noun before an agent: "the execution by rebels of four boys", "the killing by troops of 300"."""
    for back in range(at, max(-1, at - 6), -1):
        if clause.word(back) == "by":
            harm = clause.harm_to.get(back - 1)
            return harm if harm and harm.reads("noun_of", "acts:gerund") else None
        where = clause.word(back) in ("on", "in", "at", "near", "during")
        if where and (harm := clause.harm_to.get(back - 1)) and harm.reads("noun_of") and harm.measure == "killed":
            return harm  # "the martyrdom on the border of four of its members"
        if clause.word(back) in BREAKING or back in clause.starts:
            return None
    return None


def _opens_list(clause: Clause, at: int) -> bool:
    """Whether a word of harm that opens a clause stands before the dash, colon or number at `at`: "Killed – 4, "."""
    harm = clause.harm_to.get(at - 1)
    if harm is None or not (clause.word(at) in DASHES_OR_COLON or clause.word(at - 1) in ("kia", "wia")):
        return False
    return not clause.in_word(at) and clause.word(harm.first - 1) in ("", ".", ",", ";", ":", "/", "and")


def _is_passive(clause: Clause, harm: HarmWord) -> bool:
    """Whether a form of "be" stands before the participle, with adverbs at most between."""
    for at in range(harm.first - 1, max(-1, harm.first - 6), -1):
        word = clause.word(at)
        if word in BE:
            return True
        if word in HAVE:
            return False  # "is believed to have killed six"
        if not (word in BETWEEN or word.endswith("ly")):
            return False
    return False


def _is_verb(word: str) -> bool:
    return word in VERBS or word.endswith(("ing", "ed"))


def _opens_headline(clause: Clause, comma: int) -> bool:
    """Whether only an active verb of harm in the present and one person without article stand before the comma."""
    harm = clause.harm_to.get(comma - 2)
    return bool(harm and harm.reads("acts:third", "acts:base") and person(clause.word(comma - 1)))


def _beside_a_place(clause: Clause, joiner: int) -> HarmWord | None:
    """ "Captured the police headquarters in Khartoum and hundreds of troops": what is taken beside a place."""
    saw_thing = False
    for back in range(joiner - 1, max(-1, joiner - LONGEST_PLACE), -1):
        harm = clause.harm_to.get(back)
        if harm:
            return harm if saw_thing and harm.needs == "person" and harm.measure == "detained" else None
        word = clause.word(back)
        if (
            word in VERBS
            or word in (",", ";", ":")
            or back in clause.starts
            or person(word) not in (None, "combatants")
        ):
            return None
        saw_thing = saw_thing or word in THINGS
    return None


def _goes_on(clause: Clause, candidate: Candidate) -> bool:
    """Whether a list goes on: "killing the ambassador, a guard and their driver"; not "…, a guard said"."""
    after = candidate.end
    if clause.word(after) == ",":
        return after + 1 in clause.starts
    return clause.word(after) == "and" and (after + 1 in clause.starts or person(clause.word(after + 2)) is not None)


def _through_names(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "killing commander Abu Omar and three fighters": names and nouns without a number before the number."""
    at = candidate.first - 1
    while at >= 0 and clause.word(at) in BEFORE_JOINED:
        at -= 1
    others = (
        clause.word(at) == "," and candidate.noun.noun_class == "leaning" and not candidate.is_pronoun
    )  # "kill mayor, 4 others"
    if clause.word(at) == "," and candidate.is_explicit and _opens_headline(clause, at):
        return clause.harm_to[at - 2]  # "Strike on wedding kills bride, 10 guests"
    if clause.word(at) == "and" and candidate.is_explicit and (taken := _beside_a_place(clause, at)):
        return taken
    as_well = clause.low[max(0, at - 2) : at + 1] == ["as", "well", "as"]
    at -= 2 * as_well
    listed = clause.word(at) == "," and candidate.is_explicit and _goes_on(clause, candidate)
    if at < 1 or not (others or listed or as_well or clause.word(at) in ("and", "&", "with", "plus")):
        return None
    others = not {"other", "others"}.isdisjoint(clause.low[candidate.phrase.end : candidate.end])
    ahead = (
        others or clause.word(at - 1) == ","
    )  # ", deputy chief of staff, and several others": an apposition is closed
    for back in range(at - 1, max(-1, at - (LONGEST_APPOSITION if ahead else 11)), -1):
        harm = clause.harm_to.get(back)
        if harm:
            named_of = harm.reads("noun_of") and clause.word(harm.end) == "of"
            active = harm.reads(*ACTIVE) or (harm.reads("acts:past") and not _is_passive(clause, harm))
            return harm if back < at - 1 and (active or named_of) else None
        among = clause.word(back) in BE and "among" in clause.low[max(0, back - 4) : back]
        if (among or clause.word(back) in INCLUDE) and (told := clause.harm_to.get(back - 1)):
            return (
                told if told.reads("acts:participle", "state", "counts") else None
            )  # "those killed include Ali and two sons"
        token, number = clause.tokens[back], clause.starts.get(back)
        named = token.text[0].isupper() or token.lower in IN_NAMES or person(token.lower) is not None
        named = named or (ahead and token.lower.isalnum() and not number and not _is_verb(token.lower))
        if not named or (number and not number.is_single):
            return None
    return None
