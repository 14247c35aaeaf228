"""Which of a sentence's trigger words tell an event there, by the words around them.

"Clashes" in "after weeks of clashes", "held" in "ISIS-held", "meeting" in "a meeting room" and the protests that
began a war years ago tell no news.
"""

from dashboard.extraction.acts.by_object import SITES, tells_by_object
from dashboard.extraction.acts.captured import captures_a_person
from dashboard.extraction.acts.demands import is_a_statement
from dashboard.extraction.acts.figurative import is_by_computer, is_figurative
from dashboard.extraction.acts.in_passing import FLIGHT, is_in_passing
from dashboard.extraction.acts.only_named import (
    describes,
    is_a_beginning,
    is_needed,
    is_only_a_weapon,
    is_participle,
    leads,
    names_a_kind,
    tells_since_when,
)
from dashboard.extraction.acts.spoken_of import is_only_spoken_of
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import BE, BOUNDARY_WORDS, View
from dashboard.extraction.words.vocabulary import Trigger, Vocabulary
from dashboard.records import VIOLENCE

WORDS = word_lists("clauses")
CONFLICTS, BEGINNINGS = WORDS["conflicts"], WORDS["beginnings"]
TIME_UNITS, HAPPENING = WORDS["time_units"], WORDS["happening"]
PREMODIFIED = frozenset({"of", "the", "a", "an", "and", "for"})
WITHOUT_OBJECT = word_lists("roles")["after_passive"] | {"from", "alive", "along"}
COUNTS = frozenset({"number", "toll", "count", "tally", "figure"})
DECIDED = frozenset({"a", "an", "the", "his", "her", "its", "their", "new", "ex", "sanctions"})
# Before "to" and a verb: it was done, or decided
DONE_TO = frozenset(
    {"managed", "manages", "began", "begun", "started", "continued", "voted", "decided", "agreed", "votes"}
)
INTERCEPTED = frozenset({"drone", "drones", "missile", "missiles", "rocket", "rockets", "shahed", "shaheds"})
SHARES = frozenset({"third", "half", "quarter", "quarters", "most", "much", "percent", "%", "majority", "all"})
# Rows of act_frames.csv in which the object tells that it is of ground
CLAIMED = frozenset({"claim", "declare", "report", "make/made/made", "hand"})
OF_GROUND = frozenset(
    {"liberate", "recapture", "retake/retook/retaken", "overrun/overran/overrun", "reoccupy", "capture"}
)
OUSTING = frozenset(
    {
        "oust",
        "forced from",
        "forced out of",
        "dislodge",
        "expel*",
        "evict",
        "oust from",
        "eject from",
        "push out",
        "flush out",
        "chase out",
    }
)
TO_LOYAL = 7
TO_LEFT = 7
TAKING = frozenset({"took", "takes", "taken", "captured", "seized", "seizes", "captures", "capture", "seize"})
DRIVING = frozenset({"push", "drive/drove/driven", "chase"})  # "pushed the militants out of three villages"
ARMS = frozenset(
    {
        "weapons",
        "arms",
        "ammunition",
        "guns",
        "rifles",
        "shells",
        "rockets",
        "missiles",
        "explosives",
        "grenades",
        "drugs",
    }
)
TO_HOMES = 14
FROM_WHERE = frozenset(
    {"home", "homes", "house", "houses", "bus", "buses", "office", "offices", "mosque", "school", "car"}
)
HOMES = frozenset({"home", "homes", "house", "houses", "jobs"})
GROUND = frozenset(
    {"hill", "ridge", "mountain", "swathe", "swath", "stretch", "bastion", "redoubt", "frontline", "trench", "trenches"}
    | {"oilfield", "oilfields", "fields", "territories", "corridor", "highway", "road", "fort", "fortress", "junction"}
    | {"parliament", "land", "strait", "straits"}
    | {"territory", "positions", "ground", "heights", "hills", "hilltop", "suburbs", "crossing", "outskirts", "streets"}
)
NO_VIOLENCE_BEFORE = frozenset({"squad", "investigation", "suspect", "suspects", "victims", "charges", "trial"})
NUMBERS = word_lists("roles")["skipped"] | {"hundred", "thousand", "million", "billion", "british", "egyptian"}
AUXILIARIES = frozenset({"has", "have", "had", "also"})
GOING_ON_TO = word_lists("unreal")["ahead_of"] | frozenset(
    {"on", "continues", "continue", "continuing", "begins", "begin", "start", "starts", "able", "succeeded", "helped"}
    | {"helping", "helps", "forced", "used", "seen", "heard", "said", "believed", "reported", "thought", "alleged"}
    | {"known", "claims", "claimed", "claiming", "way", "appears", "appeared", "seemed", "resumed", "proceeded"}
    | {"failed", "fails", "ceased", "refused", "returned", "have", "fled", "forcing", "forces", "causing", "leading"}
)
DEEDS = VIOLENCE | {"territory_change", "defection_surrender"}
SIDES = frozenset({"armed", "named"})
BEFORE_A_NOUN = frozenset({"a", "an", "the", "from", "in", "of"})
OF_A_KIND = frozenset({"victims", "victim", "survivors", "survivor", "allegations", "signs", "traces", "marks"})
# These tell by themselves that ground was taken or lost
OF_ITSELF = frozenset(
    {
        "fall/fell/fallen",
        "change hands",
        "gain ground",
        "lose/lost/lost ground",
        "make gains",
        "make/made/made advances",
    }
    | {"edge forward", "creep forward", "make/made/made headway", "is lost", "is gone", "was lost", "hands"}
    | {"make/made/made inroads", "lose/lost/lost territory", "gain a foothold", "edge closer to", "close in on"}
    | {"fall/fell/fallen into the hands", "fall/fell/fallen under the control", "come/came/come under the control"}
    | {
        "at the gates of",
        "lose/lost/lost",
        "leave/left/left",
        "raise",
        "hoist",
        "plant",
        "take/took/taken up positions in",
    }
    | {"take/took/taken up positions inside", "make/made/made territorial gains", "inch forward", "gain territory"}
)
ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
BEFORE_MEETING = frozenset({"to", "will", "has", "have", "had", "also", "later", "he", "she", "they", "would"})
REMAINING = frozenset({"remain", "remains", "remained", "stays", "stayed", "remaining"})
LABOUR = frozenset({"observed", "shops", "union", "unions", "wages", "unpaid", "shopkeepers", "merchants", "bazaar"})
SQUARES = frozenset({"square", "bridge", "street", "cemetery", "stadium", "park", "avenue"})
RULERS = frozenset({"regime", "government", "president", "junta", "dictator"})
SURGERY = frozenset(
    {
        "hospital",
        "hospitals",
        "operations",
        "surgery",
        "doctors",
        "doctor",
        "medics",
        "surgeon",
        "surgeons",
        "anaesthetic",
        "anesthetic",
    }
)
WANT = word_lists("roles")["want"]
REFUSING = frozenset(
    {"refuse", "refused", "refuses", "reject", "rejects", "rejected", "ruled", "rules", "no", "any", "without"}
)
LEADERS = word_lists("act_objects")["leaders"] - {"secretary", "chief", "leader", "envoy", "minister", "president"}
COUNCILS = frozenset({"council", "cabinet", "committee", "negotiators", "delegations"})
MEETING_FRAME = frozenset({"with", "between"})


