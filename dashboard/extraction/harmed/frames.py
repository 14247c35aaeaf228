"""Set phrases that hold a number between their two halves, and labels before a colon.

Split verbs: "brought 1,400 residents out of Vovchansk", "drove two million people from their homes",
"took 30 men away".
A total named after its number: "bringing to 242 the number of troops killed".
"""

from dashboard.extraction.counts.candidates import BE, GRAMMAR, HAVE, Candidate, Clause
from dashboard.extraction.counts.harm import HURT, PHRASES, HarmWord
from dashboard.extraction.harmed.objects import ATTACKS
from dashboard.extraction.harmed.out_of_sight import LOST_SIGHT
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.asking import needs
from dashboard.extraction.words.people import THINGS, person
from dashboard.records import Measure

LISTS = word_lists("harmed", "frames")
WORDS = word_lists("frames")
FILLERS = GRAMMAR["fillers"]
TO_VERB = 5
PARTICLES = LISTS["particles"]
ACTIVE = {"acts:base", "acts:third", "acts:gerund", "acts:past"}
TO_TAIL = 8
TO_TOTAL = 12
TO_COMPANION = 16
TO_PASSIVE = 14
TO_LABEL = 12
BEFALLS = ("befalls:base", "befalls:third", "befalls:gerund", "befalls:past", "befalls:participle")
SPLIT: tuple[tuple[Measure, frozenset[str], dict[str, list[list[str]]]], ...]


def _tails(name: str) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for phrase in sorted(WORDS[name], key=len, reverse=True):
        words = phrase.split()
        found.setdefault(words[0], []).append(words)
    return found


COSTING = LISTS["costing"]
LETTING = frozenset({"let", "lets", "letting"})
SPLIT = (
    ("detained", LETTING, _tails("let_out")),
    ("displaced", WORDS["displacing"], _tails("displaced_tails")),
    ("detained", WORDS["taking"], _tails("taken_tails")),
    ("killed", WORDS["slaying"], _tails("slain_tails")),
    ("killed", COSTING, _tails("life_tails")),
)


OPPOSING = frozenset({"movement", "rebels", "opposition", "resistance", "revolution", "insurgents", "defectors", "fsa"})
OF_STATES = frozenset({"police", "policemen", "soldiers", "officers", "troops", "conscripts", "guards", "generals"})
UNARMED = LISTS["unarmed"]
MOVING = WORDS["displacing"] | WORDS["taking"]
VERBS = MOVING | WORDS["slaying"] | LETTING | COSTING
# Verbs that govern a number only together with a tail: one of them opens a sentence to be looked into.
FRAME_WORDS = frozenset(
    {
        "cost",
        "costs",
        "costing",
        "robbed",
        "robbing",
        "deprived",
        "took",
        "brought",
        "crossed",
        "cross",
        "leave",
        "arrived",
        "reached",
        "reach",
        "walked",
        "left",
        "leaving",
        "losses",
        "patients",
        "prisoners",
        "captives",
        "numbered",
        "joined",
        "into",
        "population",
        "sending",
        "crossing",
        "moved",
        *LOST_SIGHT,
    }
) | {
    words[-1] if words[-1] not in ("of", "south") else "out"
    for _, _, tails in SPLIT
    for rows in tails.values()
    for words in rows
}


