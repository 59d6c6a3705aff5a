"""What the runs of a series are: variants of a project's recipe and network, each checked before anything starts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from models.problems import Problem, declare
from models.text import Text
from server import strict_json
from server.comparisons import LONGEST_SERIES
from server.errors import Refusal
from server.store.projects import Project

from .documents import MAIN, Checked
from .readiness import trainable

declare(
    "sweep_no_layer",
    Text(
        "The network has no layer “{node}”, so its “{param}” cannot be varied.",
        "В сети нет слоя «{node}», менять его «{param}» нельзя.",
    ),
)


@dataclass(frozen=True)
class Plan:
    """One run as it was asked for; `fresh` begins with drawn weights.

    `params` are what of the network is other, by the node's id and the parameter's name, joined by a dot.
    """

    title: str
    recipe: dict[str, Any]
    graph: dict[str, Any] | None = None
    fresh: bool = True
    params: Mapping[str, Any] = field(default_factory=dict)

    @property
    def has_own_network(self) -> bool:
        """Whether it trains another network than the project's."""
        return self.graph is not None or bool(self.params)

    @property
    def values(self) -> dict[str, Any]:
        """What varies: fields of the recipe and parameters of layers."""
        return {**self.recipe, **self.params}


def sweep(values: Mapping[str, Sequence[Any]]) -> list[Plan]:
    """Every combination of the values of some fields, the last field varying fastest; raises Refusal.

    A field with a dot is a layer's: the fields of a recipe have none.
    """
    combinations = [dict(zip(values, chosen, strict=True)) for chosen in product(*values.values())]
    if len(combinations) > LONGEST_SERIES:
        raise Refusal("series_too_long", field="sweep", count=len(combinations), limit=LONGEST_SERIES)
    return [
        Plan(
            _title(chosen),
            recipe={name: value for name, value in chosen.items() if "." not in name},
            params={name: value for name, value in chosen.items() if "." in name},
        )
        for chosen in combinations
    ]


def checked(project: Project, plans: Sequence[Plan]) -> list[Checked]:
    """The documents that the plans make of a project's. A large network takes a while for each: use a thread.

    Raises:
        Refusal: `variant_refused`, with the first plan that cannot be trained and what stands in its way.
    """
    return [_check(project.document, plan, index) for index, plan in enumerate(plans)]


def _check(document: Mapping[str, Any], plan: Plan, index: int) -> Checked:
    graph = document["graphs"][MAIN] if plan.graph is None else plan.graph
    try:
        for name, value in plan.params.items():
            graph = _changed(graph, name, value)
        return trainable({**document, "graphs": {MAIN: graph}, "recipe": {**document["recipe"], **plan.recipe}})
    except Refusal as refusal:
        faults = [*refusal.faults] or [refusal.problem]
        raise Refusal("variant_refused", faults=faults, title=plan.title, number=index + 1) from refusal


def _changed(graph: Mapping[str, Any], name: str, value: object) -> dict[str, Any]:
    """The graph with another value of a layer's parameter."""
    node, _, param = name.rpartition(".")
    found = graph["nodes"].get(node)
    if found is None:
        raise Refusal("graph_unfit", faults=[Problem("sweep_no_layer", {"node": node, "param": param})])
    changed = {**found, "params": {**found.get("params", {}), param: value}}
    return {**graph, "nodes": {**graph["nodes"], node: changed}}


def _title(values: Mapping[str, Any]) -> str:
    """Fields and values, as they stand in a recipe; the page says them in its own words."""
    said = " · ".join(f"{name} {_said(value)}" for name, value in values.items())
    return said if len(said) <= 200 else f"{said[:199]}…"


def _said(value: Any) -> str:  # noqa: ANN401  (JSON)
    match value:
        case str():
            return value
        case [{"op": _}, *_]:
            return "+".join(str(each.get("op")) for each in value)  # a pipeline by its operations
    return strict_json.write(value).decode()
