"""A step done again is the step that was done."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from models import snapshot
from models.insight.faults import InsightFault
from models.training.replay import Replay, Replays
from tests.models.training.nets import SMALL, points, run, spec

STEP = 3


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a training with snapshots at its steps 0, 1, 2, 5 and 7."""
    directory = tmp_path_factory.mktemp("run")
    curve = points(run(directory), "train")
    torch.save(curve, directory / "curve.pt")
    return directory


@pytest.fixture(scope="module")
def replay(folder: Path) -> Replay:
    return Replay(spec(resume=folder / "step-00000002.safetensors"), STEP)


def test_the_loss_is_the_one_on_the_curve_to_the_last_bit(replay, folder):
    assert replay.point == torch.load(folder / "curve.pt", weights_only=True)[STEP]


def test_the_update_leads_to_the_weights_of_the_training(folder):
    replay = Replay(spec(resume=folder / "step-00000005.safetensors"), 6)
    trained = snapshot.read(folder / "step-00000007.safetensors").weights
    assert all(torch.equal(weight, trained[key]) for key, weight in replay.after.items())
    assert any(not torch.equal(weight, replay.before[key]) for key, weight in replay.after.items())


def test_a_sample_is_explained_from_its_logits_to_its_loss(replay):
    found = replay.numbers(5)
    sample, batch = found["sample"], found["batch"]
    logits = torch.tensor(sample["logits"])
    assert sample["probabilities"] == pytest.approx((logits.exp() / logits.exp().sum()).tolist(), rel=1e-5)
    assert sample["loss"] == pytest.approx(
        -torch.tensor(sample["probabilities"])[sample["label"]].log().item(), rel=1e-5
    )
    assert sample["label"] == batch["labels"][5]
    assert sample["mixed"] is None
    assert sum(batch["losses"]) / len(batch["losses"]) == pytest.approx(found["loss"], rel=1e-5)
    right = [label == predicted for label, predicted in zip(batch["labels"], batch["predicted"], strict=True)]
    assert sum(right) / len(right) == pytest.approx(found["accuracy"])


def test_what_arrives_at_a_layer_is_the_derivative_of_the_loss(replay):
    """At the logits it is (softmax − one-hot)/B for cross-entropy."""
    logits, labels = replay.logits, replay.labels
    expected = (logits.softmax(1) - torch.nn.functional.one_hot(labels, 10)) / len(labels)
    main = replay.session.net.main
    torch.testing.assert_close(replay.outputs[main].grad, expected, atol=1e-7, rtol=1e-4)
    assert replay.numbers(0)["layers"][main]["arriving"] == pytest.approx(expected.norm().item(), rel=1e-4)


def test_layers_tell_of_their_weights_around_the_update(replay):
    rows = replay.numbers(0)["layers"]
    assert rows.keys() == SMALL["nodes"].keys()
    for node, row in rows.items():
        keys = [key for key in replay.before if key.startswith(f"{node}.")]
        if not keys:
            assert all(row[name] is None for name in ("gradient", "before", "after", "update"))
            continue
        for name, tensors in (
            ("gradient", [replay.gradients[key] for key in keys]),
            ("before", [replay.before[key] for key in keys]),
            ("update", [replay.after[key] - replay.before[key] for key in keys]),
        ):
            expected = torch.cat([each.flatten() for each in tensors]).norm().item()
            assert row[name] == pytest.approx(expected, rel=1e-5)


def test_pictures_show_the_batch_the_maps_and_the_weights(folder):
    kinds = ("filters", "filters_after", "filters_gradient", "filters_change")
    first = next(node for node, fields in SMALL["nodes"].items() if fields["type"] == "conv2d")
    source = next(node for node, fields in SMALL["nodes"].items() if fields["type"] == "input")
    nodes = [
        {"id": source, "kind": "images", "tiles": 12, "size": 28},
        {"id": first, "kind": "activations"},
        {"id": first, "kind": "gradients"},
        *({"id": first, "kind": kind} for kind in kinds),
        {"id": "nobody"},
    ]
    asked = {
        "spec": spec(resume=folder / "step-00000002.safetensors").model_dump(mode="json"),
        "step": STEP,
        "nodes": nodes,
    }
    replays = Replays()
    items = replays.answer(asked).items
    assert [(item["node"], item["kind"]) for item, _ in items] == [
        (source, "images"),
        *((first, kind) for kind in ("activations", "gradients", *kinds)),
    ]
    assert items[0][0]["tiles"] == 12
    before, after, _, change = (item for item, _ in items[3:])
    assert before["lo"] != after["lo"]
    assert change["lo"][0] == pytest.approx(-0.01, abs=0.002)  # Adam's steps are about as long as the learning rate
    assert replays.answer({**asked, "nodes": None}).json["step"] == STEP


@pytest.mark.parametrize(
    ("step", "code"), [(1, "replay_before_start"), (10**6, "replay_too_large")], ids=["too early", "too far"]
)
def test_what_cannot_be_done_again_is_refused(folder, step, code):
    with pytest.raises(InsightFault) as refused:
        Replay(spec(resume=folder / "step-00000002.safetensors"), step)
    assert refused.value.problem.code == code


def test_a_batch_has_no_more_images_than_it_has(replay):
    with pytest.raises(InsightFault) as refused:
        replay.numbers(8192)
    assert refused.value.problem.code == "replay_sample_missing"
