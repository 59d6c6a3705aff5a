"""What every message from the browser is made of."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from .auth.rules import Action

Id = Annotated[str, Field(min_length=1, max_length=64)]


class Message(BaseModel):
    """A message from the browser: frozen, finite, and loud about anything it does not know.

    `needs` is the action that its sender must be allowed to do to what it names; the table is `server.auth.rules`.
    """

    needs: ClassVar[Action]
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
