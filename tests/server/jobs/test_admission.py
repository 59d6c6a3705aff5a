"""How much memory there is for trainings, and how much one takes."""

from __future__ import annotations

import psutil
import pytest

from models import zoo
from models.training.recipe import Recipe
from server.jobs import admission
from server.jobs.admission import BASE_BYTES, FEWEST, MEBIBYTE, RESERVED, available_bytes, claimed_bytes, machine


def test_a_machine_has_most_of_its_free_memory_and_places_for_its_cores():
    here = machine(None)
    assert 0.5 * psutil.virtual_memory().available < here.bytes < psutil.virtual_memory().available
    assert here.places >= FEWEST
    assert 0 < here.reserved <= RESERVED
    assert machine(3).places == 3


@pytest.mark.parametrize("folder", ["", "memory"])
def test_a_container_has_what_is_left_of_its_limit(tmp_path, monkeypatch, folder):
    group = tmp_path / folder
    group.mkdir(exist_ok=True)
    names = ("memory.limit_in_bytes", "memory.usage_in_bytes") if folder else ("memory.max", "memory.current")
    for name, content in zip(
        (*names, "memory.stat"), ("1000000", "600000", "anon 5\ninactive_file 100000\n"), strict=True
    ):
        (group / name).write_text(content)
    monkeypatch.setattr(admission, "CGROUPS", tmp_path)
    assert available_bytes() == 500_000
    (group / names[0]).write_text("max" if not folder else str(2**63 - 4096))
    assert available_bytes() > 10 * MEBIBYTE


def test_a_claim_follows_the_network_and_the_batch():
    lenet = zoo.build("lenet5").as_json()
    small, large = [claimed_bytes(lenet, Recipe(batch_size=size)) for size in (32, 512)]
    assert BASE_BYTES < small < large
