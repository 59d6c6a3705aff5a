"""The live socket of the real server: edits, training, pictures, and clients that misbehave."""

from __future__ import annotations

import asyncio
import copy
import json
import sqlite3
from contextlib import closing, suppress

import jsonpatch
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from server.live.outbox import MOST_CHARACTERS, TOO_SLOW
from server.live.reception import MOST_POINTS
from server.wire import CREDITS, PROTOCOL
from tests.running_server import running_server
from tests.server.visitor import SAMPLE, Visitor

KERNELS = 8 * 2**20
"""Bytes that the kernels of both ends may keep of what is sent, and more: they take four of these megabytes."""
CHANNELS = "/graphs/main/nodes/conv1/params/out_channels"


def rename(title):
    return [{"op": "replace", "path": "/title", "value": title}]


def lengthen(data, run, steps):
    """Gives a run points of so many steps, as if it had gone on for hours."""
    point = "json_object('step', step, 'epoch', 0, 'split', 'train', 'loss', 2.302585092994046, 'accuracy', 0.1)"
    point = f"json_insert({point}, '$.gradient_norm', 0.1 + step / 3.0)"
    with closing(sqlite3.connect(next(data.glob("*.sqlite")))) as database, database:
        database.execute("DELETE FROM points WHERE run = ?", (run,))
        database.execute(
            f"""WITH RECURSIVE steps(step) AS (VALUES (0) UNION ALL SELECT step + 1 FROM steps WHERE step < ?)
            INSERT INTO points (run, split, step, seq, point)
            SELECT ?, 'train', step, 100 + step, {point} FROM steps""",
            (steps - 1, run),
        )


def shown_by(tab):
    """The document a page would show after all it has heard."""
    document, revision = None, 0
    for message in tab.heard:
        if message["type"] == "project":
            document, revision = message["document"], message["revision"]
        elif message["type"] == "edited" and message["revision"] > revision:
            assert message["revision"] == revision + 1
            document = jsonpatch.apply_patch(copy.deepcopy(document), message["patch"])
            revision = message["revision"]
    return document, revision


async def test_an_edit_reaches_everyone_who_looks(visitor, stranger):
    project = await visitor.project()
    async with visitor.tab() as mine, stranger.tab() as theirs:
        assert (await mine.follow(project["id"]))["mine"] is True
        assert (await theirs.follow(project["id"]))["mine"] is False
        await mine.say(type="edit", id="e1", project=project["id"], revision=1, patch=rename("New"))
        for tab in (mine, theirs):
            edited = await tab.hear("edited")
            assert (edited["id"], edited["revision"], edited["patch"]) == ("e1", 2, rename("New"))
            assert edited["author"] == mine.welcome["connection"]
        await visitor.patch({**project, "revision": 2}, *rename("By REST"))
        assert (await theirs.hear("edited"))["id"] is None


async def test_who_looks_at_a_project_that_is_deleted_hears_of_it(visitor, stranger):
    project = await visitor.project()
    async with stranger.tab() as tab:
        await tab.follow(project["id"])
        await tab.watch(project["id"])
        await visitor.ask("DELETE", f"/projects/{project['id']}", 204)
        assert (await tab.hear("problem", lambda problem: not problem["watch"]))["code"] == "project_deleted"
        assert (await tab.hear("problem", lambda problem: problem["watch"]))["code"] == "not_found"
        await visitor.post(f"/projects/{project['id']}/restore")
        assert (await tab.follow(project["id"]))["revision"] == 1


async def test_a_refused_edit_comes_back_with_its_reason_and_the_document(visitor, stranger):
    project = await visitor.project()
    async with visitor.tab() as mine, stranger.tab() as theirs:
        await mine.follow(project["id"])
        patch = [{"op": "replace", "path": CHANNELS, "value": 0}]
        await mine.say(type="edit", id="e1", project=project["id"], revision=1, patch=patch)
        refused = await mine.hear("refused")
        assert (refused["id"], refused["reason"]["node"]) == ("e1", "conv1")
        assert (await mine.hear("project"))["revision"] == 1
        await theirs.say(type="edit", id="e2", project=project["id"], revision=1, patch=rename("Theirs"))
        assert (await theirs.hear("refused"))["reason"]["code"] == "not_owner"
        await mine.say(type="edit", id="e3", project=project["id"], revision=7, patch=rename("Future"))
        assert (await mine.hear("refused"))["reason"]["code"] == "stale"
    assert (await visitor.get(f"/projects/{project['id']}"))["revision"] == 1