def telling(view: View, around: Surroundings, vocabulary: Vocabulary) -> list[Hit[Trigger]]:
    """The triggers that tell an event in this sentence, in order."""
    hits = [hit for hit in view.triggers if hit.value.part == "verb" or not names_a_kind(view, hit)]
    hits = [hit for hit in hits if hit.value.part == "verb" or not around.is_said(hit.first)]
    hits = [_as_taking_people(view, hit, around) for hit in hits]
    hits = [hit for hit in hits if _tells(view, hit, around, vocabulary)]
    hits = [_by_computer(view, _as_decision(view, hit)) for hit in hits]
    return _without_stock_background(view, hits, around)


def _is_base(view: View, hit: Hit[Trigger]) -> bool:
    """Whether a verb stands in the form that may also be a noun: "jail", "march"."""
    return view.lows[hit.first] == hit.value.lemma.split("/")[0]


def _as_taking_people(view: View, hit: Hit[Trigger], around: Surroundings) -> Hit[Trigger]:
    """ "Took four members of the committee from their homes", "captured Ali, a commander": people, and no ground."""
    if captures_a_person(view, hit, around):
        return Hit(hit.first, hit.end, Trigger("abduction_detention", "verb", 4, hit.value.lemma))
    if hit.value.lemma != "take/took/taken" or "from" not in view.lows[hit.end : hit.end + TO_HOMES]:
        return hit
    if FROM_WHERE.isdisjoint(view.words) or not _takes_people(view, hit, around):
        return hit
    return Hit(hit.first, hit.end, Trigger("abduction_detention", "verb", 4, hit.value.lemma))


