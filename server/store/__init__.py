"""What outlives the process: the database, the blobs, and the queries of each kind of thing kept in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .blobs import Blobs
from .blocks import Blocks
from .comments import Comments
from .contests import Contests
from .database import Database
from .datasets import Datasets
from .handins import Handins
from .handouts import Handouts
from .identities import Identities
from .members import Members
from .partners import Partners
from .points import Points
from .projects import Projects
from .results import Results
from .rooms import Rooms
from .runs import Runs
from .series import SeriesStore
from .signals import Signals
from .teachers import Teachers
from .usage import Usage


@dataclass(frozen=True)
class Store:
    """Everything that is kept."""

    database: Database
    identities: Identities
    projects: Projects
    runs: Runs
    series: SeriesStore
    points: Points
    signals: Signals
    results: Results
    blocks: Blocks
    datasets: Datasets
    rooms: Rooms
    members: Members
    teachers: Teachers
    partners: Partners
    comments: Comments
    handouts: Handouts
    contests: Contests
    handins: Handins
    usage: Usage
    blobs: Blobs

    @classmethod
    async def open(cls, url: str, blobs: Path) -> Store:
        """The store of a database and a directory of blobs."""
        database = await Database.open(url)
        points = await Points.open(database)
        identities = Identities(database)
        await identities.load()
        partners = Partners(database)
        await partners.load()
        return cls(
            database,
            identities,
            Projects(database),
            Runs(database),
            SeriesStore(database),
            points,
            Signals(database),
            Results(database),
            Blocks(database),
            Datasets(database),
            Rooms(database),
            Members(database),
            Teachers(database),
            partners,
            Comments(database),
            Handouts(database),
            Contests(database),
            Handins(database),
            Usage(database),
            Blobs(blobs),
        )

    async def close(self) -> None:
        """Closes the database."""
        await self.database.close()
