"""Nouns that name a group without taking a side. Any other word for people stays in quotation marks (rule 10)."""

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
