"""What the runs of a series are: variants of a project's recipe and network, each checked before anything starts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from server import strict_json
from server.comparisons import LONGEST_SERIES
from server.errors import Refusal
from server.store.projects import Project

from .documents import MAIN, Checked
from .readiness import trainable


@dataclass(frozen=True)
class Plan:
    """One run as it was asked for; `fresh` begins with drawn weights."""

    title: str
    recipe: dict[str, Any]
    graph: dict[str, Any] | None = None
    fresh: bool = True


def sweep(values: Mapping[str, Sequence[Any]]) -> list[Plan]:
    """Every combination of the values of some fields, the last field varying fastest; raises Refusal."""
    combinations = [dict(zip(values, chosen, strict=True)) for chosen in product(*values.values())]
    if len(combinations) > LONGEST_SERIES:
        raise Refusal("series_too_long", field="sweep", count=len(combinations), limit=LONGEST_SERIES)
    return [Plan(_title(recipe), recipe) for recipe in combinations]


def checked(project: Project, plans: Sequence[Plan]) -> list[Checked]:
    """The documents that the plans make of a project's. A large network takes a while for each: use a thread.

    Raises:
        Refusal: `variant_refused`, with the first plan that cannot be trained and what stands in its way.
    """
    return [_check(project.document, plan, index) for index, plan in enumerate(plans)]


def _check(document: Mapping[str, Any], plan: Plan, index: int) -> Checked:
    graph = document["graphs"][MAIN] if plan.graph is None else plan.graph
    try:
        return trainable({**document, "graphs": {MAIN: graph}, "recipe": {**document["recipe"], **plan.recipe}})
    except Refusal as refusal:
        faults = [*refusal.faults] or [refusal.problem]
        raise Refusal("variant_refused", faults=faults, title=plan.title, number=index + 1) from refusal


def _title(recipe: Mapping[str, Any]) -> str:
    """Fields and values, as they stand in a recipe; the page says them in its own words."""
    said = " · ".join(f"{field} {_said(value)}" for field, value in recipe.items())
    return said if len(said) <= 200 else f"{said[:199]}…"


def _said(value: object) -> str:
    return value if isinstance(value, str) else strict_json.write(value).decode()