def _as_decision(view: View, hit: Hit[Trigger]) -> Hit[Trigger]:
    """What an office announces with a noun is an act of its own: "announced a night curfew"."""
    after = view.lows[hit.end] if hit.end < len(view.lows) else ""
    if hit.value.lemma != "announce" or hit.end - hit.first > 1 or not (after in DECIDED or after.isdigit()):
        return hit
    return Hit(hit.first, hit.end, Trigger("other", "verb", 4, hit.value.lemma))


def _by_computer(view: View, hit: Hit[Trigger]) -> Hit[Trigger]:
    """What hackers do is no attack on people: "hackers attacked the ministry's website"."""
    if hit.value.event_type not in VIOLENCE or not is_by_computer(view, hit):
        return hit
    return Hit(hit.first, hit.end, Trigger("other", hit.value.part, 4, hit.value.lemma))


def _without_stock_background(view: View, hits: list[Hit[Trigger]], around: Surroundings) -> list[Hit[Trigger]]:
    """Without "the conflict began in March 2011 with protests", and without the harm that a running total counts."""
    if not (CONFLICTS.isdisjoint(view.words) or BEGINNINGS.isdisjoint(view.words)):
        starts = [i for i, word in enumerate(view.lows) if word in CONFLICTS]
        begins = [i for i, word in enumerate(view.lows) if word in BEGINNINGS]
        stock = min((min(i, j) for i in starts for j in begins if abs(i - j) <= 6), default=len(view.lows) + 1)
        hits = [hit for hit in hits if hit.first < stock - 1]
    news = [number for number, _ in around.figures if number not in around.tolls]
    if around.figures and not news:
        calm = ("meeting", "protest")
        hits = [h for h in hits if h.value.strength >= 3 and (h.value.part == "verb" or h.value.event_type in calm)]
        return [h for h in hits if h.value.lemma not in FLIGHT and h.value.event_type != "abduction_detention"]
    return hits


