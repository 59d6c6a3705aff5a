"""Homework as a contest, over HTTP: set, handed in within limits, judged, ranked, taken out."""

from __future__ import annotations

import csv
import io
import zipfile

import numpy as np
import pytest
from safetensors.numpy import load

from tests.server.classroom.homework import PASSWORD, judged, trained
from tests.server.routes.test_uploads import brought
from tests.server.visitor import Visitor, small_network


async def test_work_is_handed_in_judged_and_ranked(lesson):
    contest = await lesson.contest(per_hour=2)
    anna, boris = await lesson.student("Anna"), await lesson.student("-Boris")
    best = await trained(anna)
    [prospect] = (await anna.get(f"/runs/{best['id']}/contests"))["prospects"]
    assert prospect["problems"] == []
    assert prospect["contest"]["images"] == 297  # all there are
    assert prospect["contest"]["left"] == 2
    assert prospect["parameters"] == 64 * 16 + 16 + 160 + 10
    assert 0 < prospect["seconds"] < 60

    handed = await anna.post(f"{contest}/handins", {"run": best["id"]}, 201)
    assert (handed["state"], handed["f1"], handed["step"]) == ("waiting", None, best["step"])
    found = await judged(anna, contest, handed["id"])
    assert found["state"] == "judged"
    assert 0.5 < found["f1"] <= 1
    assert found["points"] == max(0, min(15, int(round(found["f1"], 4) * 100 + 1e-9) - 82))
    again = await anna.post(f"{contest}/handins", {"run": best["id"], "snapshot": best["step"]}, 201)
    assert again["id"] == handed["id"]  # the same weights are the same hand-in

    early = next(
        each["step"] for each in (await anna.get(f"/runs/{best['id']}/snapshots"))["snapshots"] if each["step"]
    )
    first = await anna.post(f"{contest}/handins", {"run": best["id"], "snapshot": early}, 201)
    assert first["step"] == early
    assert first["seconds"] < found["seconds"]
    refused = await anna.client.post(f"/api{contest}/handins", json={"run": best["id"], "snapshot": 0})
    assert (refused.status_code, refused.json()["code"]) == (429, "contest_too_often")
    assert 3500 < int(refused.headers["retry-after"]) <= 3600

    his = await trained(boris, hidden=4)
    other = await boris.post(f"{contest}/handins", {"run": his["id"]}, 201)
    await judged(boris, contest, other["id"])
    board = (await boris.get(f"{contest}/board"))["standings"]
    assert [each["place"] for each in board] == [1, 2]
    assert {each["nickname"]: each["mine"] for each in board} == {"Anna": False, "-Boris": True}
    assert [each["f1"] for each in board] == sorted((each["f1"] for each in board), reverse=True)
    assert best["id"] not in str(board)  # whoever knows a run's id may copy it
    assert [each["id"] for each in (await boris.get(f"{contest}/handins"))["handins"]] == [other["id"]]
    assert len((await lesson.teacher.get(f"{contest}/handins"))["handins"]) == 3

    await lesson.teacher.ask("PATCH", contest, json={"hidden": True, "closed": True})
    hidden = await boris.get(f"{contest}/board")
    assert [(each["nickname"], each["place"]) for each in hidden["standings"]] == [("-Boris", None)]
    assert len((await lesson.teacher.get(f"{contest}/board"))["standings"]) == 2
    closed = await boris.post(f"{contest}/handins", {"run": his["id"], "snapshot": 0}, 409)
    assert closed["code"] == "contest_closed"
    assert (await boris.get(f"/runs/{his['id']}/contests"))["prospects"] == []

    await taken_out(lesson, anna, contest, found, best)
    await lesson.teacher.ask("DELETE", contest, 204)
    path = f"/runs/{best['id']}/results"
    asked = {"split": "test", "snapshot": best["step"]}
    answer = await anna.client.post(f"/api{path}", json=asked)
    while answer.status_code == 202:
        answer = await anna.client.post(f"/api{path}", json=asked)
    assert answer.json()["summary"]["macro"]["f1"] == pytest.approx(found["f1"], abs=5e-5)


async def taken_out(lesson, student, contest, found, run):
    """The CSV is safe to open, and the ZIP has the very weights."""
    table = (await lesson.teacher.client.get(f"/api{contest}/results.csv?lang=ru")).content
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {row["Ученик"] for row in rows} == {"Anna", "'-Boris"}
    assert all("," in row["Макро-F1"] for row in rows)
    assert [row["Место"] for row in rows] == ["1", "2", ""]
    assert await student.get(f"{contest}/results.csv", 403)
    assert await student.get(f"{contest}/everything.zip", 403)
    content = (await lesson.teacher.client.get(f"/api{contest}/everything.zip")).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        assert archive.read("results.csv").decode("utf-8-sig").startswith('"Place","Student"')
        assert b"seed" not in archive.read("contest.json")
        assert {name.split("/")[1].split("-", 1)[1] for name in names if "/" in name} == {"Anna", "-Boris"}
        weights = [load(archive.read(name)) for name in names if name.endswith(".safetensors")]
    kept = load((await student.client.get(f"/api/runs/{run['id']}/snapshots/{run['step']}/weights")).content)
    assert any(all(np.array_equal(kept[key], each[key]) for key in kept) for each in weights)


