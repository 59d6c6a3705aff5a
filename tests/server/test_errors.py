"""Every error is problem details, in words, in the language asked for."""

from __future__ import annotations

import re

import pytest

from models.problems import CATALOGUE
from server.errors import STATUS, Refusal

BODY = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("method", "path", "options", "status", "code"),
    [
        ("GET", "/api/nothing", {}, 404, "no_such_address"),
        ("GET", "/nothing", {}, 404, "no_such_address"),
        ("GET", "/assets/nothing.js", {}, 404, "no_such_address"),
        ("GET", "/assets/..%2f..%2fsettings.py", {}, 404, "no_such_address"),
        ("POST", "/api/health", {}, 405, "method_not_allowed"),
        ("PUT", "/", {}, 405, "method_not_allowed"),
        ("GET", "/api/projects/none", {}, 404, "not_found"),
        ("GET", "/api/runs/none", {}, 404, "not_found"),
        ("GET", "/api/projects/%F0%9F%92%A9", {}, 404, "not_found"),
        ("GET", "/api/architectures/none", {}, 404, "not_found"),
        ("GET", "/api/datasets/none/test/0", {}, 404, "not_found"),
        ("GET", "/api/datasets/mnist/test/10000000", {}, 404, "not_found"),
        ("GET", "/api/datasets/mnist/secret/0", {}, 422, "invalid"),
        ("GET", "/api/datasets/mnist/test/-1", {}, 404, "not_found"),
        ("GET", "/api/datasets/mnist/test/one", {}, 422, "invalid"),
        ("GET", "/api/architectures/lenet5?shape=1,2", {}, 422, "invalid"),
        ("GET", "/api/architectures/lenet5?shape=1,2,2", {}, 422, "invalid"),
        ("GET", "/api/architectures/lenet5?classes=0", {}, 422, "invalid"),
        ("POST", "/api/projects", {"json": {"example": "none"}}, 404, "not_found"),
        ("POST", "/api/projects", {"json": {}}, 422, "invalid"),
        ("POST", "/api/projects", {"json": {"graphs": {}}}, 422, "document_refused"),
        ("POST", "/api/projects", {"json": {"graphs": {"main": 5}}}, 422, "graph_refused"),
        ("POST", "/api/projects", {"json": {"example": "lenet5", "dataset": "none"}}, 422, "document_refused"),
        ("POST", "/api/projects", {"json": {"example": "lenet5", "task": "none"}}, 422, "document_refused"),
        ("POST", "/api/projects", {"json": {"example": "lenet5", "recipe": {"epochs": 0}}}, 422, "recipe_refused"),
        ("POST", "/api/projects", {"json": {"example": "lenet5", "title": "x" * 201}}, 422, "invalid"),
        ("POST", "/api/projects", {"json": {"example": "lenet5", "owner": "me"}}, 422, "invalid"),
        ("POST", "/api/projects", {"content": b"", "headers": BODY}, 422, "invalid"),
        ("POST", "/api/projects", {"content": b"{", "headers": BODY}, 422, "not_json"),
        ("POST", "/api/projects", {"content": b'{"example": NaN}', "headers": BODY}, 422, "not_json"),
        ("POST", "/api/projects", {"content": b'{"example": 1e999}', "headers": BODY}, 422, "not_json"),
        ("POST", "/api/projects", {"content": rb'{"title": "\ud800"}', "headers": BODY}, 422, "not_json"),
        ("POST", "/api/projects", {"content": b"\xff\xfe", "headers": BODY}, 422, "not_json"),
        ("POST", "/api/projects", {"content": b'{"a":' * 100_000, "headers": BODY}, 422, "not_json"),
        ("POST", "/api/projects", {"content": b"[" * 100_000, "headers": BODY}, 422, "not_json"),
        ("POST", "/api/projects", {"content": b"[1]", "headers": BODY}, 422, "invalid"),
        ("POST", "/api/projects", {"content": b"hello"}, 422, "invalid"),
        ("POST", "/api/analysis", {"json": {"graph": {"nodes": {"a": {"type": "none"}}}}}, 422, "graph_refused"),
        ("POST", "/api/analysis", {"json": {"graph": {}, "batch_size": 0}}, 422, "invalid"),
        ("POST", "/api/analysis", {"content": b"x" * 5_000_000, "headers": BODY}, 413, "body_too_large"),
    ],
)
async def test_every_error_is_problem_details(visitor, method, path, *, options, status, code):
    answer = await visitor.client.request(method, path, **options)
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (answer.status_code, told["status"], told["code"]) == (status, status, code)
    assert {"type", "title", "detail", "params"} <= told.keys()
    assert told["detail"].endswith((".", "»", ")"))
    assert "{" not in told["detail"].replace("{…}", "")


async def test_a_body_that_grows_beyond_its_limit_is_refused(visitor):
    async def endless():
        for _ in range(100):
            yield b"x" * 100_000

    answer = await visitor.client.post("/api/projects", content=endless(), headers=BODY)
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


async def test_errors_speak_the_language_asked_for(visitor):
    told = await visitor.get("/projects/none?lang=ru", 404)
    assert re.search("[а-я]", told["detail"])
    told = await visitor.get("/projects/none", 404, headers={"Accept-Language": "ru"})
    assert re.search("[а-я]", told["detail"])
    told = await visitor.get("/nothing?lang=ru", 404)
    assert re.search("[а-я]", told["detail"])


async def test_a_fault_is_placed(visitor):
    graph = await visitor.get("/architectures/lenet5")
    graph["nodes"]["conv1"]["params"]["out_channels"] = -1
    told = await visitor.post("/analysis", {"graph": graph}, 422)
    assert (told["node"], told["field"]) == ("conv1", "out_channels")
    assert told["problems"][0]["code"] == "below_minimum"


def test_every_status_has_a_sentence():
    assert set(STATUS) <= set(CATALOGUE)


def test_placeholders_are_the_same_in_both_languages():
    holes = re.compile(r"{(\w+)}")
    assert not [code for code, text in CATALOGUE.items() if set(holes.findall(text.en)) != set(holes.findall(text.ru))]


def test_a_refusal_takes_the_place_of_its_first_fault():
    inner = Refusal("invalid", field="title").problem
    assert Refusal("graph_refused", faults=[inner]).problem.field == "title"