def _tells(view: View, hit: Hit[Trigger], around: Surroundings, vocabulary: Vocabulary) -> bool:
    tokens, trigger = view.tokens, hit.value
    before = tokens[hit.first - 1] if hit.first else None
    previous = before.lower if before else ""
    following = tokens[hit.end].lower if hit.end < len(tokens) else ""
    if trigger.part == "verb" and hit.end - hit.first == 1 and previous in BEFORE_A_NOUN and _is_base(view, hit):
        return False  # "freed from a jail"
    word = tokens[hit.first].lower
    if trigger.lemma == "intercept" and INTERCEPTED.isdisjoint(view.words):
        return False
    if trigger.event_type == "abduction_detention" and trigger.part == "verb" and describes(view, hit):
        return False
    if trigger.lemma.endswith(" away") and not leads(view, hit, around):
        return False
    if word == "pounds" and (previous[:1].isdigit() or previous in NUMBERS):
        return False  # "fell to six pounds"
    if not tells_by_object(view, hit, around) or is_in_passing(view, hit) or is_figurative(view, hit):
        return False
    if word.startswith("amput") and not SURGERY.isdisjoint(view.words):
        return False  # "22 operations, several of them amputations"
    infinitive = trigger.event_type in DEEDS and previous == "to" and not around.figures
    if infinitive and (_is_only_promised(view, hit) or _is_a_purpose(view, hit)):
        return False
    if trigger.event_type == "territory_change" and not REMAINING.isdisjoint(view.lowers(hit.first - 3, hit.first)):
        return False  # "both towns remain in rebel hands"
    if trigger.lemma == "strike" and trigger.part == "noun" and not LABOUR.isdisjoint(view.words):
        return False  # "shops stayed shut as a strike was observed"
    if following in ("'", "’") and hit.end + 1 < len(tokens) and tokens[hit.end + 1].lower in SQUARES:
        return False  # "Martyrs' Square"
    if trigger.lemma == "fall of" and not RULERS.isdisjoint(view.lows[hit.end : hit.end + 3]):
        return False  # "demand the fall of the regime"
    if word in ("wound", "wounds") and following in ("up", "down"):
        return False  # "wound up two days of consultations"
    if trigger.lemma == "carry off" and not WANT.isdisjoint(view.words):
        return False  # "hunger has carried off 63 people"
    if word == "fleeing" and not set(view.lowers(hit.first - 3, hit.first)) & BE:
        return False
    if trigger.part == "verb" and before and before.text == "-" and before.end == tokens[hit.first].start:
        return False
    lasts = trigger.event_type in ("protest", "meeting")  # "the third day of a sit-in" is of today
    if (
        previous == "of"
        and hit.first > 1
        and not lasts
        and ORDINALS.isdisjoint(view.lowers(hit.first - 4, hit.first - 1))  # "second day of air raids on Gaza"
        and any(w in TIME_UNITS for w in view.lowers(hit.first - 3, hit.first - 1))
    ):
        return False
    if word == "fighting" and (following in WORDS["after_fighting"] or is_participle(view, hit)):
        return False
    if trigger.event_type == "humanitarian" and trigger.part == "noun" and is_needed(view, hit):
        return False
    if trigger.part == "noun" and previous == "of" and view.lows[hit.first - 2] in OF_A_KIND:
        return False  # "three victims of torture"
    if trigger.part == "verb" and tells_since_when(view, hit):
        return False
    if len(view.lows) <= 2 and not view.sentence.is_heading and hit.end - hit.first == 1:
        return False  # "DISPLACED.": a label
    if "without" in view.lowers(hit.first - 2, hit.first):
        return False  # "took the town without a fight"
    if trigger.part == "noun" and is_a_beginning(view, hit):
        return False
    if previous == "the" and hit.first > 1 and tokens[hit.first - 2].lower in WORDS["ending"]:
        return False
    if previous == "the" and hit.first > 1 and tokens[hit.first - 2].lower in WORDS["times"] and trigger.part == "noun":
        return False
    is_unnumbered = trigger.strength == 1 and not around.figures
    if is_unnumbered and (trigger.part == "noun" or not COUNTS.isdisjoint(view.words)):
        return False  # "no reliable number for the soldiers killed"
    if trigger.strength == 1 and previous in PREMODIFIED and not around.figures:
        return False  # "reports of slain soldiers"
    is_deed = trigger.event_type in VIOLENCE and trigger.part == "noun"
    if is_deed and (is_only_a_weapon(view, hit, around) or is_only_spoken_of(view, hit, around)):
        return False
    if (
        trigger.event_type == "territory_change"
        and previous in ("the", "a", "an", "its", "their")
        and word.endswith("ing")
    ):
        return False  # "the retreating column"
    if trigger.part == "verb" and previous in ("the", "a", "an") and not word.endswith("ing"):
        return trigger.strength >= 3 and trigger.event_type in VIOLENCE
    if (
        trigger.part == "noun"
        and previous != "the"
        and not WORDS["dangers"].isdisjoint(view.lowers(hit.first - 4, hit.first))
    ):
        return False  # "because of the danger of a second strike"
    if trigger.event_type in VIOLENCE and following in NO_VIOLENCE_BEFORE:
        return False
    if trigger.lemma in DRIVING:
        return "out of" in " ".join(view.lows[hit.end : hit.end + 7]) and bool(around.places)
    if trigger.lemma in ("enter", "walk into") and any(
        m.kind == "person" and m.end == hit.first for m in around.mentions
    ):
        return False  # "Hekmatyar entered Kabul in a convoy"
    if trigger.lemma.startswith(("drive/", "be driven", "chase")) and not HOMES.isdisjoint(
        view.lows[hit.end : hit.end + 3]
    ):
        return False  # "13 million have been driven from their homes"
    if trigger.lemma == "take/took/taken" and trigger.event_type == "territory_change":
        if any(place.first == hit.end for place in around.places):
            return True
        return _is_taken_by_arms(view, hit, around) and _takes_a_place(view, hit, around, vocabulary)
    if trigger.lemma == "fall/fell/fallen to":
        return _falls_to_a_side(view, hit, around)
    if trigger.event_type == "other" and trigger.part == "verb" and previous == "to":
        return hit.first > 1 and tokens[hit.first - 2].lower in DONE_TO  # "fronts were opened to foil the advance"
    if trigger.lemma == "besiege":
        unreal = previous == "to" or not {"not", "will", "would"}.isdisjoint(view.lowers(hit.first - 3, hit.first))
        return not unreal and _takes_a_place(view, hit, around, vocabulary)
    if trigger.lemma in OF_ITSELF:
        return not around.figures or any(m.kind in SIDES and m.end <= hit.first for m in around.mentions)
    if trigger.event_type == "territory_change" and (trigger.part == "verb" or trigger.lemma == "capture of"):
        return _takes_a_place(view, hit, around, vocabulary)
    if trigger.event_type == "meeting":
        return _is_a_meeting(view, hit, around)
    if trigger.event_type == "statement_demand" and following == ":":
        return False  # "(Warning: graphic)"
    if trigger.event_type == "statement_demand" and trigger.part == "verb":
        return is_a_statement(view, hit, around)
    return not (trigger.event_type == "chemical" and following in ("inspectors", "convention", "watchdog"))


