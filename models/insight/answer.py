"""From a question to its answer: pictures for a frame, or JSON."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from pydantic import ValidationError

from models.insight import kinds
from models.insight.faults import InsightFault
from models.insight.kinds import prediction
from models.insight.look import KINDS, Look
from models.insight.networks import Network, Networks
from models.insight.overriding import overridden
from models.insight.picture import Item, Picture, encode
from models.insight.question import Question, Wanted
from models.insight.resizing import resized
from models.problems import GraphFault, Problem
from models.validation import problems_of

for _module in pkgutil.iter_modules(kinds.__path__, prefix=f"{kinds.__name__}."):
    import_module(_module.name)


@dataclass(frozen=True)
class Answer:
    """Either pictures with the step that their weights are of, or ``json``."""

    step: int | None = None
    items: list[Item] = field(default_factory=list)
    json: dict[str, Any] | None = None


def answer(asked: Mapping[str, Any], networks: Networks) -> Answer:
    """Answer a question (plain JSON, see `Question`).

    Raises:
        GraphFault: the graph or a field of the question is malformed.
        InsightFault: it cannot be answered; SnapshotFault: a file of weights cannot be taken.
    """
    question, network = asked_network(asked, networks)
    with overridden(network, question.overrides) as overriding:
        look = Look(network, question, overriding.close)
        pictures: list[Picture] = []
        for kind, wanted in _by_kind(question, network).items():
            found = KINDS[kind](look, wanted)
            if isinstance(found, dict):
                return Answer(json=found)
            pictures += found
        items = encode(pictures, question.encoding)
        if question.prediction:
            items += encode(prediction.picture(look), "float32")
    return Answer(step=network.step, items=items)


def asked_network(asked: Mapping[str, Any], networks: Networks) -> tuple[Question, Network]:
    """A question, and the network that it is about with its weights; raises as `answer`."""
    try:
        question = Question.model_validate(asked)
    except ValidationError as error:
        raise GraphFault(problems_of(error)) from error
    graph = question.graph if question.input_size is None else resized(question.graph, question.input_size)
    network = networks.get(graph, question.seed, question.initialization)
    network.take(question.weights)
    return question, network


def _by_kind(question: Question, network: Network) -> dict[str, list[Wanted]]:
    nodes = [Wanted(id=node) for node in network.graph.nodes] if question.nodes is None else question.nodes
    wanted: dict[str, list[Wanted]] = {} if nodes else {question.kind: []}
    for each in nodes:
        wanted.setdefault(each.kind or question.kind, []).append(each)
    for kind in wanted:
        if kind not in KINDS:
            raise InsightFault(
                Problem("question_kind_unknown", {"kind": kind, "kinds": ", ".join(sorted(KINDS))}, field="kind")
            )
    return wanted
