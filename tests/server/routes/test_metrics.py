"""Metrics as files: every step, as programs of spreadsheets and TensorBoard read them."""

from __future__ import annotations

import csv
import io
import warnings
from urllib.parse import quote

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the packages that it brings
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator


@pytest.fixture
async def run(visitor):
    project = await visitor.small_project(recipe={"batch_size": 64, "length": "steps", "steps": 12})
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        begun = await visitor.post(f"/projects/{project['id']}/runs", {"paused": True}, 201)
        await visitor.post(f"/runs/{begun['id']}/change", {"learning_rate": 0.5})
        await visitor.post(f"/runs/{begun['id']}/resume")
        yield await tab.run_in("finished")
    await visitor.ask("DELETE", f"/projects/{project['id']}", 204)


async def test_every_point_is_a_line(stranger, visitor, run):
    await visitor.ask("PATCH", f"/runs/{run['id']}", json={"title": "Шаги, крупные"})
    answer = await stranger.client.get(f"/api/runs/{run['id']}/export/metrics.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert "metrics" not in answer.headers["content-disposition"]
    project = await visitor.get(f"/projects/{run['project']}")
    assert quote(f"{project['title']} Шаги") in answer.headers["content-disposition"]
    assert answer.text.count("\r\n") == answer.text.count("\n")
    lines = [*csv.DictReader(io.StringIO(answer.text, newline=""))]
    points = (await visitor.get(f"/runs/{run['id']}/metrics"))["points"]
    assert [*lines[0]][:5] == ["step", "epoch", "split", "loss", "accuracy"]
    told = [(int(line["step"]), line["split"], float(line["loss"])) for line in lines]
    assert told == [(point["step"], point["split"], point["loss"]) for point in points]
    rates = [float(line["learning_rate"]) for line in lines if line["split"] == "train"]
    assert rates == [0.5] * 12


async def test_tensorboard_reads_every_scalar(visitor, run, tmp_path):
    answer = await visitor.client.get(f"/api/runs/{run['id']}/export/tensorboard")
    name = answer.headers["content-disposition"].split('"')[1]
    assert name.startswith("events.out.tfevents.")
    (tmp_path / name).write_bytes(answer.content)
    read = EventAccumulator(str(tmp_path))
    read.Reload()
    points = (await visitor.get(f"/runs/{run['id']}/metrics"))["points"]
    assert set(read.Tags()["scalars"]) >= {"train/loss", "train/accuracy", "val/loss", "val/accuracy", "learning rate"}
    for split in ("train", "val"):
        for measure in ("loss", "accuracy"):
            wanted = [
                (point["step"], pytest.approx(point[measure], rel=1e-6)) for point in points if point["split"] == split
            ]
            assert [(scalar.step, scalar.value) for scalar in read.Scalars(f"{split}/{measure}")] == wanted
    times = [scalar.wall_time for scalar in read.Scalars("train/loss")]
    assert times == sorted(times)
