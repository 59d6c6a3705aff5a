"""The limits of whoever asks, before they are reached."""

from __future__ import annotations

from fastapi import APIRouter

from server.answering import StrictRoute
from server.auth.identity import Visitor
from server.auth.rules import needs
from server.quotas import AccountAnswer, MachineAnswer, QuotaAnswer, Share
from server.services import Served
from server.workshop.quotas import Account

router = APIRouter(route_class=StrictRoute, tags=["quota"])


@router.get("/quota", summary="How much of the machine have I used?")
@needs("use")
async def quota(services: Served, visitor: Visitor) -> QuotaAnswer:
    """What you and your class have taken of what you may have, and how busy the machine is."""
    own, room = await services.quotas.of(visitor)
    capacity = await services.quotas.capacity()
    return QuotaAnswer(
        own=_told(own),
        room=None if room is None else _told(room),
        machine=MachineAnswer(places=capacity.slots, running=capacity.running, queued=capacity.queued),
    )


def _told(account: Account) -> AccountAnswer:
    taken, allowed = account.taken, account.allowed
    return AccountAnswer(
        running=Share(used=taken.running, limit=allowed.running),
        queued=Share(used=taken.queued, limit=allowed.queued),
        minutes=Share(used=taken.minutes, limit=allowed.minutes),
        bytes=Share(used=taken.bytes, limit=allowed.bytes),
    )
