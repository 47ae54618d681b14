"""This file runs one small seed of chaos on each engine; `make chaos` runs ten large ones."""

from __future__ import annotations

import pytest

from tests.chaos.driver import Plan, Result, durable, run
from tests.storage.postgres import Cluster, binaries

pytestmark = pytest.mark.chaos


def assert_good(result: Result) -> None:
    """Assert that everything arrived once, and that what was to break has been broken."""
    assert (result.lost, result.doubled, result.unsettled) == (0, 0, 0), result
    assert result.good, result
    assert (result.kills, result.freezes) == (result.plan.kills, result.plan.freezes)


def test_nothing_is_lost_or_doubled_when_the_process_is_killed() -> None:
    plan = Plan("embedded", seed=1, messages=600, papers=4, kills=2, freezes=1, restarts=False)
    assert_good(run(plan))


@pytest.mark.postgres
def test_nothing_is_lost_or_doubled_when_workers_and_database_are_killed() -> None:
    found = binaries()
    if found is None:
        pytest.skip("PostgreSQL's own binaries (initdb, pg_ctl) are not on this machine")
    # A cluster of its own: it is restarted in the middle.
    with Cluster(found) as cluster:
        durable(cluster)
        plan = Plan("distributed", seed=1, messages=600, papers=4, kills=2, freezes=1, workers=2)
        assert_good(run(plan, cluster))
