"""JSON Patch: all or nothing, bounded, and undone by its inverse."""

from __future__ import annotations

import jsonpatch
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from pydantic_core import from_json, to_json

from server.patching import MAX_DOCUMENT, PATCH, PatchError, apply, as_json

scalars = st.none() | st.booleans() | st.integers(-1000, 1000) | st.text(max_size=5)
keys = st.text("ab~/0 я", max_size=3)
documents = st.dictionaries(
    keys,
    st.recursive(scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4)),
    max_size=5,
)


@given(documents, documents)
def test_a_patch_and_its_inverse_give_the_same_document(before, after):
    forth = jsonpatch.make_patch(before, after).patch
    back = jsonpatch.make_patch(after, before).patch
    kept = to_json(before)
    assert apply(before, forth) == after
    assert apply(apply(before, forth), back) == before
    assert to_json(before) == kept, "the document itself was changed"


@given(documents, documents)
def test_patches_of_documents_pass_as_operations(before, after):
    patch = jsonpatch.make_patch(before, after).patch
    if patch:
        assert as_json(PATCH.validate_python(from_json(to_json(patch)))) == patch


@pytest.mark.parametrize(
    "patch",
    [
        [{"op": "remove", "path": "/missing"}],
        [{"op": "remove", "path": ""}],
        [{"op": "replace", "path": "", "value": [1]}],
        [{"op": "replace", "path": "/missing/x", "value": 1}],
        [{"op": "add", "path": "/list/7", "value": 1}],
        [{"op": "add", "path": "/list/x", "value": 1}],
        [{"op": "move", "from": "/list", "path": "/list/0"}],
        [{"op": "copy", "from": "/missing", "path": "/b"}],
        [{"op": "test", "path": "/a", "value": 2}],
        [{"op": "replace", "path": "/a", "value": 5}, {"op": "remove", "path": "/missing"}],
    ],
)
def test_a_patch_that_does_not_fit_changes_nothing(patch):
    document = {"a": 1, "list": [1, 2]}
    with pytest.raises(PatchError) as caught:
        apply(document, patch)
    assert caught.value.index == len(patch) - 1
    assert document == {"a": 1, "list": [1, 2]}


def test_copies_cannot_grow_without_bound():
    document = {"a": ["x" * 1000]}
    doubling = [{"op": "copy", "from": "/a", "path": "/a/-"}] * 64
    with pytest.raises(PatchError, match="too large"):
        apply(document, doubling)


def test_a_document_cannot_become_too_large():
    with pytest.raises(PatchError, match="too large"):
        apply({}, [{"op": "add", "path": "/a", "value": "x" * MAX_DOCUMENT}])


@pytest.mark.parametrize(
    "patch",
    [
        [],
        [{"op": "rename", "path": "/a"}],
        [{"op": "add", "path": "/a"}],
        [{"op": "add", "path": "a", "value": 1}],
        [{"op": "add", "path": "/~2", "value": 1}],
        [{"op": "add", "path": "/a", "value": 1, "extra": 1}],
        [{"op": "remove", "path": "/" + "a" * 600}],
        [{"op": "remove", "path": "/a"}] * 2001,
        {"op": "remove", "path": "/a"},
    ],
)
def test_what_is_no_patch_is_refused(patch):
    with pytest.raises(ValidationError):
        PATCH.validate_python(patch)
