"""What a kind of question asks beyond what all ask: its own class says which fields there are."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from models.insight.question import Question
from models.problems import GraphFault
from models.validation import problems_of


class Params(BaseModel):
    """Base of the parameters of one kind: loud about what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


Kind = TypeVar("Kind", bound=Params)


def params_of(question: Question, kind: type[Kind]) -> Kind:
    """The question's ``params`` as those of a kind.

    Raises:
        GraphFault: they are not; one problem for each field.
    """
    try:
        return kind.model_validate(question.params or {})
    except ValidationError as error:
        raise GraphFault(problems_of(error)) from error