async def test_limits_are_told_before_and_kept(lesson):
    contest = await lesson.contest(minutes=1e-4)
    student, outsider = await lesson.student("Вера"), await lesson.student("Gleb")
    run = await trained(student, hidden=40)
    copy = await student.post(f"/projects/{run['project']}/copy", {}, 201)
    again = await student.post(f"/projects/{copy['id']}/runs", {"paused": True}, 201)
    other = await student.post("/projects", {"graphs": {"main": small_network()}}, 201)
    other = await student.post(f"/projects/{other['id']}/runs", {"paused": True}, 201)
    expected = {
        run["id"]: {"contest_parameters", "contest_minutes"},
        again["id"]: {"contest_parameters", "contest_foreign_weights"},
        other["id"]: {"contest_other_data", "contest_parameters"},
    }
    for each, codes in expected.items():
        [prospect] = (await student.get(f"/runs/{each}/contests"))["prospects"]
        assert {problem["code"] for problem in prospect["problems"]} == codes
        refused = await student.post(f"{contest}/handins", {"run": each}, 422)
        assert refused["code"] == "contest_refused"
        assert {problem["code"] for problem in refused["problems"]} == codes
    assert (await student.post(f"{contest}/handins", {"run": "nosuchrun"}, 404))["code"] == "not_found"
    assert (await outsider.post(f"{contest}/handins", {"run": run["id"]}, 403))["code"] == "not_owner"
    assert (await lesson.teacher.get(contest))["handins"] == 0
    assert (await lesson.teacher.post(f"{contest}/handins", {"run": run["id"]}, 403))["code"] == "contest_members_only"


async def test_what_a_run_goes_on_from_counts_too(lesson):
    await lesson.contest()
    student = await lesson.student("Dina")
    run = await trained(student)
    half = next(
        each["step"] for each in (await student.get(f"/runs/{run['id']}/snapshots"))["snapshots"] if each["step"]
    )

    async def seconds(of, step):
        [prospect] = (await student.get(f"/runs/{of}/contests?step={step}"))["prospects"]
        assert prospect["problems"] == []
        return prospect["seconds"]

    whole, part = await seconds(run["id"], run["step"]), await seconds(run["id"], half)
    assert 0 < part < whole
    forked = await student.post(f"/runs/{run['id']}/fork", {"step": half}, 201)
    assert await seconds(forked["id"], half) == pytest.approx(part)
    await student.post(f"/runs/{run['id']}/show")
    more = await student.post(f"/projects/{run['project']}/runs", {"paused": True}, 201)
    assert await seconds(more["id"], 0) == pytest.approx(whole)
    fresh = await student.post(f"/projects/{run['project']}/runs", {"paused": True, "fresh": True}, 201)
    assert await seconds(fresh["id"], 0) < whole


async def test_pictures_that_a_teacher_brought_are_held_back_until_the_room_is_erased(lesson, tmp_path):
    teacher = lesson.teacher
    pets = (await brought(teacher, tmp_path))["name"]
    path = f"/datasets/{pets}"
    assert (await teacher.get(f"{path}/test/0"))["title"] in {"cat", "dog"}
    async with Visitor.at(lesson.url) as other:
        await other.post("/teacher/login", {"password": PASSWORD})
        asked = {"title": "Pets", "dataset": pets}
        refused = await other.post(f"/rooms/{lesson.room['id']}/contests", asked, 422)
        assert refused["problems"][0]["code"] == "contest_not_yours"
    contest = await lesson.contest(dataset=pets)
    student = await lesson.student("Inna")
    assert (await student.get(contest))["images"] == 6
    assert (await student.get(f"{path}/train/0"))["title"] in {"cat", "dog"}
    entry = await student.get(path)
    assert (entry["held_back"], entry["splits"]) == (True, {"train": 28, "val": 6})
    for visitor in (student, teacher):
        assert (await visitor.get(f"{path}/test/0", 404))["problems"][0]["code"] == "split_held_back"
    assert (await teacher.ask("DELETE", path, 409))["code"] == "dataset_in_contest"
    tried = await teacher.post("/join", {"code": lesson.room["code"], "nickname": "Trying"})
    await teacher.post("/teacher/logout", status=204)
    async with Visitor.at(lesson.url) as other:
        await other.post("/teacher/login", {"password": PASSWORD})
        room = f"/rooms/{lesson.room['id']}"
        for erased in (f"{room}/members/{tried['member']['id']}", room):
            assert (await other.ask("DELETE", erased, 409))["code"] == "dataset_in_contest"
    await teacher.post("/teacher/login", {"password": PASSWORD})
    await teacher.ask("DELETE", f"/rooms/{lesson.room['id']}", 204)
    assert (await teacher.get(path))["splits"]["test"] == 6
    lesson.room = await teacher.post("/rooms", {"title": "5c"}, 201)


async def test_a_data_set_without_the_three_parts_makes_no_contest(lesson):
    path = f"/rooms/{lesson.room['id']}/contests"
    asked = {"title": "Photos", "dataset": "photos"}
    refused = await lesson.teacher.post(path, asked, 422)
    assert (refused["code"], refused["problems"][0]["code"]) == ("contest_unfit", "contest_no_parts")
    student = await lesson.student("Egor")
    assert (await student.post(path, {"title": "Mine", "dataset": "digits"}, 403))["code"] == "not_teacher"
    async with Visitor.at(lesson.url) as nobody:
        assert (await nobody.get(path, 404))["code"] == "not_found"


async def test_every_page_hears_what_is_held_back_in_a_room_or_not(lesson):
    async with lesson.teacher.tab() as teacher, Visitor.at(lesson.url) as stranger, stranger.tab() as other:
        contest = await lesson.contest()
        await teacher.hear("held_back")
        await other.hear("held_back")
        assert "test" not in (await stranger.get("/datasets/digits"))["splits"]
        await lesson.teacher.ask("DELETE", contest, 204)
        await other.hear("held_back")
        assert "test" in (await stranger.get("/datasets/digits"))["splits"]
