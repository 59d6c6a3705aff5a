"""Whose work a teacher may show or give to others."""

from __future__ import annotations

from server.auth.identity import Asker
from server.errors import Refusal
from server.store.projects import Project

from . import teaching_problems  # noqa: F401  (declares what is refused here)
from .register import Register


def require_no_students(register: Register, asker: Asker, project: Project) -> None:
    """Refuses (`students_work`) what somebody else made who is a student, or was one and has left or been removed.

    Such work is shown on the projector alone, when the student agrees (`classroom.projecting`).
    """
    if asker.identity != project.owner and register.memberships(project.owner):
        raise Refusal("students_work")
