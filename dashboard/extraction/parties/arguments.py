"""How a mention stands to the word that tells an event: what governs it, what it is joined to, active or passive."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dashboard.extraction.counts.cardinals import VALUES
from dashboard.extraction.parties.actors import Mention
from dashboard.extraction.speech.saying import Saying
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Trigger
from dashboard.records import VIOLENCE, EventType

WORDS = word_lists("roles")
AT = WORDS["at"]
DETERMINERS = WORDS["determiners"]
HELD = WORDS["held"]
SKIPPED = WORDS["skipped"]
JOINING = WORDS["joining"]
LAUNCHING = WORDS["launching"]
AFTER_PASSIVE = WORDS["after_passive"]
# Who goes along: "special forces backed by a local militia"
BACKED = (
    [",", "backed", "by"],
    [",", "supported", "by"],
    ["backed", "by"],
    ["backed", "by", "a"],
    ["alongside"],
    ["supported", "by"],
    ["together", "with"],
)
COLLECTIVES = WORDS["collectives"]
PASSIVE_ENDINGS = ("ed", "en")
IRREGULAR_PARTICIPLES = WORDS["participles"]
# Before one of these a participle is the verb of a sentence: "who attacked", "it had shelled"
ACTIVE_BEFORE = frozenset({"who", "which", "that", "they", "he", "she", "it", "we", "i", "has", "have", "had", "and"})
HAVE = frozenset({"have", "has", "had", "having"})
NEVER_PASSIVE = frozenset({"clashed", "exploded", "detonated", "died", "battled", "fought", "engaged"})
# A word that opens a clause: the mention after it is no longer held by what came before
OPENING_CLAUSES = WORDS["opening_clauses"]
# These never stand without an object but as participles
TAKE_AN_OBJECT = frozenset({"hit", "targeted", "ambushed", "massacred", "slaughtered", "assassinated", "murdered"})
ENDINGS = WORDS["after_participle"]
QUOTES = frozenset({'"', "“"})
LISTING = JOINING | SKIPPED | VALUES.keys() | {"number", "of"}
WEARING = frozenset({"wearing", "carrying", "riding", "driving", "resembling"})
ALWAYS_DONE_TO: frozenset[EventType] = frozenset({"abduction_detention", "execution_torture"})


@dataclass(slots=True)
class Arguments:
    """The clause of one trigger, and the mentions around it."""

    view: View
    trigger: Hit[Trigger]
    event_type: EventType
    mentions: Sequence[Mention]
    clauses: Sequence[int]
    all_mentions: Sequence[Mention] = ()
    saying: Saying | None = None
    lower: Callable[[int], str] = field(init=False)  # as `View.word`

    def __post_init__(self) -> None:
        self.lower = self.view.word

    def said_by(self, mention: Mention) -> bool:
        speaker = self.saying.speaker if self.saying else None
        if speaker is None:
            return False
        start, end = self.view.span(mention.first, mention.end)
        return start < speaker[1] and speaker[0] < end

    def is_passive(self, hit: Hit[Trigger] | None = None) -> bool:
        hit = hit or self.trigger
        word = self.lower(hit.first)
        if not (word.endswith(PASSIVE_ENDINGS) or word in IRREGULAR_PARTICIPLES):
            return False
        following = self.lower(hit.end)
        counted = following in ("at", "as") and self.lower(hit.end + 1) in ("least", "most", "many")
        last = hit.end >= len(self.view.tokens) - (self.view.tokens[-1].text == ".")
        if self.view.sentence.is_heading and last and hit.value.strength <= 3 and word.endswith("ed"):
            return True  # "Niger patrol attacked"
        if hit.value.strength == 1 and (not following or following in AFTER_PASSIVE) and not counted:
            return True
        if self.is_reduced(hit):
            return True
        return self.lower(hit.end) == "by" or self.has_auxiliary(hit)

    def has_auxiliary(self, hit: Hit[Trigger]) -> bool:
        """Whether a form of "be" stands shortly before, and neither a clause nor another subject after it."""
        heads = {m.head for m in self.mentions}
        for i in range(hit.first - 1, max(-1, hit.first - 5), -1):
            if self.lower(i) in BE and self.view.tokens[i].text != "IS":  # the Islamic State
                return True
            if self.lower(i) in OPENING_CLAUSES or self.lower(i) in HAVE or i in heads:
                return False  # "are believed to have abducted"
        return False

    def is_reduced(self, hit: Hit[Trigger]) -> bool:
        """Whether a participle stands without "was" and without an object: "two leaders abducted in Bamako"."""
        if hit.value.event_type not in VIOLENCE or hit.value.strength < 2 or hit.end - hit.first > 1:
            return False
        word, before = self.lower(hit.first), self.lower(hit.first - 1)
        if not hit.first or before in ACTIVE_BEFORE or word in NEVER_PASSIVE:
            return False
        following = self.lower(hit.end)
        if following in ("at", "as") and self.lower(hit.end + 1) in ("least", "most", "many"):
            return False
        if following and following not in AFTER_PASSIVE and following not in ENDINGS:
            return False
        if following == "and" and self.goes_on_with_an_object(hit.end + 1):
            return False
        if following in QUOTES and self.view.tokens[hit.end].start > self.view.tokens[hit.end - 1].end:
            return False  # "its jets targeted “a number of operatives”": the object is quoted
        near = [m for m in self.mentions if 0 <= hit.first - m.end <= 1]
        takes = hit.value.event_type in ALWAYS_DONE_TO or word in TAKE_AN_OBJECT
        return takes or not any(m.kind in ("armed", "named", "country") for m in near)

    def goes_on_with_an_object(self, at: int) -> bool:
        """ "Attacked and burned UN vehicles": the verb joined to a participle has an object."""
        if not self.lower(at).endswith("ed") or at + 1 >= len(self.view.tokens):
            return False
        return self.lower(at + 1) not in AFTER_PASSIVE and any(m.first in (at + 1, at + 2) for m in self.mentions)

    def has_active_verb(self, before: Sequence[Mention]) -> bool:
        """Whether a verb stands between the subject and the noun: "launch attacks", "carried out an ambush"."""
        last = self.subject(before)
        words = [self.lower(i) for i in range(last.end, self.trigger.first)]
        return any(w in LAUNCHING for w in words)

    def subject(self, before: Sequence[Mention]) -> Mention:
        """The mention that governs the verb: the last one that no preposition holds, else the first."""
        verb = self.trigger.first
        of_the_main_verb = (  # "Gunmen stormed the town, killing …"
            self.lower(verb).endswith("ing")
            and self.lower(verb - 1) in (",", "and", "by", "after", "before", "while")
            and self.trigger.value.part == "verb"
        )
        held = self.view.held
        for mention in before if of_the_main_verb else reversed(before):
            if mention.first not in held:
                held[mention.first] = self.is_held(mention)
            if not held[mention.first]:
                return self.named_before(mention, before)
        return before[0]

    def named_before(self, mention: Mention, before: Sequence[Mention]) -> Mention:
        """The name that a noun after a comma only describes: "The Amal Army, a group backed by Iran, abducted …"."""
        if self.lower(mention.first - 1) not in ("a", "an") or self.lower(mention.first - 2) != ",":
            return mention
        closes = "," in self.view.lows[mention.end : self.trigger.first]
        named = [m for m in before if m.end == mention.first - 2 and m.kind in ("armed", "named", "country")]
        at = mention.first - 3
        if closes and not named and at >= 0 and self.view.tokens[at].text.isupper() and len(self.lower(at)) > 1:
            named = [Mention(at, at + 1, at, "named")]  # letters that no list knows: "The QDF, a militia, attacked"
        return named[-1] if closes and named else mention

    def is_held(self, mention: Mention) -> bool:
        """Whether the mention is a thing, or a preposition holds it."""
        if mention.kind == "thing" or (self.governor(mention) in HELD and not self.is_made_up_of(mention)):
            return True
        if self.lower(mention.first - 1 - (self.lower(mention.first - 1) in SKIPPED)) in WEARING:
            return True  # "men wearing police uniforms"
        first = self.view.name_at[mention.first - 2].first if mention.first - 2 in self.view.name_at else -1
        joined = mention.kind in ("named", "country") and self.lower(mention.first - 1) == "and" and first >= 0
        return joined and self.word_that_governs(first) == "of"  # "ministers of Egypt and Qatar"

    def is_made_up_of(self, mention: Mention) -> bool:
        """Whether the mention says who a body consists of: "a team of security forces apprehended …"."""
        return self.lower(mention.first - 1) == "of" and self.lower(mention.first - 2) in COLLECTIVES

    def governor(self, mention: Mention) -> str:
        """The word before a mention, past articles, numbers and at most two words that describe it."""
        kept = self.view.governors
        if mention.first not in kept:
            kept[mention.first] = self.word_that_governs(mention.first)
        return kept[mention.first]

    def word_that_governs(self, first: int) -> str:
        """The word that governs a mention from token `first` on."""
        at, described = first - 1, 0
        while at >= 0:
            word = self.lower(at)
            if word in OPENING_CLAUSES:
                break
            at_a_place = word == "at" and self.lower(at + 1) not in ("least", "most")
            if (word in SKIPPED and not at_a_place) or word.isdigit():
                at -= 1
            elif word == "-" and at == first - 1 and self.lower(at - 1).isalpha():
                at -= 2  # "by the self-defence group"
            elif described < 2 and word.isalpha() and word not in HELD and word not in AT and not self.is_verb(at):
                described += 1
                at -= 1
            else:
                break
        return self.lower(at)

    def is_verb(self, place: int) -> bool:
        return self.lower(place) in BE or place in self.view.verbs

    def describes_a_name(self, name: Mention, noun: Mention) -> bool:
        """Whether the common noun after a comma is an apposition ("the Amal Army, a group"), not one of a list."""
        tokens = self.view.tokens
        common = noun.kind == "armed" and tokens[noun.head].text.islower() and self.lower(noun.end) != "and"
        return common and tokens[name.head].text[0].isupper()

    def coordinated(self, mentions: Sequence[Mention], one: Mention) -> list[Mention]:
        """`one` and those joined to it by "and" or a comma."""
        found = [one]
        for mention in sorted((m for m in mentions if m.first > one.first), key=lambda m: m.first):
            gap = [self.lower(i) for i in range(found[-1].end, mention.first)]
            listed = all(w in LISTING or w.isdigit() for w in gap)
            if gap in ([",", "a"], [",", "an"]) and self.describes_a_name(found[-1], mention):
                break
            backed = gap in BACKED and mention.kind in ("armed", "named")
            if gap and (backed or (listed and gap[0] != "of" and any(w in ("and", "&", ",", "or") for w in gap))):
                found.append(mention)
            else:
                break
        for mention in sorted((m for m in mentions if m.first < one.first), key=lambda m: -m.first):
            gap = [self.lower(i) for i in range(mention.end, found[0].first)]
            listed = all(w in LISTING or w.isdigit() for w in gap)
            plain = [word for word in gap if word not in DETERMINERS]
            in_a_list = plain == [","] and len(found) > 1  # "Turkey, Egypt and the mission"
            if gap and listed and gap[0] != "of" and ("and" in gap or "&" in gap or in_a_list):
                found.insert(0, mention)
            else:
                break
        return found
