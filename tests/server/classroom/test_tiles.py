"""What a tile of the roster says of a training."""

from __future__ import annotations

from dataclasses import replace

import pytest

from server.classroom.tiles import _describe_run
from server.store.runs import Run


@pytest.mark.parametrize("validation", [None, 0.42])
def test_a_tile_tells_no_accuracy_but_that_on_validation(validation):
    run = Run("project", "fingerprint", {}, "mnist", "classification", {}, {}, [])
    seconds_after_the_start = replace(run, accuracy=1.0, validation_accuracy=validation)  # all right in one batch
    assert _describe_run(seconds_after_the_start).accuracy == validation
