"""Nouns that name a group without taking a side. Any other word for people stays in quotation marks (rule 10)."""

from dashboard.records import Figure, Population

ARMED = (
    ("soldier", "soldiers"),
    ("fighter", "fighters"),
    ("combatant", "combatants"),
    ("militant", "militants"),
    ("rebel", "rebels"),
    ("insurgent", "insurgents"),
    ("gunman", "gunmen"),
    ("officer", "officers"),
    ("policeman", "policemen"),
    ("guard", "guards"),
    ("pilot", "pilots"),
    ("airman", "airmen"),
    ("peacekeeper", "peacekeepers"),
)
UNARMED = (
    ("man", "men"),
    ("doctor", "doctors"),
    ("medic", "medics"),
    ("paramedic", "paramedics"),
    ("nurse", "nurses"),
    ("journalist", "journalists"),
    ("worker", "workers"),
    ("activist", "activists"),
    ("protester", "protesters"),
    ("student", "students"),
    ("teacher", "teachers"),
    ("official", "officials"),
    ("rescuer", "rescuers"),
    ("hostage", "hostages"),
    ("prisoner", "prisoners"),
    ("detainee", "detainees"),
    ("villager", "villagers"),
    ("resident", "residents"),
    ("passenger", "passengers"),
)
PLAIN_NOUNS = frozenset({word for pair in (*ARMED, *UNARMED) for word in pair} | {"troops", "police", "families"})
OF_A_FORCE = frozenset({"member", "members", "element", "elements", "personnel"})
"""Nouns that tell who was hit only together with the force they belong to: "members of the security forces"."""
HOUSEHOLDS = frozenset({"family", "families", "household", "households"})


def counts_families(figure: Figure) -> bool:
    """Whether the number counts families, which are several people each."""
    return figure.victim_words is not None and figure.victim_words.text.lower() in HOUSEHOLDS


def counted_population(figure: Figure) -> Population:
    """Whose numbers may stand beside this one: 40 families are no step, part or bound of a number of people."""
    return "other" if figure.measure == "displaced" and counts_families(figure) else figure.population
