"""What a teacher does with a whole room: hands out, halts, asks for the projector; and the students' side of it."""

from __future__ import annotations

from fastapi import APIRouter

from server.answering import StrictRoute
from server.auth.identity import Asking, Visitor
from server.auth.rules import needs
from server.classroom.consent import require_no_students
from server.language import Asked
from server.services import Served
from server.teaching import HaltedAnswer, HandedAnswer, HandoutList, KeptAnswer, TemplateAnswer
from server.teaching_requests import ConsentRequest, HandoutRequest

from .authorised import FoundProject

router = APIRouter(route_class=StrictRoute, tags=["teaching"])


@router.post("/rooms/{room}/handouts", summary="Hand out a project", status_code=201)
@needs("oversee")
async def hand_out(room: str, request: HandoutRequest, asker: Asking, services: Served) -> HandedAnswer:
    """Gives a copy to all students who are in, or to some: a further project of theirs, over nothing that they have."""
    project = await services.finding.project(asker, request.project, "copy")
    require_no_students(services.register, asker, project)
    return HandedAnswer(students=await services.handing_out.give(room, project, request.members))


@router.get("/handouts/mine", summary="What I was given")
@needs("use")
async def list_handouts(visitor: Visitor, services: Served) -> HandoutList:
    """Projects that a teacher gave to the visitor, and that they have not opened yet."""
    return HandoutList(handouts=await services.handing_out.unopened(visitor))


@router.post("/projects/{project}/handout/opened", summary="Say that a handout was opened")
@needs("edit")
async def open_handout(project: FoundProject, services: Served) -> TemplateAnswer:
    """Whether the project is a copy of something that was handed out; it is not listed as new any more."""
    return TemplateAnswer(has_template=await services.handing_out.open(project.id))


@router.post("/projects/{project}/handout/reset", summary="Start a handout over")
@needs("edit")
async def reset_to_handout(project: FoundProject, asker: Asking, language: Asked, services: Served) -> KeptAnswer:
    """Brings the project back to what was handed out; what it was stays as a project beside it."""
    kept = await services.handing_out.reset(project, asker, language)
    return KeptAnswer(project=kept.id, title=kept.document["title"])


@router.post("/rooms/{room}/runs/pause", summary="Pause all trainings")
@needs("oversee")
async def pause_all(room: str, services: Served) -> HaltedAnswer:
    """Pauses the trainings of all students."""
    return HaltedAnswer(runs=await services.halting.pause(room))


@router.post("/rooms/{room}/runs/resume", summary="Let trainings go on")
@needs("oversee")
async def resume_all(room: str, services: Served) -> HaltedAnswer:
    """Lets go on what was paused for all, and still is."""
    return HaltedAnswer(runs=await services.halting.resume(room))


@router.post("/rooms/{room}/runs/stop", summary="Stop all trainings")
@needs("oversee")
async def stop_all(room: str, services: Served) -> HaltedAnswer:
    """Ends the trainings of all students, each with a snapshot."""
    return HaltedAnswer(runs=await services.halting.stop(room))


@router.post("/rooms/{room}/members/{member}/projector", summary="Ask to show a student's project", status_code=204)
@needs("oversee")
async def ask_to_project(room: str, member: str, services: Served) -> None:
    """Asks the student whether the project that they look at may be shown on the projector."""
    await services.projecting.ask(services.register.member(room, member))


@router.delete("/rooms/{room}/projector", summary="Show no student's project any more", status_code=204)
@needs("oversee")
async def end_projection(room: str, services: Served) -> None:
    """Ends what is shown, or asked for."""
    services.projecting.end(room)


@router.post("/rooms/{room}/projector/consent", summary="Agree to be shown", status_code=204)
@needs("attend")
async def consent(room: str, request: ConsentRequest, visitor: Visitor, services: Served) -> None:
    """The student's answer, which they can take back at any time."""
    services.projecting.answer(room, visitor, given=request.given)