async def test_an_edit_that_is_sent_again_counts_once(visitor):
    project = await visitor.project()
    add = [{"op": "add", "path": "/graphs/main/nodes/extra", "value": {"type": "relu", "position": [0, 0]}}]
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        for _ in range(2):
            await tab.say(type="edit", id="same", project=project["id"], revision=1, patch=add)
            assert (await tab.hear("edited"))["revision"] == 2


async def test_concurrent_edits_of_two_windows_all_count_and_both_show_the_same(visitor):
    project = await visitor.project()
    names = ["conv1", "conv2"]

    async def drag(tab, node):
        for step in range(40):  # all on the revision that was first seen, as a hand that does not wait
            value = [float(step), 0.5]
            patch = [{"op": "replace", "path": f"/graphs/main/nodes/{node}/position", "value": value}]
            await tab.say(type="edit", id=f"{node}-{step}", project=project["id"], revision=1, patch=patch)
        await tab.hear("edited", lambda message: message["revision"] == 81)

    async with visitor.tab() as first, visitor.tab() as second:
        await first.follow(project["id"])
        await second.follow(project["id"])
        await asyncio.gather(drag(first, names[0]), drag(second, names[1]))
        assert shown_by(first) == shown_by(second)
        stored = await visitor.get(f"/projects/{project['id']}")
        assert stored["graphs"] == shown_by(first)[0]["graphs"]
        assert [stored["graphs"]["main"]["nodes"][name]["position"] for name in names] == [[39.0, 0.5]] * 2


async def test_training_is_followed_and_a_tab_that_comes_back_gets_the_rest(visitor):
    project = await visitor.small_project()
    async with visitor.tab() as tab, visitor.tab() as other:
        await tab.follow(project["id"])
        await other.follow(project["id"])
        run = (await visitor.post(f"/projects/{project['id']}/play"))["run"]
        await other.hear("metrics")
        seen = max(message["seq"] for message in other.heard if message["type"] == "metrics")
        await other.socket.close()
        await tab.run_in("finished")
        stored = (await visitor.get(f"/runs/{run['id']}/metrics"))["points"]

        def points(heard):
            messages = [message for message in heard if message["type"] == "metrics"]
            assert [message["seq"] for message in messages] == sorted({message["seq"] for message in messages})
            return {(point["step"], point["split"]): point for message in messages for point in message["points"]}

        whole = {(point["step"], point["split"]): point for point in stored}
        assert points(tab.heard) == whole
        async with visitor.tab() as again:
            await again.follow(project["id"], since=seen)
            await again.hear("metrics")
            assert {**points(other.heard), **points(again.heard)} == whole
            assert len(points(again.heard)) < len(whole)


async def test_the_points_of_a_very_long_run_come_in_messages_that_pile_up_nowhere(tmp_path):
    steps = 170_500
    with running_server(tmp_path / "data") as server:
        async with Visitor.at(server.url) as visitor:
            project = await visitor.small_project()
            await visitor.post(f"/projects/{project['id']}/runs", {"paused": True}, 201)
            run = (await visitor.get(f"/projects/{project['id']}"))["run"]["id"]
            await visitor.post(f"/runs/{run}/stop")
            lengthen(tmp_path / "data", run, steps)
            async with visitor.tab() as tab, visitor.tab() as again:
                await tab.follow(project["id"])
                await tab.hear("metrics", lambda message: len(message["points"]) < MOST_POINTS)
                pages = [message for message in tab.heard if message["type"] == "metrics"]
                assert [point["step"] for page in pages for point in page["points"]] == list(range(steps))
                assert max(len(page["points"]) for page in pages) == MOST_POINTS
                assert sum(len(json.dumps(page)) for page in pages) > MOST_CHARACTERS
                assert [page["seq"] for page in pages] == sorted({page["seq"] for page in pages})
                kinds = [message["type"] for message in tab.heard]
                assert kinds.index("run") < kinds.index("metrics")  # nobody takes points of a run not heard of
                await visitor.patch(project, *rename("New"))
                assert (await tab.hear("edited"))["revision"] == 2
                await again.follow(project["id"], since=pages[-3]["seq"])
                await again.hear("metrics", lambda message: len(message["points"]) < MOST_POINTS)
                assert [message for message in again.heard if message["type"] == "metrics"] == pages[-2:]


