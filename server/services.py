"""What the routes stand on, put together once: store, trainings, insights, and the live hub."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import structlog
from fastapi import Depends
from starlette.requests import HTTPConnection

from models import zoo
from models.text import Language
from server.auth.teacher import Teacher
from server.classroom.attendance import Attendance
from server.classroom.commenting import Commenting
from server.classroom.contesting import Contesting
from server.classroom.erasing import Erasing
from server.classroom.governing import Governing
from server.classroom.halting import Halting
from server.classroom.handing_out import HandingOut
from server.classroom.joining import Joining
from server.classroom.lessons import Lessons
from server.classroom.nicknames import skeleton
from server.classroom.partnering import Partnering
from server.classroom.people import People
from server.classroom.presence import Company
from server.classroom.projecting import Projecting
from server.classroom.register import Register
from server.classroom.rosters import Rosters
from server.classroom.stage import Stage
from server.classroom.standing import ClassStanding
from server.classroom.tiles import Tiles
from server.jobs.admission import machine
from server.jobs.errands import Errands
from server.jobs.insight import InsightService
from server.jobs.local import LocalRunner

from .answers import Device, RunAnswer
from .guards import LOOPBACK
from .live.hearing import Hearing
from .live.hub import Hub
from .live.pictures import Pictures, Wish
from .live.reception import Reception
from .live.watching import Watching
from .settings import Settings
from .store import Store
from .store.runs import Run
from .workshop.adapting import Adapting
from .workshop.allowances import Allowances
from .workshop.announcing import Announcer
from .workshop.asking import Subjects
from .workshop.claims import Claims
from .workshop.collection import Collection
from .workshop.copying import Copying
from .workshop.describing import Fingerprints
from .workshop.device import find_device
from .workshop.downloads import Downloads
from .workshop.editing import Editing
from .workshop.exploring import Exploring
from .workshop.finding import Finding
from .workshop.forking import Forking
from .workshop.history import History
from .workshop.incoming import Arrivals
from .workshop.library import Library
from .workshop.listing import Listing
from .workshop.measuring import Measuring
from .workshop.metering import Metering
from .workshop.networks import Networks
from .workshop.outgoing import Outgoing
from .workshop.pausing import Pausing
from .workshop.places import Places
from .workshop.playing import Playing
from .workshop.pretrained import Pretrained
from .workshop.purging import purge
from .workshop.quotas import Quotas
from .workshop.replaying import Replaying
from .workshop.series import Comparing
from .workshop.studying import Studying
from .workshop.supervisor import Supervisor
from .workshop.thumbnails import Thumbnails
from .workshop.turns import Turns
from .workshop.uploads import Uploads
from .workshop.weights import Weights

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Services:
    """The parts that the routes use."""

    settings: Settings
    version: str
    store: Store
    insight: InsightService
    device: asyncio.Task[Device]
    announcer: Announcer
    listing: Listing
    finding: Finding
    editing: Editing
    copying: Copying
    library: Library
    outgoing: Outgoing
    arrivals: Arrivals
    playing: Playing
    history: History
    forking: Forking
    turns: Turns
    comparing: Comparing
    supervisor: Supervisor
    quotas: Quotas
    metering: Metering
    pausing: Pausing
    weights: Weights
    downloads: Downloads
    pretrained: Pretrained
    collection: Collection
    uploads: Uploads
    exploring: Exploring
    adapting: Adapting
    measuring: Measuring
    replaying: Replaying
    studying: Studying
    thumbnails: Thumbnails
    subjects: Subjects
    pictures: Pictures
    reception: Reception
    teacher: Teacher
    register: Register
    attendance: Attendance
    rosters: Rosters
    people: People
    joining: Joining
    governing: Governing
    erasing: Erasing
    contests: Contesting
    commenting: Commenting
    partnering: Partnering
    stage: Stage
    projecting: Projecting
    handing_out: HandingOut
    halting: Halting
    company: Company

    async def describe_run(self, run: Run, language: Language) -> RunAnswer:
        """A run as it is told."""
        project = await self.store.projects.get(run.project)
        assert project is not None  # a run is never without its project
        return self.announcer.describe(project, run, language)


@asynccontextmanager
async def serving(settings: Settings) -> AsyncIterator[Services]:
    """Opens everything, takes up what was being trained, and leaves it all resumable at the end."""
    places = Places(settings.data)
    await asyncio.to_thread(places.prepare)
    runner = LocalRunner(machine(settings.trainings))
    insight = InsightService()
    device: asyncio.Task[Device] = asyncio.create_task(_warm(runner, insight))
    store = await Store.open(settings.database_url, places.blobs)
    await purge(store, places, settings.keep_deleted)
    await store.database.forget_copies(settings.keep_deleted)
    services = _put_together(settings, places, store, runner, insight, device)
    await services.collection.tidy(settings.keep_deleted)
    await services.register.load()
    await services.contests.begin()
    given = settings.teacher_password
    await services.teacher.open(
        None if given is None else given.get_secret_value(), is_required=settings.host not in LOOPBACK
    )
    await services.metering.load()
    recovering = asyncio.create_task(_take_up(services))
    pausing = asyncio.create_task(services.pausing.watch())
    measuring = asyncio.create_task(_measure_architectures())
    try:
        yield services
    finally:
        await services.reception.hub.close()
        recovering.cancel()
        pausing.cancel()
        measuring.cancel()
        await services.supervisor.aclose()
        await services.metering.keep()
        await services.measuring.aclose()
        await services.contests.aclose()
        await services.studying.aclose()
        await services.listing.aclose()
        services.stage.close()
        await services.rosters.aclose()
        await services.downloads.aclose()
        await services.uploads.aclose()
        await insight.aclose()
        device.cancel()
        await asyncio.gather(recovering, pausing, measuring, device, return_exceptions=True)
        await store.close()
        await asyncio.to_thread(places.clear)


async def _warm(runner: LocalRunner, insight: InsightService) -> Device:
    """Has the processes import torch, the fork server first; the device they compute on."""
    await asyncio.to_thread(skeleton, "")  # Unicode's table of look-alikes, or the first to join would wait for it
    await runner.warm()
    await insight.warm()
    return Device.model_validate(await find_device())


async def _take_up(services: Services) -> None:
    """Goes on with what was being trained, and from then on gives turns to what waits."""
    await services.supervisor.recover()
    await services.turns.give()


async def _measure_architectures() -> None:
    """Reckons the gallery's numbers before anybody opens it: two seconds, one network at a time, in a thread."""
    for architecture in zoo.all_architectures():
        await asyncio.to_thread(zoo.measure, architecture)


