"""Values made quickly are the same as those made slowly: equal, checked, closed to change, and fit to be sent about."""

import pickle
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from dashboard.extraction.speech.saying import Saying
from dashboard.extraction.text.values import changed, quickly
from dashboard.records import Claim, ClaimActor, Figure, RecordError, quote

TEXT = "Ten were killed."
WORDS = quote(TEXT, 0, 3)
CLAIM: dict[str, Any] = {
    "post_id": "p", "claim_no": 0, "entry_no": 0, "kind": "event", "quotation": quote(TEXT, 0, 16),
    "event_type": "bombing", "country": "SY", "trigger": WORDS,
}  # fmt: skip
FIGURE = ("p", 0, 0, WORDS, "killed", "people", "eq", 10, 10)


@pytest.mark.parametrize(
    ("record", "args", "fields"),
    [(Claim, (), CLAIM), (Figure, FIGURE, {}), (ClaimActor, ("p", 0, "target", WORDS), {})],
)
def test_a_record_made_quickly_is_the_record(record: Any, args: tuple[Any, ...], fields: dict[str, Any]) -> None:
    slow, quick = record(*args, **fields), quickly(record)(*args, **fields)
    assert type(quick) is record
    assert quick == slow
    assert hash(quick) == hash(slow)
    assert repr(quick) == repr(slow)
    assert pickle.loads(pickle.dumps(quick)) == slow
    with pytest.raises(FrozenInstanceError):
        quick.post_id = "other"
    with pytest.raises(FrozenInstanceError):
        del quick.post_id


def test_a_record_made_quickly_is_checked() -> None:
    for _ in range(2):  # what was checked before is not taken as right
        with pytest.raises(RecordError, match="realis 'perhaps' is not one of"):
            quickly(Claim)(**CLAIM | {"realis": "perhaps"})
        with pytest.raises(RecordError, match="low 20 is greater than high 10"):
            quickly(Figure)(*FIGURE[:6], "between", 20, 10)
    assert quickly(Figure)(*FIGURE) == Figure(*FIGURE)
    with pytest.raises(RecordError, match="-10 is negative"):
        quickly(Figure)(*FIGURE[:7], -10, -10)


def test_a_changed_value_keeps_the_rest() -> None:
    said = Saying((0, 3), "claims", "monitor", "sohr", first=0, end=2)
    assert changed(said, end=5, verb=1) == replace(said, end=5, verb=1)
    assert said.end == 2
