"""From a question that takes long to its answer, with progress."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from models.insight import studies
from models.insight.answer import Answer, asked_network
from models.insight.faults import InsightFault
from models.insight.look import Look
from models.insight.networks import Networks
from models.insight.overriding import overridden
from models.insight.picture import encode
from models.insight.study import STUDIES, Report
from models.problems import Problem

for _module in pkgutil.iter_modules(studies.__path__, prefix=f"{studies.__name__}."):
    import_module(_module.name)


def study(asked: Mapping[str, Any], networks: Networks, report: Report) -> Answer:
    """Answer a question to a study (plain JSON, see `Question`); JSON says the ``step`` of the weights as well.

    Raises:
        GraphFault: the graph or a field of the question is malformed.
        InsightFault: it cannot be answered; SnapshotFault: a file of weights cannot be taken.
    """
    question, network = asked_network(asked, networks)
    found = STUDIES.get(question.kind)
    if found is None:
        known = {"kind": question.kind, "kinds": ", ".join(sorted(STUDIES))}
        raise InsightFault(Problem("question_kind_unknown", known, field="kind"))
    with overridden(network, question.overrides):
        learned = found(Look(network, question), report)
    if isinstance(learned, dict):
        return Answer(step=network.step, json={"step": network.step, **learned})
    return Answer(step=network.step, items=encode(learned, question.encoding))
