"""Everybody there is towards one of each thing, with an address for every parameter of a path."""

from __future__ import annotations

from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models import zoo
from server.auth.rules import Role, Subject
from tests.models.data.uploads.archives import archive, folders
from tests.running_server import RunningServer
from tests.server.classroom.homework import Class
from tests.server.routes.test_uploads import CHOICE, settled, upload
from tests.server.visitor import QUICK, Visitor


@dataclass
class Cast:
    """People by their role towards each subject, and what stands in a path."""

    people: dict[Subject, dict[Role, Visitor]]
    names: dict[str, str]
    """by the path's parameter"""

    @classmethod
    async def gather(cls, server: RunningServer, stack: AsyncExitStack, folder: Path) -> Cast:
        """A class in which somebody owns one of everything."""
        lesson = await Class.open(server.url, stack)
        owner = await lesson.student("Olga")
        partner, stranger = [await stack.enter_async_context(Visitor.at(server.url)) for _ in range(2)]
        await lesson.teacher.ask("PATCH", f"/rooms/{lesson.room['id']}", json={"waiting_room": True})
        waiting = await lesson.student("Wanda")
        return cls(
            {
                "server": {"anyone": stranger, "teacher": lesson.teacher},
                "work": {"visitor": stranger, "partner": partner, "owner": owner, "teacher": lesson.teacher},
                "dataset": {"visitor": stranger, "owner": owner},
                "own": {"visitor": stranger, "owner": owner},
                "room": {"outsider": stranger, "waiting": waiting, "member": owner, "teacher": lesson.teacher},
            },
            {**await _work(owner, partner), **await _own(owner, folder), **await _room(lesson), **OTHERS},
        )


PARTING = ("/partners/{partner}", "/leave", "/logout", "/end", "/stop")
"""Ends of paths after which somebody is not what they were, or something is over."""

OTHERS = {
    "architecture": "lenet5", "kind": "none", "split": "val", "step": "0", "index": "0", "moment": "live",
    "what": "mean", "number": "0", "code": "AAAAAA", "handin": "none",
}  # fmt: skip
"""What names no subject: some of it does not exist, and all of it costs nothing."""


def is_parting(method: str, path: str) -> int:
    """How late to ask a route when all are: what takes something away comes last."""
    ending = next(filter(path.endswith, PARTING), None)
    return int(method == "DELETE") if ending is None else PARTING.index(ending) + 2


async def _work(owner: Visitor, partner: Visitor) -> dict[str, str]:
    project = await owner.small_project()
    path = f"/projects/{project['id']}"
    run = await owner.post(f"{path}/runs", {"paused": True}, 201)
    variants = [{"title": "once", "recipe": QUICK}]
    series = await owner.post(f"{path}/series", {"title": "One", "variants": variants}, 201)
    code = (await owner.post(f"{path}/invitation", status=201))["code"]
    await partner.post("/partners", {"code": code}, 201)
    partners: list[dict[str, Any]] = (await owner.get(f"{path}/partners"))["partners"]
    comment = await partner.post(f"{path}/comments", {"node": "conv1", "text": "Why?"}, 201)
    return {
        "project": project["id"],
        "run": run["id"],
        "series": series["id"],
        "partner": partners[-1]["id"],
        "comment": comment["id"],
    }


async def _own(owner: Visitor, folder: Path) -> dict[str, str]:
    part = {"nodes": {"relu": {"type": "relu", "params": {}, "position": [0, 0]}}}
    block = await owner.post("/blocks/mine", {"title": "Mine", **part}, 201)
    ready = await upload(owner, archive(folder / "pets.zip", folders(20)))
    await owner.post(f"/datasets/mine/{ready['id']}", CHOICE, 202)
    made = await settled(owner, ready["id"], "importing")
    graph = zoo.build("vgg16").as_json()
    large = await owner.post("/projects", {"graphs": {"main": graph}, "dataset": "mnist"}, 201)
    study = await owner.post(f"/projects/{large['id']}/studies/patches", {"nodes": ["features.0"]}, 202)
    return {"block": block["id"], "upload": ready["id"], "name": made["dataset"]["name"], "study": study["study"]}


async def _room(lesson: Class) -> dict[str, str]:
    room = lesson.room["id"]
    contest = (await lesson.contest()).split("/")[-1]
    members: list[dict[str, Any]] = (await lesson.teacher.get(f"/rooms/{room}/members"))["members"]
    return {"room": room, "member": members[0]["id"], "contest": contest}
