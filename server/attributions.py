"""What is said of attribution: the methods there are."""

from __future__ import annotations

from typing import Literal

from .answers import Answer, Publication


class AttributionMethod(Answer):
    """A way of saying which pixels an answer comes from, and its known `weakness`.

    `signed`: a pixel may speak against the class as well. `choices`: what a question may choose besides the class.
    """

    name: str
    title: str
    summary: str
    weakness: str
    paper: Publication
    signed: bool
    choices: list[Literal["baseline", "layer"]]


class AttributionMethods(Answer):
    """Every method, the oldest first."""

    methods: list[AttributionMethod]
