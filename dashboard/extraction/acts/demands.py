"""Whether a verb of demanding, denying or judging is news itself, and not only how a report is attributed."""

from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.instructing import FELT, INSTRUCTED, WAS_INSTRUCTED
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Trigger
from dashboard.records import VIOLENCE

LISTS = word_lists("acts", "demands")
WORDS = word_lists("clauses")
SUBJECTS = LISTS["subjects"] | WORDS["modals"]
JUDGING = LISTS["judging"]
CALLING = ("call it", "call the", "call th", "call h", "call its", "call what", "describe it")
WITH_A_NAME = LISTS["with_a_name"]
DEADLINES = frozenset({"hours", "days", "week", "weeks", "month", "deadline", "ultimatum"})
HAPPENED = VIOLENCE | {"territory_change", "defection_surrender", "humanitarian"}
SAYING = LISTS["saying"]
NUMBERS = frozenset({"number", "toll", "figure", "count", "casualties"})
TO_JUDGEMENT = 7
ARTICLES = frozenset({"a", "an"})
HELPING = frozenset({"has", "have", "had", "also", "is", "are", "now", "again"})
NAMED = frozenset({"named", "country", "person", "source"})
MAY = frozenset({"may", "might", "could", "likely", "will", "would", "expected"})
STOPPING = frozenset({"stopped", "stop", "stops", "ceased", "ended"})
THE_DEAD = LISTS["the_dead"]
ONE_ALONE = frozenset({"is", "was", "has"})
TELLING = frozenset({"tell", "tells", "told", "telling", "order", "orders", "ordered", "ordering"})
TO_LEARN = frozenset({"comment", "permission", "proof", "details"})  # asked for by reporters, and by those who wait
OURSELVES = frozenset({"i", "we", "you"})
WITHHELD = frozenset({"say", "confirm", "deny", "reveal", "disclose", "specify"})
ASKED = LISTS["asked"]
TO_CLOSE = 3  # words after "announces": "on Tuesday", "in a statement"
TRUCES = frozenset({"ceasefire", "cease-fire", "truce", "lull", "agreement", "deal", "accord", "pact"})
EACH_OTHER = (["each", "other"], ["one", "another"], ["the", "other"])
SELVES = OURSELVES | {"he", "she"}
OFFICES = word_lists("actor_nouns")["titles"] - {"activist", "doctor", "analyst"}
WITH_A_SAY = frozenset({"government_official", "un_official", "perpetrator_claim", "accused_by_opponent", "monitor"})
DENIALS = frozenset({"deny", "reject", "dismiss", "refute"})


