"""The bodies of the calls about rooms and teachers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, SecretStr, model_validator

from .requests import Body

RoomTitle = Annotated[str, Field(min_length=1, max_length=200)]
Nickname = Annotated[str, Field(max_length=200)]
"""Any text: what is wrong with it is said in words by `classroom.nicknames`."""
Password = Annotated[SecretStr, Field(max_length=1000)]
"""Never shown in a log, nor in what is said about a body that is not acceptable."""


class NewRoom(Body):
    """A room to open."""

    title: RoomTitle
    waiting_room: bool = False


class RoomChange(Body):
    """What is other about a room; what is left out stays."""

    title: RoomTitle | None = None
    locked: bool | None = None
    waiting_room: bool | None = None
    quiet: bool | None = None


class JoinRequest(Body):
    """A room's code, and either a nickname or the four words that were told on joining.

    `fresh`: whoever sits here is somebody else than who used this browser before.
    """

    code: Annotated[str, Field(max_length=64)]
    nickname: Nickname | None = None
    phrase: Annotated[str | None, Field(max_length=200)] = None
    fresh: bool = False

    @model_validator(mode="after")
    def _one_way(self) -> JoinRequest:
        if (self.nickname is None) == (self.phrase is None):
            raise ValueError("give either a nickname or a phrase")
        return self


class HandChange(Body):
    """A hand that goes up or down."""

    up: bool


class MemberChange(Body):
    """Another nickname, or another standing: `in` admits who waits or was removed, `kicked` removes."""

    nickname: Nickname | None = None
    state: Literal["in", "kicked"] | None = None
    hand: Annotated[Literal[False] | None, Field(description="Takes the hand down.")] = None


class PasswordRequest(Body):
    """The teacher's password to set; where there is one, `current` is that one."""

    password: Password
    current: Password | None = None


class LoginRequest(Body):
    """The teacher's password."""

    password: Password
