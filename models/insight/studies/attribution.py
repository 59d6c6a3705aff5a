"""Attribution by a method that takes long, or of a large network."""

from __future__ import annotations

from models.insight.attributing import attributed, method_of
from models.insight.look import Look
from models.insight.picture import Picture
from models.insight.study import Report, register_study


@register_study("attribution")
def attribution(look: Look, report: Report) -> list[Picture]:
    """The map of one method, see `models.insight.attributing`; progress is told in passes forward."""
    return attributed(look, method_of(look), report)
