"""What makes a project's document acceptable, and what of it a training depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from models import data, tasks
from models.analysis import training_fingerprint
from models.data import DatasetProblem
from models.graph import Graph, parse_graph
from models.problems import GraphFault, Problem
from models.text import Language, Text
from models.training.recipe import Change, Recipe, complete
from server import strict_json
from server.answering import invalid
from server.errors import Refusal

MAIN = "main"
"""The role of the graph that is trained."""


TITLE = 200
"""Characters of a title at most."""
NAMELESS = "…"
"""The title of a project that nobody gave a name, nor its network: something to click at in every language."""
COPY = Text("(copy)", "(копия)")
CHANGED_COPY = Text("(copy, changed)", "(изменённая копия)")


class Shape(BaseModel):
    """The outer shape of a document; graphs and recipe are checked by the models themselves."""

    model_config = ConfigDict(extra="forbid", strict=True)

    title: str = Field("", max_length=TITLE)
    task: str = Field("classify", max_length=64)
    graphs: dict[str, Any] = Field(max_length=8)
    dataset: str = Field("mnist", max_length=64)
    recipe: dict[str, Any] = {}


@dataclass(frozen=True)
class Checked:
    """A document whose form is right: as it is stored, and as the models see it."""

    document: dict[str, Any]
    graphs: dict[str, Graph]
    recipe: Recipe

    @property
    def fingerprint(self) -> str:
        """Two documents with the same one are trained by the same run, which takes the rest as a change."""
        return fingerprint(self.graphs[MAIN], self.document["dataset"], self.document["task"], self.recipe)


def check(document: object) -> Checked:
    """The document in its normal form; raises Refusal for faults of form."""
    try:
        shape = Shape.model_validate(document)
    except ValidationError as error:
        raise invalid(error) from error
    if MAIN not in shape.graphs:
        missing = f"graphs.{MAIN}"
        raise Refusal("document_refused", faults=[Problem("field_missing", {"field": missing}, field=missing)])
    graphs = {role: read_graph(graph) for role, graph in shape.graphs.items()}
    recipe = read_recipe(shape.recipe, shape.dataset)
    known = [task.name for task in tasks.all_tasks()]
    if shape.task not in known:
        unknown = {"field": "task", "received": shape.task, "choices": ", ".join(known)}
        raise Refusal("document_refused", faults=[Problem("not_a_choice", unknown, field="task")])
    normal = {**shape.model_dump(), "graphs": {role: graph.as_json() for role, graph in graphs.items()}}
    normal["title"] = shape.title.strip() or graphs[MAIN].name or NAMELESS
    return Checked(normal, graphs, recipe)


def read_graph(document: object) -> Graph:
    """The graph of a document; raises Refusal with its faults."""
    try:
        return parse_graph(document)
    except GraphFault as fault:
        raise Refusal("graph_refused", faults=fault.problems) from fault


def read_recipe(values: dict[str, Any], dataset: str) -> Recipe:
    """The whole recipe; raises Refusal naming the field."""
    return _recipe(lambda: complete(values, read_dataset(dataset).recipe))


def change_recipe(recipe: Recipe, values: dict[str, Any]) -> Recipe:
    """The recipe after a change in the middle of a run; raises Refusal naming the field."""
    return _recipe(lambda: recipe.changed(values))


def read_dataset(name: str) -> data.Dataset:
    """The data set of a name, there or not."""
    try:
        return data.get(name)
    except DatasetProblem as error:
        fault = Problem(error.code, error.params, field="dataset")
        raise Refusal("document_refused", faults=[fault]) from error


def name_copy(title: str, language: Language, *, is_changed: bool = False) -> str:
    """The title of a copy; `is_changed`: one whose weights or layers a person changed by hand, not by training."""
    suffix = f" {(CHANGED_COPY if is_changed else COPY).in_(language)}"
    return title[: TITLE - len(suffix)] + suffix


def fingerprint(graph: Graph, dataset: str, task: str, recipe: Recipe) -> str:
    """Of everything that makes it another training; what a training takes while it goes on does not."""
    fixed = {name: value for name, value in recipe.deciding().items() if name not in Change.model_fields}
    parts = [training_fingerprint(graph), dataset, task, fixed]
    return hashlib.sha256(strict_json.write(parts)).hexdigest()


def _recipe(read: Callable[[], Recipe]) -> Recipe:
    try:
        return read()
    except ValidationError as error:
        raise invalid(error, "recipe_refused") from error
