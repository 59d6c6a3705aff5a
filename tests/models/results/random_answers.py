"""Class probabilities as a network gives them, and the right classes."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from models.results.answers import Answers, answers_of

SIZES = st.integers(2, 12)
Given = tuple[NDArray[np.float32], NDArray[np.int64]]


@st.composite
def given_answers(draw: st.DrawFn, classes: st.SearchStrategy[int] = SIZES) -> Given:
    """Probabilities (N, K) and labels (N,); sharp or flat, with classes that nobody has and nobody predicts."""
    size = draw(classes)
    count = draw(st.integers(1, 60))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    seen = random.choice(size, draw(st.integers(1, size)), replace=False)
    logits = random.normal(0, draw(st.sampled_from([0.1, 1, 5])), (count, size))
    labels = random.choice(seen, count)
    logits[np.arange(count), labels] += draw(st.sampled_from([0, 1, 4]))
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return (powers / powers.sum(1, keepdims=True)).astype(np.float32), labels


def answers(**options: st.SearchStrategy[int]) -> st.SearchStrategy[Answers]:
    return given_answers(**options).map(lambda found: answers_of(*found))
