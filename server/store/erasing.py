"""Takes people and rooms out of the database for good, and says which files were theirs."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from .classroom_tables import MEMBERS, ROOMS
from .contest_tables import CONTESTS, HANDINS
from .database import Database
from .purging import take_out
from .tables import BLOCKS, DATASETS, IDENTITIES, PROJECTS, RUNS, USAGE
from .teaching_tables import COMMENTS, HANDED, HANDOUTS, PARTNERS


@dataclass(frozen=True)
class Erased:
    """What had files on the disk: ids of runs, names of data sets, and blobs, of which others may need some."""

    runs: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    blobs: tuple[str, ...] = ()


async def erase_person(database: Database, identity: str) -> Erased:
    """Takes out somebody with all browsers, and everything that they made, said and handed in."""
    mine = PROJECTS.c.owner == identity
    projects = select(PROJECTS.c.id).where(mine)
    handed_in = HANDINS.c.member.in_(select(MEMBERS.c.id).where(MEMBERS.c.identity == identity))
    browsers = select(IDENTITIES.c.id).where((IDENTITIES.c.id == identity) | (IDENTITIES.c.same_as == identity))
    async with database.write() as connection:
        blobs = await _blobs(connection, PROJECTS.c.weights, mine)
        blobs += await _blobs(connection, HANDINS.c.weights, handed_in)
        datasets = (await connection.scalars(select(DATASETS.c.id).where(DATASETS.c.owner == identity))).all()
        runs = await take_out(connection, projects, RUNS.c.project.in_(projects))
        await connection.execute(delete(HANDINS).where(handed_in))
        await connection.execute(delete(MEMBERS).where(MEMBERS.c.identity == identity))
        for said in (PARTNERS.c.identity, COMMENTS.c.author, USAGE.c.identity):  # an open tab still has its old name
            await connection.execute(delete(said.table).where(said.in_(browsers)))
        for owned in (BLOCKS, DATASETS):
            await connection.execute(delete(owned).where(owned.c.owner == identity))
        await connection.execute(delete(IDENTITIES).where(IDENTITIES.c.same_as == identity))
        await connection.execute(delete(IDENTITIES).where(IDENTITIES.c.id == identity))
    return Erased(tuple(runs), tuple(datasets), tuple(blobs))


async def erase_member(database: Database, member: str) -> Erased:
    """Takes out what somebody is in one room, with what they handed in there; all else stays theirs."""
    handed_in = HANDINS.c.member == member
    async with database.write() as connection:
        blobs = await _blobs(connection, HANDINS.c.weights, handed_in)
        await connection.execute(delete(HANDINS).where(handed_in))
        await connection.execute(delete(MEMBERS).where(MEMBERS.c.id == member))
    return Erased(blobs=tuple(blobs))


async def erase_room(database: Database, room: str) -> Erased:
    """Takes out a room without members: its contests, and what its teacher handed out; copies stay whose they are."""
    handouts = select(HANDOUTS.c.id).where(HANDOUTS.c.room == room)
    async with database.write() as connection:
        blobs = await _blobs(connection, HANDOUTS.c.weights, HANDOUTS.c.room == room)
        await connection.execute(delete(CONTESTS).where(CONTESTS.c.room == room))
        await connection.execute(delete(HANDED).where(HANDED.c.handout.in_(handouts)))
        await connection.execute(delete(HANDOUTS).where(HANDOUTS.c.room == room))
        await connection.execute(delete(ROOMS).where(ROOMS.c.id == room))
    return Erased(blobs=tuple(blobs))


async def uses(database: Database, dataset: str) -> bool:
    """Whether a project, a run or a contest names a data set, which then must be able to say what it has lost."""
    naming = (
        select(PROJECTS.c.id).where(PROJECTS.c.document["dataset"].as_string() == dataset),
        select(RUNS.c.id).where(RUNS.c.dataset == dataset),
        select(CONTESTS.c.id).where(CONTESTS.c.dataset == dataset),
    )
    async with database.read() as connection:
        for named in naming:
            if await connection.scalar(named.limit(1)) is not None:
                return True
    return False


async def sets_contests(database: Database, identity: str) -> bool:
    """Whether a contest is about somebody's data set: that is a teacher, whoever they are in a room."""
    own = select(DATASETS.c.id).where(DATASETS.c.owner == identity)
    async with database.read() as connection:
        found = await connection.scalar(select(CONTESTS.c.id).where(CONTESTS.c.dataset.in_(own)).limit(1))
    return found is not None


async def _blobs(connection: AsyncConnection, weights: ColumnElement[str], where: ColumnElement[bool]) -> list[str]:
    return list((await connection.scalars(select(weights).where(where, weights.is_not(None)))).all())
