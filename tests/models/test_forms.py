"""Declared fields: what a declaration says is what holds."""

from __future__ import annotations

from collections import Counter

import pytest
from annotated_types import BaseMetadata

from models import blocks, layers

FORMS = [*layers.all_layers(), *(block.params for block in blocks.all_blocks())]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_no_bound_is_declared_twice(form):
    """A type's own bound would silently replace that of the field."""
    for name, field in form.model_fields.items():
        bounds = Counter(type(part) for part in field.metadata if isinstance(part, BaseMetadata))
        assert all(times == 1 for times in bounds.values()), name