async def test_a_watch_is_answered_again_when_something_changes(visitor):
    project = await visitor.small_project()
    async with visitor.tab() as tab:
        await tab.watch(project["id"], prediction=True)
        first = await tab.hear("frame")
        assert (first["watch"], first["revision"], first["step"], first["run"]) == ("canvas", 1, None, None)
        assert [item["kind"] for item, _ in first["items"]] == ["activations", "prediction"]
        await visitor.patch(project, {"op": "replace", "path": CHANNELS, "value": 3})
        second = await tab.hear("frame")
        assert (second["revision"], second["items"][0][0]["tiles"]) == (2, 3)
        run = (await visitor.post(f"/projects/{project['id']}/play"))["run"]
        trained = await tab.hear("frame", lambda frame: (frame["step"] or 0) > 3)
        assert (trained["run"], trained["snapshot"]) == (run["id"], "live")
        last = await tab.hear("frame", lambda frame: frame["step"] == 27)
        assert last["items"][0][1] != second["items"][0][1]
        await visitor.post(f"/projects/{project['id']}/reset")
        await tab.hear("frame", lambda frame: frame["step"] is None)


async def test_a_run_is_of_another_network_after_an_edit(visitor):
    project = await visitor.small_project()
    run = await visitor.post(f"/projects/{project['id']}/runs", {"paused": True}, 201)
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        await visitor.patch(project, {"op": "replace", "path": CHANNELS, "value": 3})
        assert (await tab.hear("run"))["run"]["current"] is False
        await visitor.patch({**project, "revision": 2}, {"op": "replace", "path": CHANNELS, "value": 6})
        assert (await tab.hear("run"))["run"]["current"] is True
    await visitor.post(f"/runs/{run['id']}/stop")


async def test_a_pen_is_answered_with_the_newest_picture(visitor):
    project = await visitor.project("welcome")
    async with visitor.tab() as tab:
        for index in range(30):
            pixels = [[[float(index)] * 28] * 28]
            await tab.watch(project["id"], input={"pixels": pixels}, nodes=[{"id": "input", "tiles": 1, "size": 28}])
        brightest = 0.0
        while brightest < (29 / 255 - 0.5) / 0.5 - 1e-3 and brightest < 29 - 1e-3:
            item, _ = (await tab.hear("frame"))["items"][0]
            brightest = item["hi"][0]
        frames = [message for message in tab.heard if message["type"] == "frame"]
        assert len(frames) < 30


async def test_who_returns_no_credit_gets_no_more_frames_and_holds_up_nobody(visitor, stranger):
    project = await visitor.small_project()
    async with visitor.tab() as quick, stranger.tab() as slow:
        slow.hoards = True
        await slow.watch(project["id"])
        await quick.follow(project["id"])
        await quick.watch(project["id"])
        await visitor.post(f"/projects/{project['id']}/play")
        await quick.run_in("finished")
        assert sum(message["type"] == "frame" for message in quick.heard) > CREDITS
        frames = [await slow.hear("frame") for _ in range(CREDITS)]
        await slow.say(type="nonsense")
        await slow.hear("problem")
        assert [message for message in slow.heard if message["type"] == "frame"] == frames
        await slow.say(type="credit", frames=1)
        assert (await slow.hear("frame"))["step"] == 27, "the newest, not the next"


async def test_a_reader_that_stands_still_is_let_go_and_holds_up_nobody(visitor, stranger):
    project = await visitor.small_project()
    async with stranger.tab() as stuck, visitor.tab() as quick:
        await stuck.follow(project["id"])
        stuck.socket.transport.pause_reading()
        await quick.follow(project["id"])
        sent, count = 0, 0
        while sent <= MOST_CHARACTERS + KERNELS:
            count += 1
            patch = [*rename("x" * 2**20), *rename(str(count))]
            await quick.say(type="edit", id=str(count), project=project["id"], revision=count, patch=patch)
            await quick.hear("edited", lambda message, made=count + 1: message["revision"] == made)
            sent += len(json.dumps(patch))
        stuck.socket.transport.resume_reading()
        assert (await stuck.end()).rcvd.code == TOO_SLOW
        assert sum(message["type"] == "edited" for message in stuck.heard) < count


