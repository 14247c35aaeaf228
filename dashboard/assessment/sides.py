"""Neutral words for the sides and sectors of `actors.csv`; a side that a workspace invents is shown as it is written.

Our labels name bodies, never causes (design.md, rule 10); the partisan word stays in the quotation.
"""

from collections.abc import Mapping

from dashboard.records import Sector

SIDE_WORDS: Mapping[str, str] = {
    "government": "government side",
    "opposition": "opposition",
    "islamist": "Islamist factions",
    "kurdish": "Kurdish forces",
    "foreign": "foreign actors",
    "un": "United Nations",
    "civilian": "civilians",
    "unknown": "side not known",
}
SECTOR_WORDS: Mapping[Sector, str] = {
    "GOV": "governments",
    "MIL": "armies",
    "PRM": "militias allied to a government",
    "REB": "armed opponents",
    "COP": "police",
    "SPY": "intelligence services",
    "UAF": "armed groups of unknown side",
    "UNK": "sector not known",
    "CVL": "civilians",
    "JRN": "journalists",
    "MED": "medical staff",
    "REF": "refugees",
    "OPP": "political opposition",
    "IGO": "bodies between states",
    "NGO": "aid and civil bodies",
}


def side_words(side: str | None) -> str:
    """A side in neutral words; "side not known" for none."""
    return SIDE_WORDS.get(side or "unknown", (side or "").replace("_", " "))


def sector_words(sector: str | None) -> str:
    """A PLOVER sector in words; "sector not known" for none."""
    return next((words for code, words in SECTOR_WORDS.items() if code == (sector or "UNK")), sector or "")
