"""A section of the recipe: fields that belong together, in one class and under one heading of the form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from models.text import Text


@dataclass(frozen=True)
class Heading:
    """How the form shows a section. Folded ones are for those who look for them."""

    name: str
    title: Text
    folded: bool = False


class Section(BaseModel):
    """Base of the sections: immutable, strict, finite and without unknown fields, as the whole recipe is."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    heading: ClassVar[Heading]
