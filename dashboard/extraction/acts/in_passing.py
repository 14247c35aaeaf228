"""Words of acts that tell none where they stand: "in detention", "told a cabinet meeting", "who fled"."""

from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Trigger
from dashboard.records import VIOLENCE

WORDS = word_lists("acts", "in_passing")
OWNERS = word_lists("grammar")["owners"]
TELLING = frozenset({"told", "tells", "tell", "telling", "addressed", "addressing"})
SPEAKING_OF = frozenset({"talk", "talks"})
OURSELVES = frozenset({"i", "we"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
AS_THEY = frozenset({"they", "he", "she", "it"})
NOT_A_NOUN = WORDS["not_a_noun"]
STOPPING = frozenset({"stop", "stops", "stopped", "stopping", "halt", "halted", "ceased"})
PACTS = frozenset({"ceasefire", "cease-fire", "truce", "no-fly zone", "peace deal", "peace agreement", "amnesty"})
STATES = frozenset({"detention", "house arrest"})
FLIGHT = WORDS["flight"]
UPROOTED = frozenset({"displaced", "uprooted"})
WANTS = frozenset({"famine", "food shortage", "humanitarian crisis", "refugee crisis"})
NOBODY = frozenset({"nobody", "none", "noone"})
CALM = frozenset({"humanitarian", "meeting", "statement_demand"})
HARMS = VIOLENCE - {"abduction_detention"}
COVERING = frozenset({"covering", "cover", "covered"})
PARTING = WORDS["parting"]
TO_TARGET = 9
THEN = frozenset({"then", "later", "also", "reportedly", "subsequently", "afterwards"})
NONE_OF_IT = frozenset({"no", "hopes", "hope"})
DECLARED = WORDS["declared"]
ACCESS = WORDS["access"]
RELIEF = WORDS["relief"]
TAKING_IN = frozenset({"take/took/taken in", "let/let/let in"})
HURT = frozenset({"wounded", "injured", "hospital", "clinic", "custody", "raid", "raids"})
ENTRANTS = word_lists("act_objects")["fleeing"] | word_lists("act_objects")["displaced"] | WORDS["entrants"]
FLED = frozenset({"fled", "flee", "flees", "fleeing"})
FUGITIVES = word_lists("actor_nouns")["armed"] | WORDS["fugitives"]
SOLDIERS = word_lists("roles")["armed_targets"] | frozenset({"commandos", "reinforcements", "injured", "wounded"})
BEFORE_UPROOTED = frozenset({"of", "them", "people", "the", ",", "those", "million", "thousand"})
UPROOTING = WORDS["uprooting"]
DWELLERS = frozenset({"civilians", "persons", "palestinians", "farmers", "pupils", "communities"})
FROM_AFAR = frozenset({"bombing", "air_strike", "shelling_missile"})
GATHERINGS = frozenset({"at", "on", "near", "into"})
MEDICS = word_lists("carried_off")["medics"]
WITHOUT_OBJECT = frozenset({"", ".", ",", "in", "on", "last", "two", "earlier", "yesterday"})
SEIZED = frozenset({"abduction_detention", "territory_change"})
MAY = frozenset({"may", "might", "could", "can", "would", "will", "or"})


def is_in_passing(view: View, hit: Hit[Trigger]) -> bool:
    """Whether what stands beside a word shows that it tells no act of its own."""
    lows, lemma, part = view.lows, hit.value.lemma, hit.value.part
    word, before = lows[hit.first], lows[hit.first - 1] if hit.first else ""
    after = lows[hit.end] if hit.end < len(lows) else ""
    kind = hit.value.event_type
    if part == "verb" and before in OWNERS and hit.end - hit.first == 1 and not word.endswith("ing"):
        return True  # "finish his sentences", "out of its jail"
    if _is_of_nobody(view, hit, before, after):
        return True
    if kind in VIOLENCE and before in STOPPING:
        return True  # "so our side stopped shooting"
    if kind == "other" and part == "noun" and lemma in PACTS and _is_only_sought(view, hit):
        return True
    if lemma.startswith("slam") and after in ("into", "in", "on", "against"):
        return True  # "a missile slammed into a house" demands nothing
    if kind == "abduction_detention" and _is_a_state(view, hit):
        return True
    has_object = kind == "territory_change" and after not in WITHOUT_OBJECT
    if kind in SEIZED and not has_object and _is_recalled(view, hit):
        return True
    if kind == "abduction_detention" and not MEDICS.isdisjoint(view.lowers(hit.first - 3, hit.first)):
        return True  # "ambulances took away 14"
    if kind in CALM and _is_of_whom_it_befell(view, hit, before):
        return True
    if kind == "humanitarian":
        return _is_a_plight(view, hit)
    if kind == "protest" and part == "noun":
        return before in COVERING or _is_where_it_happened(view, hit)
    if kind == "meeting":
        return _is_no_meeting(view, hit, before, after)
    if part == "verb" and kind == "statement_demand" and word.endswith("ing"):
        text = view.tokens[hit.first].text
        named = hit.end < len(lows) and view.tokens[hit.end].text[0].isupper()
        return text[0].isupper() and named and hit.first > 0 and not view.is_title_case  # "the Early Warning Desk"
    return False


def _is_of_nobody(view: View, hit: Hit[Trigger], before: str, after: str) -> bool:
    """ "Nobody fled", "arrested nobody", "no aid convoy has come", "hopes of a ceasefire"."""
    if hit.value.part == "verb":
        return before in NOBODY or after in NOBODY
    return hit.value.event_type not in VIOLENCE - SEIZED and not NONE_OF_IT.isdisjoint(
        view.lowers(hit.first - 3, hit.first)
    )


def _is_only_sought(view: View, hit: Hit[Trigger]) -> bool:
    """ "No agreement on an immediate ceasefire", "strive for a truce"."""
    before = list(view.lowers(hit.first - 3, hit.first))
    articles = [at for at, word in enumerate(before) if word in ("a", "an")]
    return bool(articles) and articles[-1] > 0 and before[articles[-1] - 1] in ("for", "on", ":", ",")


def _is_a_state(view: View, hit: Hit[Trigger]) -> bool:
    """ "9,500 people are in detention", "behind a line of detained young men"."""
    before = view.lows[hit.first - 1] if hit.first else ""
    if hit.value.lemma in STATES:
        return before in ("in", "from", "under")
    is_participle = view.lows[hit.first].endswith("ed") and hit.end - hit.first == 1
    following = view.tokens[hit.end].text if hit.end < len(view.tokens) else "."
    return is_participle and before == "of" and following.isalpha() and view.lows[hit.end] not in NOT_A_NOUN


def _is_recalled(view: View, hit: Hit[Trigger]) -> bool:
    """ "released 9 of the 13 deminers they had kidnapped": what went before is only which people they are."""
    lows, first = view.lows, hit.first
    if hit.value.part == "verb" and "had" in lows[max(0, first - 3) : first] and _is_relative(view, first):
        return True
    return (
        hit.value.part == "verb"
        and first > 2
        and lows[first - 1] == "had"
        and lows[first - 2] in AS_THEY
        and lows[first - 3].isalpha()
        and lows[first - 3] not in NOT_A_NOUN
    )


def _is_relative(view: View, first: int) -> bool:
    """Whether "who" or "that" and words of time stand before a verb, after another: "freed a man who had been held"."""
    at = first - 1
    while at > 0 and (view.lows[at] in BE or view.lows[at] in ("had", "earlier", "previously", "since")):
        at -= 1
    return view.lows[at] in RELATIVE and any(h.end <= at and h.value.strength >= 2 for h in view.triggers)


def _is_of_whom_it_befell(view: View, hit: Hit[Trigger], before: str) -> bool:
    """ "Shot two workers delivering aid", "ambushed a food convoy": who or what was attacked, told before."""
    attacks = [h for h in view.triggers if h.end <= hit.first and h.value.strength >= 2 and h.value.event_type in HARMS]
    if not attacks or hit.first - attacks[-1].end > TO_TARGET:
        return False
    between = view.lows[attacks[-1].end : hit.first]
    if not PARTING.isdisjoint(between) or not view.verbs.isdisjoint(range(attacks[-1].end, hit.first)):
        return False
    if hit.value.part == "noun":
        return hit.value.event_type == "humanitarian"
    return view.lows[hit.first].endswith("ing") and before.isalpha() and before not in BE | NOT_A_NOUN


def _is_a_plight(view: View, hit: Hit[Trigger]) -> bool:
    """ "who fled", "as they fled", "people displaced from elsewhere", "a step away from famine"."""
    lows, lemma = view.lows, hit.value.lemma
    before = view.lowers(hit.first - 3, hit.first)
    if lemma in WANTS:
        return DECLARED.isdisjoint(view.words)
    if lemma in ACCESS:
        return RELIEF.isdisjoint(view.words) or "rubble" in view.words  # "the army could not enter"
    if lemma in ("close", "shut/shut/shut") and before[-1:] != [] and before[-1] in BE:
        return True  # "most hospitals are closed"
    if lemma in TAKING_IN:
        return ENTRANTS.isdisjoint(view.lows[hit.end : hit.end + 5]) or not HURT.isdisjoint(view.words)
    if lemma == "airlift" and not SOLDIERS.isdisjoint(view.lowers(hit.first - 4, hit.first)):
        return True  # "soldiers airlifted by six helicopters", "the injured were airlifted"
    if lemma not in FLIGHT:
        return view.sentence.is_heading and len(lows) <= 2 and hit.value.part == "noun"  # "Displacement", a heading
    who = [word for word in before if word not in THEN]
    if lows[hit.first] in FLED and who and who[-1] in FUGITIVES:
        return True  # "the gunmen fled into the forest"
    if before and (before[-1] in RELATIVE or (len(before) > 1 and before[-2] == "as" and before[-1] in AS_THEY)):
        return True
    if not MAY.isdisjoint(before):
        return True
    if lows[hit.first] not in UPROOTED or not before:
        return False
    return before[-1] in BEFORE_UPROOTED or _is_an_adjective(view, hit)


def _is_an_adjective(view: View, hit: Hit[Trigger]) -> bool:
    """ "A school sheltering displaced families"; not "fighting displaced families", nor "families were displaced"."""
    before = view.lows[hit.first - 1]
    if hit.first - 1 in view.nouns or before in BE or before in UPROOTING or hit.end >= len(view.lows):
        return False
    following = view.tokens[hit.end]
    return following.lower in ENTRANTS | DWELLERS or following.text[0].isupper()


def _is_where_it_happened(view: View, hit: Hit[Trigger]) -> bool:
    """ "A bomb at a rally killed 12", "the jet hit a protest march": the gathering that was attacked."""
    others = (h for h in view.triggers if h.value.event_type in VIOLENCE and h.value.strength >= 2)
    near = view.lowers(hit.first - 3, hit.first)
    if "during" in near:
        return any(h.value.event_type in FROM_AFAR and h.value.strength > 3 for h in view.triggers)
    if GATHERINGS.isdisjoint(near):
        return False
    return any(h.value.part == "noun" or h.value.strength > 3 for h in others)


def _is_no_meeting(view: View, hit: Hit[Trigger], before: str, after: str) -> bool:
    """ "A source talks of thirty dead", "told a cabinet meeting that", "I spoke by phone to"."""
    if view.lows[hit.first] in SPEAKING_OF and after in ("of", "about"):
        return True
    if view.lows[hit.first] == "meeting" and hit.value.part == "verb" and before in ("a", "the", "any", "another"):
        return "of" in view.lowers(hit.first - 3, hit.first)  # "talk of a meeting in Doha"
    if _is_where_it_happened(view, hit):
        return True  # "in a strike on a meeting"
    if hit.value.part == "noun":
        return not TELLING.isdisjoint(view.lowers(hit.first - 4, hit.first))
    subject = view.lows[hit.first - 2] if hit.first > 1 and before in ("have", "had", "also") else before
    due = view.lows[hit.first - 2] in ("due", "set", "expected", "scheduled") if hit.first > 1 else False
    return subject in OURSELVES or (before == "to" and view.sentence.is_heading and not due)
