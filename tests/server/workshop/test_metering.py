"""Minutes of computing, within a day and over a restart."""

from __future__ import annotations

import pytest

from server.store.database import Database
from server.store.identities import Identities
from server.store.usage import Usage
from server.workshop.metering import HOUR, WINDOW, Metering


@pytest.fixture
async def database(tmp_path):
    """A database with two people."""
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'usage.sqlite'}")
    identities = Identities(database)
    await identities.load()
    for name in ("a", "b"):
        await identities.ensure(name)
    yield database
    await database.close()


async def test_what_was_computed_counts_for_a_day_and_outlives_the_server(database):
    now = [1000.0 * HOUR]
    metering = Metering(Usage(database), Identities(database).person, lambda: now[0])
    metering.add("a", 60.0)
    now[0] += HOUR
    metering.add("a", 30.0)
    metering.add("b", 120.0)
    await metering.keep()
    metering.add("b", 60.0)  # is lost with the server
    assert metering.minutes() == {"a": 1.5, "b": 3.0}

    again = Metering(Usage(database), Identities(database).person, lambda: now[0])
    await again.load()
    assert again.minutes() == {"a": 1.5, "b": 2.0}
    again.add("a", 30.0)
    await again.keep()
    now[0] += (WINDOW - 1) * HOUR
    assert again.minutes() == {"a": 1.0, "b": 2.0}
    now[0] += HOUR
    assert again.minutes() == {}
    last = Metering(Usage(database), Identities(database).person, lambda: now[0])
    await last.load()
    assert last.minutes() == {}


async def test_what_one_computed_who_turns_out_to_be_another_adds_up(database):
    metering = Metering(Usage(database), Identities(database).person)
    metering.add("a", 60.0)
    metering.add("b", 30.0)
    metering.join("b", "a")
    assert metering.minutes() == {"a": 1.5}
    await metering.keep()
    again = Metering(Usage(database), Identities(database).person)
    await again.load()
    assert again.minutes() == {"a": 1.5}


async def test_what_a_run_goes_on_to_compute_counts_for_the_person_who_came_back(database):
    identities = Identities(database)
    metering = Metering(Usage(database), identities.person)
    metering.add("b", 30.0)
    await identities.join("b", "a")
    metering.join("b", "a")
    metering.add("b", 60.0)  # its run began as another's
    assert metering.minutes() == {"a": 1.5}