def is_a_statement(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """Whether a verb of demanding is news itself, and not just how a report of violence is attributed."""
    if any(word in ("no", "nobody", "none", "not") for word in view.lowers(hit.first - 5, hit.first)):
        return False
    said = around.saying
    if hit.value.lemma in DENIALS and any(figure.realis == "denied" for _, figure in around.figures):
        return False  # it denies a number: told with the event of that number
    if hit.first and view.tokens[hit.first - 1].lower == "to":
        return False
    if is_mutual(view, hit):
        return False  # "The two sides blame each other": two versions of the act told, and no news of their own
    if hit.value.lemma == "decline":
        return _declines_to_say(view, hit)
    if hit.value.lemma == FELT:
        return _is_felt_by_an_office(view, hit, around)
    if hit.value.lemma == WAS_INSTRUCTED:
        return _are_told(view, hit, around)
    if _is_the_noun(view, hit) or _is_aside(view, hit):
        return False
    if hit.value.lemma == "refuse" and not _has_complement(view, hit):
        return False  # "An 80-year-old man refused twice, then came"
    if view.lows[hit.first] in TELLING and any(h.value.event_type in VIOLENCE for h in view.triggers):
        return False  # "told people to leave three buildings and then bombed them"
    if hit.value.lemma == INSTRUCTED:
        return hit.first > 0 and view.lows[hit.first - 1] not in OURSELVES
    if hit.value.lemma.startswith("announce") and (_announces_the_dead(view, hit) or _closes(view, hit)):
        return False
    if hit.value.lemma.startswith("apologi") and view.lows[hit.first - (hit.first > 0)] == "we":
        return False  # a publisher's correction
    if hit.value.lemma.startswith("give/") and not _sets_a_deadline(view, hit):
        return False  # "gave up reporting its losses", "gives 47,000 uprooted in five days"
    if (
        hit.value.lemma in ("warn", "fear that")
        and not NUMBERS.isdisjoint(view.words)
        and not MAY.isdisjoint(view.words)
    ):
        return False  # "The number may grow, he warns"
    if hit.value.lemma.startswith(CALLING):
        return _calls_names(view, hit)
    if hit.value.lemma in WITH_A_NAME:
        return _is_by_one_named(view, hit, around)
    if said and said.verb == hit.first:
        happened = any(h.value.event_type in HAPPENED and not _is_to_come(view, h) for h in view.triggers)
        counted = any(figure.realis != "hypothetical" for _, figure in around.figures)
        return said.stance == "denies" or not (counted or happened)
    if hit.value.lemma.startswith("announce"):
        later = [h for h in view.triggers if h.first > hit.first and h.value.event_type in HAPPENED]
        return not (later and "that" in view.words)
    if hit.value.lemma.startswith("ask") and not OURSELVES.isdisjoint(view.lowers(hit.first - 2, hit.first)):
        return "for" not in view.lows[hit.end : hit.end + 4]  # "We asked the ministry for comment"
    if hit.value.lemma == "ask":
        after = [*view.lowers(hit.end, hit.end + 8), ""]
        if after[0] == "for":  # "asked for planes", not "asked for comment"
            return after[1] not in TO_LEARN
        return bool({"for", "to"} & set(after[1:])) and after[0] not in ("about", "if", "whether", "why", "how")
    return True


def is_mutual(view: View, hit: Hit[Trigger]) -> bool:
    """ "Blame each other for the attack": each side names the other; not for a truce broken, which is news itself."""
    if hit.value.event_type != "statement_demand" or view.lows[hit.end : hit.end + 2] not in EACH_OTHER:
        return False
    return TRUCES.isdisjoint(view.lows[hit.end :])


def _is_felt_by_an_office(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """ "The UN is appalled by", "France's foreign minister was shocked by", "she was alarmed by", said an office."""
    at = hit.first - 1
    if view.lows[at] in ("he", "she", "it", "they"):
        return around.saying is not None and around.saying.attribution in WITH_A_SAY
    mention = next((m for m in around.mentions if m.first <= at < m.end), None)
    is_name = mention is not None and (mention.kind in NAMED or mention.actor_id is not None)
    return is_name or view.lows[at] in WORDS["capitals"] or view.lows[at] in OFFICES


def _are_told(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """Whether people or a side, and not one of whom a story is told, are those who were told to do something."""
    before = view.lowers(hit.first - 4, hit.first)
    if not SELVES.isdisjoint(before) or "who" in before:
        return False
    sides = any(m.kind in ("armed", "named", "country") for m in around.mentions if m.end <= hit.first)
    return sides or ONE_ALONE.isdisjoint(before)  # not "the bakery has been told to go on baking"


def _calls_names(view: View, hit: Hit[Trigger]) -> bool:
    """ "Called it a lie", "calls the pictures a staged provocation", "called that version “fanciful”"."""
    after = view.lowers(hit.end, hit.end + TO_JUDGEMENT)
    return not JUDGING.isdisjoint(after) or not ARTICLES.isdisjoint(after[1:4])


def _is_by_one_named(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """Whether a side, a state or a person of name is the subject, and those named after it are no crowd."""
    at = hit.first - 1
    while at > 0 and (view.lows[at] in HELPING or view.lows[at].endswith("ly")):
        at -= 1
    mention = next((m for m in around.mentions if m.end == at + 1), None)
    is_name = mention is not None and (mention.kind in NAMED or mention.actor_id is not None)
    capital = at >= 0 and view.lows[at] in WORDS["capitals"]
    has_object = hit.end < len(view.lows) and view.lows[hit.end] not in (",", ".", "by", "and", "in", ":", "to")
    people = any(m.kind in ("civil", "thing") and 0 <= m.first - hit.end <= 2 for m in around.mentions)
    return (is_name or capital) and has_object and not people and not view.is_title_case


def _sets_a_deadline(view: View, hit: Hit[Trigger]) -> bool:
    """ "gave the rebels three days to leave", "gave an ultimatum"."""
    after = list(view.lowers(hit.end, hit.end + 9))
    named = [at for at, word in enumerate(after) if word in DEADLINES]
    if not named:
        return "until" in after and "to" in after[after.index("until") + 2 :]  # "gave it until Friday to leave"
    return after[named[0]] in ("deadline", "ultimatum") or "to" in after[named[0] + 1 : named[0] + 3]


def _has_complement(view: View, hit: Hit[Trigger]) -> bool:
    """Whether something is said to be refused: "refused to leave", "refused the offer"."""
    after = view.lows[hit.end] if hit.end < len(view.lows) else "."
    if after == "to" and not SAYING.isdisjoint(view.lows[hit.end + 1 : hit.end + 2]):
        return False  # "He refused to say why"
    if "because" in view.lowers(hit.first - 4, hit.first):
        return False  # "executed only because they refused to convert"
    return after.isalpha() and after not in ("twice", "again", "and", "but", "at", "on", "in", "then")


def _announces_the_dead(view: View, hit: Hit[Trigger]) -> bool:
    """ "announces the deaths of two soldiers", "has stopped announcing funerals": a number's news, or none."""
    if not STOPPING.isdisjoint(view.lowers(hit.first - 2, hit.first)):
        return True
    return not THE_DEAD.isdisjoint(view.lows[hit.end : hit.end + 4])


def _closes(view: View, hit: Hit[Trigger]) -> bool:
    """ "Nine men fell, the general staff announces tonight": whose words a sentence that tells an act closes with."""
    told = any(h.end < hit.first and h.value.strength >= 2 for h in view.triggers)
    after = {word for word in view.lows[hit.end :] if word.isalnum()}
    return told and "," in view.lowers(hit.first - TO_JUDGEMENT, hit.first) and len(after) <= TO_CLOSE


def _declines_to_say(view: View, hit: Hit[Trigger]) -> bool:
    """ "The Pentagon declined to say how many": what is withheld is told; not so "declined to comment"."""
    to, verb, asked = [*view.lows[hit.end : hit.end + 3], "", "", ""][:3]
    return to == "to" and verb in WITHHELD and asked in ASKED


def _is_the_noun(view: View, hit: Hit[Trigger]) -> bool:
    """Whether a word like "appeal" is the noun and not the verb: "the aid appeal for this year is funded"."""
    word = view.tokens[hit.first].lower
    if hit.first < 2 or not hit.value.lemma.startswith(word):
        return False
    before, earlier = view.tokens[hit.first - 1], view.tokens[hit.first - 2].lower
    singular = before.lower.isalpha() and before.text.islower() and not before.lower.endswith("s")
    has_verb = any(word in BE for word in view.lowers(hit.end, len(view.tokens)))
    return singular and has_verb and before.lower not in SUBJECTS and earlier not in ("and", "to")


def _is_aside(view: View, hit: Hit[Trigger]) -> bool:
    """Whether a demand is only told in passing, or done to its subject: "which blames …", "people accused of …"."""
    before = view.tokens[hit.first - 1].lower if hit.first else ""
    following = view.tokens[hit.end].lower if hit.end < len(view.tokens) else ""
    word = view.tokens[hit.first].lower
    if before in ("which", "who") or (hit.value.lemma == "blame" and "which" in view.lowers(hit.first - 3, hit.first)):
        return True
    if following == "shots" or (word == "blamed" and following in ("on", "for")) or before in ("'s", "’s", "a", "an"):
        return True
    if word == "fear" and before in (",", "for", "amid", "of", "in"):
        return True
    passive = word.endswith("ed") and any(w in BE for w in view.lowers(hit.first - 3, hit.first))
    passive = passive and following != "by"  # "was condemned by the League"
    return passive or (word == "accused" and following == "of")


def _is_to_come(view: View, hit: Hit[Trigger]) -> bool:
    """Whether "will", "may" or "could" stands before a word: "children will die"."""
    before = set(view.lowers(hit.first - 4, hit.first))
    if view.lows[hit.first - (hit.first > 0)] == "to" and hit.value.part == "verb":
        return True  # "vows not to surrender"
    return "if" in before or not WORDS["ahead"].isdisjoint(before)
