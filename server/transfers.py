"""What the calls about export and import say."""

from __future__ import annotations

from .answers import Answer


class ProofAnswer(Answer):
    """How the exported PyTorch file did when it was run alone, on random pictures.

    `largest_difference` is between its logits and the playground's, null where one had no numbers; up to `tolerance`
    they are `equal`. `seconds` is the time that the other process took.
    """

    equal: bool
    largest_difference: float | None
    tolerance: float
    pictures: int
    classes: int
    seconds: float