def governed_by_split_verb(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "moved 40 patients to safety", "drives hundreds of thousands across the border": the verb, with its measure."""
    verb = _verb_before(clause, candidate)
    if verb is None:
        return None
    head = candidate.noun.head
    by_attack = not ATTACKS.isdisjoint(clause.low[max(0, verb - 3) : verb])  # "the blast that took 50 prisoners"
    if (
        head is not None
        and clause.word(head) in WORDS["captives"]
        and clause.word(verb) in WORDS["taking"]
        and not by_attack
    ):
        return HarmWord(verb, verb + 1, "detained", frozenset({"acts:past"}), "")  # "took six prisoners"
    if _from_place_to_place(clause, candidate) and clause.word(verb) in WORDS["displacing"]:
        return HarmWord(verb, verb + 1, "displaced", frozenset({"acts:past"}), "")
    for measure, verbs, tails in SPLIT:
        if clause.word(verb) not in verbs:
            continue
        start = past_aside(clause, candidate.end)
        for at in range(start, min(start + TO_TAIL, len(clause.tokens))):
            if clause.word(at) in GRAMMAR["breaks"] or (
                clause.word(at) in (",", "and") and at + 1 not in clause.starts and at + 1 not in clause.harm_from
            ):
                break
            for words in tails.get(clause.word(at), ()):
                after = at + len(words)
                if clause.low[at:after] != words:
                    continue
                if words[-1] != "of" or _names_a_place(clause, after):
                    return HarmWord(verb, verb + 1, measure, frozenset({"acts:past"}), "")
    return None


def governed_around(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Rounded 12 men up", "set three of them free": a verb of two words parted by its object."""
    particle = clause.word(candidate.end)
    if particle not in PARTICLES or not (candidate.is_explicit or candidate.noun.noun_class == "leaning"):
        return None
    verb = candidate.first - 1
    while clause.word(verb) in FILLERS:
        verb -= 1
    stored = PHRASES.get((clause.word(verb), particle))
    if stored is None or not stored.readings & ACTIVE:
        return None
    return HarmWord(verb, verb + 1, stored.measure, frozenset({"acts:past"}), "")


def _from_place_to_place(clause: Clause, candidate: Candidate) -> bool:
    """ "Trains took 3,000 women and children from Kramatorsk to Lviv": people who are no fighters, and two places."""
    at = candidate.end
    if clause.word(at) != "from" or not candidate.is_explicit or candidate.is_single:
        return False
    if candidate.noun.population in ("combatants", "other") or not clause.tokens[at + 1].text[0].isupper():
        return False
    to = next((ahead for ahead in range(at + 2, at + 6) if clause.word(ahead) == "to"), len(clause.tokens))
    return to + 1 < len(clause.tokens) and clause.tokens[to + 1].text[0].isupper()


def past_aside(clause: Clause, at: int) -> int:
    """The index after the comma that closes ", among them 108 sick and wounded,"; `at` where none opens there."""
    if clause.word(at) != "," or clause.word(at + 1) not in ("among", "including", "most", "mostly"):
        return at
    closing = (
        ahead + 1 for ahead in range(at + 2, min(at + TO_COMPANION, len(clause.tokens))) if clause.low[ahead] == ","
    )
    return next(closing, at)


def moved_by_split_verb(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "dozens have been dragged into Gaza as hostages", "40,000 were driven there from their villages"."""
    if clause.words.isdisjoint(MOVING) or not candidate.may_be_people:
        return None
    if clause.word(candidate.first - 1) == "of" and person(clause.word(candidate.first - 2)):
        return None  # "five relatives of a leader were taken from their homes"
    for at in range(candidate.end, min(candidate.end + TO_PASSIVE, len(clause.tokens))):
        word = clause.word(at)
        if word in BE:
            while clause.word(at) in BE or clause.word(at).endswith("ly"):
                at += 1
            for measure, verbs, tails in SPLIT[1:3]:
                pulled = measure == "detained" and clause.word(at) == "pulled"  # "were pulled off a bus"
                if (clause.word(at) in verbs or pulled) and _tail_after(clause, at + 1, tails):
                    return HarmWord(at, at + 1, measure, frozenset({"acts:participle"}), "")
            return None
        if word in GRAMMAR["breaks"] or at in clause.harm_from or word in GRAMMAR["saying"] or word == "that":
            return None
    return None


def joins_rebels(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Eleven police have joined the civil disobedience movement": men of a state who go over to its opponents."""
    if "joined" not in clause.words or not candidate.is_explicit or clause.words.isdisjoint(OPPOSING):
        return None
    head = clause.word(candidate.noun.head or 0)
    if candidate.noun.population != "combatants" or head not in OF_STATES or (candidate.phrase.low or 2) < 2:
        return None
    for at in range(candidate.end, candidate.end + TO_COMPANION):
        if clause.word(at) == "joined":
            over = not OPPOSING.isdisjoint(clause.low[at + 1 : at + 7])
            return HarmWord(at, at + 1, "defected", frozenset({"befalls:past"}), "") if over else None
        if clause.word(at) in GRAMMAR["breaks"] or at in clause.harm_from:
            return None
    return None


def crosses_over(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "28 guards crossed the Naf and handed in their rifles": fighters who come over a border unarmed, or with kin."""
    if candidate.noun.population != "combatants" or clause.words.isdisjoint(UNARMED):
        return None
    at = candidate.end
    while clause.word(at) in HAVE or clause.word(at) in GRAMMAR["adverbs"]:
        at += 1
    crossed = clause.word(at) in ("crossed", "fled", "flew") or clause.low[at : at + 2] in (
        ["walked", "over"],
        ["walked", "into"],
    )
    return HarmWord(at, at + 1, "defected", frozenset({"befalls:past"}), "") if crossed else None


def _tail_after(clause: Clause, start: int, tails: dict[str, list[list[str]]]) -> bool:
    """Whether one of the tails stands within a few words of `start`."""
    for at in range(start, min(start + TO_TAIL, len(clause.tokens))):
        if clause.word(at) in GRAMMAR["breaks"]:
            return False
        for words in tails.get(clause.word(at), ()):
            if clause.low[at : at + len(words)] == words and (words[-1] != "of" or _names_a_place(clause, at + 2)):
                return True
    return False


def _verb_before(clause: Clause, candidate: Candidate) -> int | None:
    for at in range(candidate.first - 1, max(-1, candidate.first - TO_VERB), -1):
        word = clause.word(at)
        if word in VERBS:
            return at
        if not (word in FILLERS or word.endswith("ly")):
            return None
    return None


def _names_a_place(clause: Clause, at: int) -> bool:
    """Whether "out of" leads to a place: "out of Vovchansk", "out of the besieged city"."""
    if at >= len(clause.tokens):
        return False
    ahead = clause.low[at : at + 4]
    return clause.tokens[at].text[0].isupper() or not WORDS["places"].isdisjoint(ahead)


def done_by_many(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "dying of thirst by the thousand", "were arrested by the hundred": the verb before."""
    for at in range(candidate.first - 1, max(-1, candidate.first - TO_TOTAL), -1):
        if harm := clause.harm_to.get(at):
            return harm if harm.reads(*BEFALLS, "acts:participle", "state") else None
        if clause.word(at) in GRAMMAR["breaks"]:
            return None
    return None


@needs(GRAMMAR["toll_words"], before=frozenset({"to", "at"}))
def total_named_after(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "bringing to 242 the number of troops killed": the word of harm in the total that follows its number."""
    end = candidate.phrase.end + (clause.word(candidate.phrase.end) == ",")
    if clause.word(candidate.first - 1) not in ("to", "at") or clause.word(end) not in ("the", "its", "their"):
        return None
    near = range(end + 1, end + 4)
    if not any(clause.word(at) in GRAMMAR["toll_words"] for at in near):
        return None
    for at in range(end + 1, end + TO_TOTAL):
        if harm := clause.harm_from.get(at):
            return harm
        if clause.word(at) in GRAMMAR["toll_breaks"]:
            return None
    return None


@needs(WORDS["giving_up"], before=frozenset({"for"}))
def exchanged_for(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "50 hostages will be freed for 150 prisoners": the other side of an exchange."""
    if clause.word(candidate.first - 1) != "for" or not candidate.is_explicit:
        return None
    # of the verbs for captives only some give them up
    before = [harm for harm in clause.harm if harm.end < candidate.first and harm.measure == "detained"]
    before = [harm for harm in before if clause.word(harm.first) in WORDS["giving_up"]]
    return before[-1] if before else None


@needs(frozenset({"as", "with", "alongside"}))
def beside_another(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "A commander was killed along with two bodyguards": the word of harm before "along with"."""
    at = candidate.first - 1
    low = clause.low
    if candidate.end in clause.harm_from:
        return None  # "25 people are killed, along with 50 wounded"
    if low[at] in ("the", "all", "his", "her", "their", "its"):
        at -= 1
    if low[at] in BE and low[at - 1] == "as":
        at -= 1  # "36 people were killed, as were the three bombers"
    elif low[at] in ("did", "have", "had") and low[at - 1] == "as":
        at -= 1  # "twelve soldiers died, as did nine rebels"
    elif low[at] == "with" and low[at - 1] in ("along", "together"):
        at -= 1
    elif low[at] == "with" and low[candidate.end - 2 : candidate.end - 1] == ["his"]:
        pass  # "went over to the army with several hundred of his men"
    elif low[at] == "with" and candidate.is_explicit and (harm := clause.harm_to.get(at - 1)):
        # "two of its staff, killed with one of their sons"
        return harm if harm.measure in ("killed", "wounded") and harm.reads("acts:participle") else None
    elif low[at] != "alongside":
        return None
    for back in range(at - 1, max(-1, at - TO_COMPANION), -1):
        if harm := clause.harm_to.get(back):
            return harm if harm.reads("acts:participle", "acts:past", "acts:third", "state", *BEFALLS) else None
        if low[back] in GRAMMAR["breaks"] or low[back] in GRAMMAR["finite"]:
            return None
    return None


def _opens_label(low: list[str], at: int) -> bool:
    """Whether only whom it counts stands before a label's word of harm: "Civilians reported killed: 7"."""
    while (
        person(low[at])
        or low[at] in HURT["plagues"]
        or low[at] in ("reported", "confirmed", "total", "number", "of", "the", "also", "now", "combat")
    ):
        at -= 1
    return low[at] in ("", ".", ";", "-", "–", "•", "*", "(")


@needs(frozenset({":", "–", "—"}), before=frozenset({":", "–", "—", "all", "some"}))
def governed_by_label(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Missing after the blast: more than sixty", "Killed by fire in Kiryat: about 50": a word of harm as a label."""
    low, at = clause.low, candidate.first - 1
    if low[at] in ("all", "some"):
        at -= 1
    if low[at] not in (":", "–", "—") or clause.in_word(at):
        return None
    for back in range(at - 1, max(-1, at - TO_LABEL), -1):
        if back in clause.starts or low[back] in WORDS["ends_label"]:
            return None
        harm = clause.harm_from.get(back)
        if harm and low[back - 1] in THINGS:
            return None  # "carriages burnt: five"
        if harm and _opens_label(low, back - 1):
            own = clause.harm_from.get(candidate.end)
            if own and own.measure != harm.measure:
                return None  # "Casualties so far – Idlib: 12 killed"
            return harm if harm.reads("state", "counts", "acts:participle", "befalls:participle") else None
    return None
