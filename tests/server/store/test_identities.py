"""One person in two browsers: what was done in either is theirs, and is erased with them."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from server.store import Store, erasing
from server.store.tables import IDENTITIES, USAGE
from server.store.teaching_tables import COMMENTS, PARTNERS

PERSON, BROWSER, OTHER = "p" * 64, "b" * 64, "o" * 64


@pytest.fixture
async def store(tmp_path):
    opened = await Store.open(f"sqlite+aiosqlite:///{tmp_path}/kept.sqlite", tmp_path)
    for identity in (PERSON, BROWSER, OTHER):
        await opened.identities.ensure(identity)
    yield opened
    await opened.close()


async def say(store, project, author):
    return await store.comments.add(project.id, "conv1", author, "partner", None, "Why six?")


async def test_what_was_done_in_a_further_browser_is_the_persons(store):
    theirs, others = await store.projects.add(BROWSER, {}), [await store.projects.add(OTHER, {}) for _ in range(2)]
    await store.partners.add(theirs.id, PERSON)
    for project, identity in ((others[0], PERSON), (others[0], BROWSER), (others[1], BROWSER)):
        await store.partners.add(project.id, identity)
    said = await say(store, others[1], BROWSER)
    await store.usage.keep({(PERSON, 1): 30.0, (BROWSER, 1): 12.0, (BROWSER, 2): 5.0})
    await store.identities.join(BROWSER, PERSON)
    await store.partners.load()
    assert (await store.projects.get(theirs.id)).owner == PERSON
    assert {*store.partners.projects(PERSON)} == {project.id for project in others}
    assert store.partners.projects(BROWSER) == []
    assert (await store.comments.get(others[1].id, said.id)).author == PERSON
    assert await store.usage.since(0) == {(PERSON, 1): 42.0, (PERSON, 2): 5.0}


async def test_of_who_is_erased_goes_what_an_open_tab_still_did_under_its_old_name(store):
    project = await store.projects.add(OTHER, {})
    await store.identities.join(BROWSER, PERSON)
    await say(store, project, BROWSER)
    await store.partners.add(project.id, BROWSER)
    await store.usage.keep({(BROWSER, 1): 12.0})
    await erasing.erase_person(store.database, PERSON)
    async with store.database.read() as connection:
        assert (await connection.scalars(select(IDENTITIES.c.id))).all() == [OTHER]
        for done in (COMMENTS, PARTNERS, USAGE):
            assert (await connection.execute(select(done))).all() == []