def _is_only_promised(view: View, hit: Hit[Trigger]) -> bool:
    """Whether a verb is what is promised, threatened or refused: "vows not to surrender", "threatened to bomb"."""
    return any(h.end == hit.first and h.value.event_type == "statement_demand" for h in view.triggers)


def _is_a_purpose(view: View, hit: Hit[Trigger]) -> bool:
    """ "Sent troops to fight rebels", "an offensive to retake the town"; not "went on to shell", "tried to storm"."""
    if hit.value.part != "verb" or hit.first < 2 or infinitive_of_intent(view, hit.first):
        return False
    before = view.lows[hit.first - 2]
    others = (h for h in view.triggers if h.end < hit.first and h.value.strength >= 2)
    return before not in DONE_TO and before not in GOING_ON_TO and before not in BE and any(others)


def _is_taken_by_arms(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """Whether an armed side, or "they" of its own words, takes: "its fighters had taken the garrison at Wour"."""
    first = hit.first
    while first and view.lows[first - 1] in AUXILIARIES:
        first -= 1
    ends = {first}
    if first > 2 and view.lows[first - 1] == ")" and view.lows[first - 3] == "(":
        ends.add(first - 3)  # "the Rapid Support Forces (RSF) took"
    if view.lows[hit.end : hit.end + 1] in (["part"], ["place"], ["to"], ["up"]) or not first:
        return False
    said = any(m.kind in SIDES and m.end < first for m in around.mentions)
    if view.lows[first - 1] in ("it", "they", "we") and said:
        return True
    loyal = [at for at in range(max(0, first - TO_LOYAL), first) if view.lows[at : at + 2] == ["loyal", "to"]]
    ends |= set(loyal)  # "troops loyal to the general took two towns"
    return any(m.kind in SIDES and m.end in ends for m in around.mentions)


def _falls_to_a_side(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """Whether a place falls to an armed side: "Hasaka fell to rebels"; not "the toll fell to six"."""
    to_side = any(m.kind in ("armed", "named") and hit.end <= m.first <= hit.end + 3 for m in around.mentions)
    before = range(max(0, hit.first - 4), hit.first)
    placed = any(p.first in before or p.end - 1 in before for p in around.places)
    named = hit.first > 0 and view.tokens[hit.first - 1].text[:1].isupper()
    return to_side and (placed or named or view.lows[hit.first - 1] in SITES)


def _takes_a_place(view: View, hit: Hit[Trigger], around: Surroundings, vocabulary: Vocabulary) -> bool:
    """Whether a verb such as "seize" or "enter" has a place or a position as its object."""
    reach = hit.end + 9
    things, kinds = vocabulary.things, vocabulary.place_words["kinds_of_settlement"]
    places = {place.first for place in around.places}
    following = view.lows[hit.end] if hit.end < len(view.tokens) else ""
    passive = following in WITHOUT_OBJECT or (following == "of" and hit.value.lemma == "clear")
    if hit.value.lemma.startswith("clear of ") and any(0 < hit.first - p.end < TO_LEFT for p in around.places):
        return True  # "Homs has been cleared of rebels"
    if hit.value.lemma in OUSTING:
        left = view.lows[hit.end : hit.end + TO_LEFT + 1]
        left = left[left.index("from") :] if "from" in left else left if hit.end - hit.first > 1 else []
        grounds = not (kinds | GROUND).isdisjoint(left)
        if grounds or any(hit.end < place.first <= hit.end + TO_LEFT for place in around.places):
            return True  # "The militia has been dislodged from Sabratha", "rebels were forced from the town"
    if hit.value.lemma in CLAIMED:
        return True
    if hit.value.lemma in OF_GROUND and _is_a_share(view, hit.end):
        return True  # "captured more than a third of rebel-held eastern Aleppo"
    if hit.value.lemma in OF_GROUND and _is_named_and(view, hit):
        return True  # "Kobani has been liberated"
    if hit.end - hit.first == 1 and passive and _is_past_participle(view.lows[hit.first]):
        # "Jableh was retaken by …", "the base captured in May"; not "nine men were captured in Homs"
        before = range(max(0, hit.first - 5), hit.first)
        near = {word for i in before for word in (view.lows[i], view.lows[i].rstrip("s"))}
        named = not (things.isdisjoint(near) and kinds.isdisjoint(near) and GROUND.isdisjoint(near))
        return named or not places.isdisjoint(before)
    if _takes_people(view, hit, around):
        return False
    for place in range(hit.end, min(reach, len(view.tokens))):
        token = view.tokens[place]
        if token.lower in BOUNDARY_WORDS or token.text in (",", ";", "."):
            return False
        if place in places:
            return True
        if token.lower in ARMS and place <= hit.end + 3:
            return False  # "seized mortar shells near Goma"
        for word in (token.lower, token.lower.rstrip("s")):
            if word in things or word in kinds or word in GROUND:
                return True
    return False


def _is_a_share(view: View, at: int) -> bool:
    """Whether a share of something named with a capital stands from a token on: "most of Hanano"."""
    near = view.lows[at : at + TO_LEFT]
    if "of" not in near or SHARES.isdisjoint(near[: near.index("of")]):
        return False
    start = at + near.index("of") + 1
    return any(token.text[0].isupper() for token in view.tokens[start : start + TO_LEFT])


def _is_named_and(view: View, hit: Hit[Trigger]) -> bool:
    """Whether a name that no list knows is what a passive tells of: "Kobani has been liberated"."""
    at = hit.first - 1
    while at > 0 and (view.lows[at] in BE or view.lows[at] in AUXILIARIES or view.lows[at].endswith("ly")):
        at -= 1
    passive = at < hit.first - 1 and view.lows[hit.first - 1] in BE | {"fully", "completely"}
    return passive and at >= 0 and view.tokens[at].text[0].isupper() and at not in view.name_at


def _is_past_participle(word: str) -> bool:
    return word.endswith(("ed", "en")) or word == "overrun"


def _takes_people(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """Whether those taken are people: "seized 40 policemen in Homs", "three captured soldiers"."""
    low, high = view.span(hit.first, hit.end)
    for _, figure in around.figures:
        if figure.measure == "detained" and figure.harm and figure.harm[0] < high and low < figure.harm[1]:
            return True
    if hit.end >= len(view.tokens) or view.lows[hit.first] not in TAKING:
        return False
    before = view.lows[hit.first - 1] if hit.first else ""
    described = before in NUMBERS or before.isdigit() or before in ("with", "the", "of", "and")
    at = hit.end
    while at < len(view.lows) and (view.lows[at] in NUMBERS or view.lows[at].isdigit()):
        at += 1  # "took four members of the committee from their homes"
    taken = [m for m in around.mentions if m.first == at and (m.kind == "civil" or (m.kind == "armed" and described))]
    return bool(taken) and not (at > hit.end and view.lows[taken[0].head] in GROUND)


def _is_a_meeting(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """Whether people meet: "met Kerry", "talks between …", "negotiations began"; not "a peace conference" hoped for."""
    if not REFUSING.isdisjoint(view.lowers(hit.first - 3, hit.first)):
        return False  # "refused any talks with the rebels"
    if hit.value.part == "verb":
        if not (LEADERS | COUNCILS).isdisjoint(view.lowers(hit.first - 3, hit.first)):
            return True  # "five Sahel presidents will meet in Pau", "the Security Council met"
        near = [m for m in around.mentions if hit.end <= m.first <= hit.end + 3 or m.end <= hit.first <= m.end + 3]
        if hit.value.lemma != "meet/met/met" or any(m.kind not in ("thing", "demonym") for m in near):
            return True
        before = view.lows[hit.first - 1] if hit.first else ""  # "Borrell met Aoun", "is due to meet Netanyahu"
        return _is_capital(view, hit.end) and (before in BEFORE_MEETING or _is_capital(view, hit.first - 1))
    following = set(view.lowers(hit.end, hit.end + 2))
    if following & MEETING_FRAME:
        return True
    if view.lows[hit.first] == "meeting" and not BE.isdisjoint(view.lowers(hit.first - 2, hit.first)):
        return "talk" not in view.words  # "The coalition is meeting for a seventh day"
    nearby = set(view.lowers(hit.first - 4, hit.first)) | set(view.lowers(hit.end, hit.end + 6))
    return bool(nearby & HAPPENING)


def _is_capital(view: View, at: int) -> bool:
    """Whether a capitalised word of a sentence in plain case stands at a token."""
    return 0 <= at < len(view.tokens) and not view.is_title_case and view.tokens[at].text[0].isupper()


def is_definite(view: View, hit: Hit[Trigger] | None) -> bool:
    """Whether the event's noun points back: "the attack", "Tuesday's bombing"."""
    if hit is None or hit.value.part != "noun" or hit.first == 0:
        return False
    before = view.tokens[hit.first - 1].lower
    return (
        before in WORDS["definite"]
        or before in ("'s", "’s")
        or before.rstrip("s") in word_lists("date_words")["weekdays"]
    )


def points_back(view: View, hit: Hit[Trigger] | None) -> bool:
    """Whether a definite noun resumes an act told before, whatever its kind ("the bombing" of jets)."""
    return hit is not None and is_definite(view, hit) and view.tokens[hit.end - 1].lower in WORDS["resuming"]


def infinitive_of_intent(view: View, first: int) -> bool:
    """Whether the verb at `first` is only attempted, planned or threatened: "attempts to besiege"."""
    if first == 0 or view.tokens[first - 1].lower != "to":
        return False
    return any(word in WORDS["intentions"] for word in view.lowers(first - 6, first - 1))
