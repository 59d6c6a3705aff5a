"""The parts of contests, put together once: set by teachers, handed in for by students, judged, and taken out."""

from __future__ import annotations

from dataclasses import dataclass

from server.contest_messages import HeldBackChanged
from server.live.hub import Hub
from server.store import Store
from server.workshop.collection import Collection
from server.workshop.places import Places
from server.workshop.supervisor import Supervisor
from server.workshop.weights import Weights

from .attendance import Attendance
from .contest_files import ContestFiles
from .contest_news import ContestNews
from .eligibility import Eligibility
from .handing_in import HandingIn
from .homework import Homework
from .judging import Judging
from .register import Register


@dataclass(frozen=True)
class Contesting:
    """What the routes use."""

    homework: Homework
    handing_in: HandingIn
    judging: Judging
    news: ContestNews
    files: ContestFiles

    @classmethod
    def of(  # noqa: PLR0917  (everything it stands on)
        cls,
        store: Store,
        register: Register,
        attendance: Attendance,
        hub: Hub,
        collection: Collection,
        supervisor: Supervisor,
        weights: Weights,
        places: Places,
    ) -> Contesting:
        """The parts, in their places."""
        news = ContestNews(register, attendance)
        homework = Homework(store.contests, collection, places.datasets, lambda: hub.tell_everybody(HeldBackChanged()))
        judging = Judging(store.contests, store.handins, store.blobs, places, lambda contest: news.tell(contest.room))
        eligibility = Eligibility(store.runs, supervisor)
        handing_in = HandingIn(homework, register, store.handins, eligibility, weights, store.blobs, judging)
        return cls(
            homework, handing_in, judging, news, ContestFiles(store.handins, register, store.blobs, places.errands)
        )

    async def begin(self) -> None:
        """Holds back the tests there are, and goes on judging. For the start, before anybody is answered."""
        await self.homework.load()
        self.judging.begin()

    async def aclose(self) -> None:
        """Ends the judging; what waits is judged after the next start."""
        await self.judging.aclose()
