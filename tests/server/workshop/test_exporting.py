"""The weights of a snapshot, without what only resuming needs."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from safetensors import safe_open
from safetensors.numpy import load, save_file

from models.snapshot import OPTIMIZER
from server.workshop.exporting import export

keys = st.text("abc.", min_size=1, max_size=6) | st.text("abc/", min_size=1, max_size=6).map(OPTIMIZER.__add__)
tensors = st.builds(
    lambda shape, seed: np.random.default_rng(seed).normal(size=shape).astype(np.float32),
    st.lists(st.integers(0, 3), max_size=3),
    st.integers(0, 99),
)


@given(st.dictionaries(keys, tensors, max_size=6))
def test_the_weights_are_those_that_were_kept(tmp_path_factory, kept):
    path = tmp_path_factory.mktemp("export") / "kept.safetensors"
    save_file(kept, path, metadata={"step": "5", "layouts": "{}"})
    exported = export(path)
    content = b"".join(exported.chunks())
    assert len(content) == exported.size
    expected = {key: tensor for key, tensor in kept.items() if not key.startswith(OPTIMIZER)}
    found = load(content)
    assert found.keys() == expected.keys()
    assert all(
        np.array_equal(found[key], tensor) and found[key].shape == tensor.shape for key, tensor in expected.items()
    )
    path.write_bytes(content)
    with safe_open(path, framework="numpy") as file:
        assert file.metadata() == {"step": "5"}
