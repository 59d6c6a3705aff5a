"""What stands before and behind every route runs on the event loop: a thread for each would cost more than the rest."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import iscoroutinefunction

from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts

from server.app import create_app
from server.settings import Settings


def called(dependant: Dependant) -> Iterator[object]:
    """What is called for a route, itself included."""
    yield dependant.call
    for each in dependant.dependencies:
        yield from called(each)


def test_no_route_takes_a_thread_for_what_it_depends_on():
    contexts = iter_route_contexts(create_app(Settings()).router.routes)
    dependants = [context.dependant for context in contexts if hasattr(context, "dependant")]
    functions = {call for dependant in dependants for call in called(dependant)}
    assert len(functions) > len(dependants) / 2
    assert not [each for each in functions if not iscoroutinefunction(each)]
