"""The closed lists: what a measure, an operator, a role and the like may be.

They are described, value by value, in `docs/codebook.md`; `storage/schema.sql` repeats them as ENUMs, and
`tests/test_codebook.py` holds the three together.
"""

from typing import Literal

TextKind = Literal["verbatim", "excerpt", "paraphrase", "synthetic"]
Measure = Literal["killed", "wounded", "casualties", "missing", "detained", "defected", "displaced"]
Population = Literal["people", "civilians", "children", "women", "combatants", "other"]
Operator = Literal["eq", "gte", "gt", "lte", "lt", "approx", "between", "order_of_magnitude", "some"]
Scope = Literal["event", "period", "cumulative"]
Realis = Literal["actual", "historical", "hypothetical", "denied"]
EventType = Literal[
    "armed_clash",
    "shelling_missile",
    "air_strike",
    "bombing",
    "chemical",
    "attack_on_people",
    "execution_torture",
    "abduction_detention",
    "territory_change",
    "defection_surrender",
    "protest",
    "meeting",
    "statement_demand",
    "humanitarian",
    "other",
]
Role = Literal["alleged_perpetrator", "target", "participant", "defector", "speaker", "counterpart"]
DatePrecision = Literal["day", "week", "month", "year", "unknown"]
WherePrecision = Literal[1, 2, 3, 4, 5, 6, 7]
Stance = Literal["asserts", "claims", "reports", "estimates", "confirms", "denies", "disputes", "retracts"]
Attribution = Literal[
    "perpetrator_claim",
    "accused_by_opponent",
    "monitor",
    "activist_network",
    "witness",
    "state_media",
    "government_official",
    "un_official",
    "own_reporting",
    "footage_claimed",
    "footage_geolocated",
    "unattributed",
]
Responsibility = Literal["not_stated", "alleged", "contested", "denied", "claimed_by_actor", "accepted_by_actor"]
TollBasis = Literal[
    "enumeration_deduplicated",
    "single_list",
    "running_tally",
    "period_tally",
    "official_statement",
    "statistical_estimate",
    "survey",
]
TollRelation = Literal["input_of", "earlier_version_is_input", "subset_of", "quotes", "replaced_by", "extends"]
Counted = Literal["counted", "partly", "not_separable", "excluded", "not_stated"]
ScopeGroup = Literal[
    "civilians",
    "opposition_fighters",
    "defectors",
    "government_military",
    "pro_government_militia",
    "foreign_fighters",
    "unidentified",
]
Sector = Literal[
    "GOV", "MIL", "PRM", "REB", "COP", "SPY", "UAF", "UNK", "CVL", "JRN", "MED", "REF", "OPP", "IGO", "NGO"
]
Agreement = Literal["no_known_origin", "one_origin", "several_origins", "conflicting"]
AgreementField = Literal["occurrence", "toll", "victims", "responsibility", "date"]
Grade = Literal["unassessed", "confirmed", "corroborated", "single_source", "contested", "discounted"]
AggregationRule = Literal["range", "lowest_minimum", "latest_of_each", "best_attributed"]
ClaimKind = Literal["event", "toll"]
SearchResult = Literal["reports_found", "nothing_found"]
DecisionKind = Literal[
    "accept",
    "correct",
    "reject",
    "add",
    "must_link",
    "cannot_link",
    "origin",
    "responsibility",
    "grade",
    "note",
    "undo",
]
EditStatus = Literal["in_effect", "undone", "overruled", "waiting", "orphan"]
VIOLENCE: frozenset[EventType] = frozenset(
    {
        "armed_clash",
        "shelling_missile",
        "air_strike",
        "bombing",
        "chemical",
        "attack_on_people",
        "execution_torture",
        "abduction_detention",
    }
)
FIRST_ROLES: frozenset[Role] = frozenset({"alleged_perpetrator", "participant", "defector", "speaker"})
"""Who does, meets or speaks; the other roles are to whom or with whom."""
ROLES_OF_KIND: dict[EventType, tuple[Role, Role]] = {
    **dict.fromkeys(VIOLENCE, ("alleged_perpetrator", "target")),
    "meeting": ("participant", "counterpart"),
    "statement_demand": ("speaker", "counterpart"),
    "defection_surrender": ("defector", "counterpart"),
}
PLACE_KINDS = Literal["country", "governorate", "district", "town", "neighbourhood", "site"]


def roles_of(event_type: EventType | None) -> tuple[Role, Role]:
    """The roles of those who act in an event of this kind, and of those it is done to or with."""
    return ROLES_OF_KIND.get(event_type, ("participant", "target")) if event_type else ("participant", "target")
