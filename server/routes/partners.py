"""Partners of projects: invited, there, gone."""

from __future__ import annotations

from fastapi import APIRouter

from server.answering import StrictRoute
from server.auth.identity import Visitor
from server.auth.rules import needs
from server.services import Served
from server.store.partners import MOST, VALID
from server.teaching import PartnerCode, Partners, PartnerTo
from server.teaching_requests import PartnerRequest

from .authorised import FoundProject

router = APIRouter(route_class=StrictRoute, tags=["partners"])


@router.get("/projects/{project}/partners", summary="Who builds on a project")
@needs("discuss")
async def list_partners(project: FoundProject, visitor: Visitor, services: Served) -> Partners:
    """The owner and the partners, by what they are called in their class."""
    return Partners(partners=services.partnering.of(project, visitor), most=MOST)


@router.post("/projects/{project}/invitation", summary="Invite a partner", status_code=201)
@needs("share")
async def invite_partner(project: FoundProject, services: Served) -> PartnerCode:
    """A code that makes whoever types it a partner, once; the one before is good for nothing then."""
    code = await services.partnering.invite(project)
    return PartnerCode(code=code, hours=int(VALID.total_seconds() // 3600))


@router.post("/partners", summary="Become a partner", status_code=201)
@needs("use")
async def accept_invitation(request: PartnerRequest, visitor: Visitor, services: Served) -> PartnerTo:
    """The project that the visitor builds on from now on."""
    return PartnerTo(project=(await services.partnering.accept(request.code, visitor)).id)


@router.delete("/projects/{project}/partners/{partner}", summary="End a partnership", status_code=204)
@needs("edit")
async def remove_partner(project: FoundProject, partner: str, visitor: Visitor, services: Served) -> None:
    """Ends it: an owner with any partner, a partner their own. What was built stays."""
    await services.partnering.remove(project, partner, visitor)