async def test_equal_watches_get_equal_frames(visitor, stranger):
    project = await visitor.project("welcome")
    async with visitor.tab() as first, stranger.tab() as second:
        await first.watch(project["id"])
        await second.watch(project["id"])
        assert await first.hear("frame") == await second.hear("frame")


async def test_a_run_is_watched_at_a_snapshot(visitor):
    project = await visitor.small_project()
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        run = (await visitor.post(f"/projects/{project['id']}/play"))["run"]
        await tab.run_in("finished")
        wish = {"type": "watch", "watch": "past", "run": run["id"], "input": SAMPLE, "nodes": [{"id": "conv1"}]}
        await tab.say(**wish, snapshot=10)
        assert (await tab.hear("frame"))["step"] == 10
        await tab.say(**wish, snapshot=11)
        assert (await tab.hear("problem"))["watch"] == "past"
        await tab.say(type="unwatch", watch="past")


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("nonsense", "not_json"),
        ("[1]", "bad_message"),
        ("null", "bad_message"),
        ('{"type": "shout"}', "bad_message"),
        ('{"type": "credit", "frames": 1e99}', "bad_message"),
        ('{"type": "credit", "frames": NaN}', "not_json"),
        ('{"type": "follow"}', "bad_message"),
        ('{"type": "follow", "project": "a", "run": "b"}', "bad_message"),
        ('{"type": "follow", "project": "none"}', "not_found"),
        ('{"type": "hello", "protocol": 1}', "expected_hello"),
        ("[" * 100_000, "not_json"),
        (b"\x00\x01", "not_json"),
    ],
)
async def test_a_message_that_makes_no_sense_is_answered_and_nothing_else(visitor, message, code):
    project = await visitor.project()
    async with visitor.tab() as tab:
        await tab.socket.send(message)
        assert (await tab.hear("problem"))["code"] == code
        assert (await tab.follow(project["id"]))["revision"] == 1


async def test_a_message_of_many_megabytes_ends_the_connection(visitor):
    async with visitor.tab() as tab:
        with suppress(ConnectionClosed):  # it may be refused before it has been sent
            await tab.socket.send("x" * 13 * 2**20)
        assert (await tab.end()).rcvd.code == 1009


async def test_who_does_not_say_hello_is_not_heard(visitor):
    async with visitor.tab(hello=False) as tab:
        await tab.say(type="credit", frames=1)
        assert (await tab.hear("problem"))["code"] == "expected_hello"
        assert (await tab.end()).rcvd.code == 1008


async def test_an_older_page_is_told_so(visitor):
    async with visitor.tab(hello=False) as tab:
        await tab.say(type="hello", protocol=PROTOCOL + 1)
        assert (await tab.hear("problem"))["code"] == "protocol"
        assert (await tab.end()).rcvd.code == 1008


async def test_what_is_left_of_a_tabs_earlier_connection_is_closed(visitor, stranger):
    async with visitor.tab() as old, visitor.tab(hello=False) as new, stranger.tab(hello=False) as other:
        await other.say(type="hello", protocol=PROTOCOL, resume=old.welcome["connection"])
        await other.hear("welcome")
        await old.say(type="nonsense")
        assert (await old.hear("problem"))["code"] == "bad_message", "another's tab closes nothing"
        await new.say(type="hello", protocol=PROTOCOL, resume=old.welcome["connection"])
        await new.hear("welcome")
        assert (await old.end()).rcvd.reason == "replaced"


@pytest.mark.parametrize("headers", [{"Origin": "http://evil.example"}, {"Host": "evil.example"}])
async def test_a_page_from_elsewhere_gets_no_socket(visitor, headers, server):
    with pytest.raises(InvalidStatus) as refused:
        async with visitor.tab(headers=headers):
            pass
    assert json.loads(refused.value.response.body)["code"].startswith("foreign_")
    assert "ASGI" not in server.log.read_text(), "a refusal is no error of the server's"


async def test_problems_are_told_in_the_language_of_the_tab(visitor):
    async with visitor.tab(headers={"Accept-Language": "ru"}) as tab:
        await tab.say(type="nonsense")
        assert (await tab.hear("problem"))["message"].startswith("Сообщение")
