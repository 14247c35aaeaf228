"""Links kept in a file: the same events as in memory, whatever comes and goes, and after the file is opened again."""

import random
from pathlib import Path

import pytest

from dashboard.linking.relink import Linkage
from dashboard.linking.units import Unit, units_of
from dashboard.linking.where import Whereabouts
from dashboard.storage.kept_links import KeptLinks
from dashboard.storage.unit_rows import decoded, encoded
from tests import fixture_reports, labelled_pairs
from tests.linking_at_scale import gazetteer, readings
from tests.test_relink import anew, shape, told_posts, units_by_post
from tests.work import calls_made

PLACES = ("douma", "aleppo", "bab-al-nairab", "jabal-badro", "rif-dimashq", "deir", "deir-province")
TYPES = ("air_strike", "shelling_missile", "attack_on_people")


def posts_of(dice: random.Random, number: int) -> list[list[Unit]]:
    """Units of posts that crowd a few places and days, so that events are refused, moved and split."""

    def line() -> tuple[int, str, str, int | None, bool]:
        before = dice.choice((None, 0, 1, 2, 3))
        return dice.randint(4, 7), dice.choice(TYPES), dice.choice(PLACES), before, dice.random() < 0.3

    lines = [(dice.randint(0, 6), [line() for _ in range(dice.randint(1, 3))]) for _ in range(number)]
    return units_by_post(told_posts(lines))


@pytest.mark.parametrize("seed", range(6))
def test_posts_that_come_and_go_leave_the_events_of_linking_anew(tmp_path: Path, seed: int) -> None:
    by_post = posts_of(random.Random(seed), 16)
    kept = KeptLinks(tmp_path / "links.duckdb", "one")
    kept.fill([unit for units in by_post[:4] for unit in units])
    in_memory = Linkage()
    in_memory.fill([unit for units in by_post[:4] for unit in units])
    for units in by_post[4:]:
        changes, others = kept.take(units), in_memory.take(units)
        assert shape(set(changes.made)) == shape(set(others.made))
        assert shape(set(changes.gone)) == shape(set(others.gone))
    kept.close()
    kept = KeptLinks(tmp_path / "links.duckdb", "one")
    assert shape(set(kept.told())) == shape(anew([unit for units in by_post for unit in units]))
    for units in by_post[::2]:
        kept.drop(units[0].post_id)
    rest = [unit for units in by_post[1::2] for unit in units]
    assert shape(set(kept.told())) == shape(anew(rest))
    assert kept.take(by_post[1]).made == ()
    kept.close()


def test_a_file_of_another_fingerprint_is_started_anew(tmp_path: Path) -> None:
    (units,) = units_by_post([fixture_reports.JARAMANA])
    kept = KeptLinks(tmp_path / "links.duckdb", "one")
    kept.take(units)
    kept.close()
    kept = KeptLinks(tmp_path / "links.duckdb", "two")
    assert list(kept.told()) == []
    kept.close()


def test_a_change_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, again = units_by_post([fixture_reports.FOUNDING, fixture_reports.JARAMANA])
    kept = KeptLinks(tmp_path / "links.duckdb", "one")
    kept.take(first)
    before = shape(set(kept.told()))
    monkeypatch.setattr(kept, "_settled", lambda _changes: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        kept.take(again)
    monkeypatch.undo()
    assert shape(set(kept.told())) == before
    kept.take(again)
    assert shape(set(kept.told())) == shape(anew([*first, *again]))
    kept.close()


def test_units_come_back_from_their_rows_as_they_were() -> None:
    units = [unit for by_post in units_by_post(list(fixture_reports.ALL)) for unit in by_post]
    units += labelled_pairs.units("open").values()
    assert len(units) > 100
    for unit in units:
        assert decoded(encoded(unit)) == unit


def test_a_new_post_is_as_much_work_in_a_large_file_as_in_a_small_one(tmp_path: Path) -> None:
    reference = gazetteer()
    whereabouts = Whereabouts(reference)
    by_post = [units_of(reading, whereabouts, reference) for reading in readings(4_000, reference)]
    small, large = KeptLinks(tmp_path / "small.duckdb", "one"), KeptLinks(tmp_path / "large.duckdb", "one")
    small.fill([unit for units in by_post[:100] for unit in units])
    large.fill([unit for units in by_post[:-20] for unit in units])
    few = calls_made(lambda: [small.take(units) for units in by_post[-20:]])
    many = calls_made(lambda: [large.take(units) for units in by_post[-20:]])
    assert many < 6 * few
    small.close()
    large.close()