def _put_together(  # noqa: PLR0917  (everything there is)
    settings: Settings,
    places: Places,
    store: Store,
    runner: LocalRunner,
    insight: InsightService,
    device: asyncio.Task[Device],
) -> Services:
    fingerprints = Fingerprints()

    # The hub tells of runs, and answers watches with what runs have: the one loop among the parts is closed here.
    def answer(wish: Wish) -> asyncio.Task[bytes]:
        return pictures.answer(wish)

    def outdate(project: str) -> None:
        pictures.outdate(project)

    watching = Watching(answer, outdate)
    register = Register(store.rooms, store.members)
    company = Company(register.nickname)
    attendance = Attendance()
    stage = Stage(register, attendance)
    hub = Hub(watching, company, attendance, stage)
    listing = Listing(hub, store.projects, store.points.curves, Networks(store.runs))
    announcer = Announcer(hub, store.projects, fingerprints, listing)
    teacher = Teacher(store.teachers)
    standing = ClassStanding(register, teacher.is_teachers)
    allowances, metering = Allowances(settings, standing), Metering(store.usage, store.identities.person)
    claims = Claims(store.projects, standing, allowances)
    supervisor = Supervisor(
        runner, claims, metering, store.runs, store.points, store.signals, announcer, places, settings.attempts
    )
    quotas = Quotas(
        runner, allowances, standing, metering, store.projects, store.runs, store.datasets, supervisor, places
    )
    weights = Weights(store.runs, store.blobs, places, supervisor)
    errands = Errands()
    finding = Finding(store.projects, store.partners, register.is_student, supervisor)
    subjects = Subjects(weights)
    collection = Collection(store.datasets, store.identities, places.datasets)
    pictures = Pictures(insight, finding, subjects)
    editing = Editing(store.projects, store.identities, finding, announcer, fingerprints)
    playing = Playing(store.projects, store.runs, supervisor, weights, quotas, announcer)
    history = History(store.projects, store.runs, supervisor, playing, announcer)
    turns = Turns(runner, store.runs, store.projects, supervisor, playing, quotas)
    copying = Copying(errands, weights, subjects, places)
    commenting = Commenting(store.comments, store.identities, company)
    rosters = Rosters(register, attendance, store.projects, Tiles(store.projects, finding, register, stage))
    projecting = Projecting(attendance, finding)
    lessons = Lessons(register, attendance, rosters, stage, projecting, finding)
    reception = Reception(
        hub, Hearing(finding, register), watching, finding, editing, announcer, store.points, store.signals, company,
        commenting, lessons, _version(),
    )  # fmt: skip
    people = People(store.identities, store.projects, store.partners, metering, hub.dismiss)
    uploads = Uploads(collection, places.errands, settings.own_datasets, settings.own_bytes)
    contests = Contesting.of(store, register, attendance, hub, collection, supervisor, weights, places)
    return Services(
        settings=settings,
        version=_version(),
        store=store,
        insight=insight,
        device=device,
        announcer=announcer,
        listing=listing,
        finding=finding,
        editing=editing,
        copying=copying,
        library=Library(store.blocks, store.identities),
        outgoing=Outgoing(errands, places.errands),
        arrivals=Arrivals(errands, weights, places.errands),
        playing=playing,
        history=history,
        forking=Forking(store.runs, store.points, history, places),
        turns=turns,
        comparing=Comparing(
            store.series, store.runs, finding, playing, history, weights, turns, quotas, announcer, listing
        ),
        supervisor=supervisor,
        quotas=quotas,
        metering=metering,
        pausing=Pausing(hub, store.projects, supervisor, playing, quotas, metering),
        weights=weights,
        replaying=Replaying(insight, store.runs, places, supervisor),
        measuring=Measuring(store.results, weights, subjects, places),
        studying=Studying(places),
        downloads=Downloads(),
        pretrained=Pretrained(places.weights, store.blobs),
        collection=collection,
        uploads=uploads,
        exploring=Exploring(errands, places),
        adapting=Adapting(errands, places.errands),
        thumbnails=Thumbnails(),
        subjects=subjects,
        pictures=pictures,
        reception=reception,
        teacher=teacher,
        register=register,
        attendance=attendance,
        rosters=rosters,
        people=people,
        joining=Joining(register, people, rosters),
        governing=Governing(register, rosters, hub.dismiss),
        erasing=Erasing(
            store,
            places,
            register,
            rosters,
            contests.homework,
            playing,
            collection,
            uploads,
            hub.dismiss,
            teacher.is_teachers,
            (attendance.forget, metering.forget),
        ),
        contests=contests,
        commenting=commenting,
        stage=stage,
        projecting=projecting,
        handing_out=HandingOut(store.handouts, copying, weights, editing, playing, register, attendance),
        halting=Halting(store.projects, store.runs, supervisor, playing, turns, register, attendance),
        partnering=Partnering(store.partners, store.projects, store.identities, company),
        company=company,
    )


async def services_of(connection: HTTPConnection) -> Services:
    """The services behind a connection."""
    services: Services = connection.app.state.services
    return services


Served = Annotated[Services, Depends(services_of)]
"""A route's parameter: the services."""


def _version() -> str:
    try:
        return version("svertka")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "0"
