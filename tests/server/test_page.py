"""The page's files, as browsers get them."""

from __future__ import annotations

import re

import httpx
import pytest


async def test_the_page_and_its_assets(visitor):
    first = await visitor.client.get("/")
    for path in ("/p/some-project", "/labs", "/labs/some-lab"):
        assert (await visitor.client.get(path)).text == first.text
    assert first.headers["cache-control"] == "no-cache"
    assert not re.search(r"<script(?![^>]*\bsrc=)", first.text), "an inline script would not run"
    assert "http://" not in first.text
    assert "https://" not in first.text
    for asset in re.findall(r'(?:src|href)="(/assets/[^"]+)"', first.text):
        answer = await visitor.client.get(asset)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-encoding"] == "gzip"
        plain = await visitor.client.get(asset, headers={"Accept-Encoding": "identity"})
        assert plain.content == answer.content


async def test_assets_bring_no_cookie(server):
    async with httpx.AsyncClient(base_url=server.url) as client:
        assert "set-cookie" not in (await client.get("/assets/nothing.js")).headers
        assert "set-cookie" in (await client.get("/")).headers


@pytest.mark.parametrize("path", ["/", "/p/some-project", "/favicon.svg"])
async def test_the_page_can_be_asked_for_its_head(visitor, path):
    answer = await visitor.client.head(path)
    assert (answer.status_code, answer.content) == (200, b"")


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
TOO_LONG = "a" * 300


@pytest.mark.parametrize("path", ["/nothing", "/nothing/here", "/assets/nothing.js", f"/{TOO_LONG}"])
async def test_at_an_unknown_address_a_person_gets_the_page_and_a_program_a_problem(visitor, path):
    page = await visitor.client.get(path, headers={"Accept": BROWSER})
    assert (page.status_code, page.text) == (404, (await visitor.client.get("/")).text)
    told = await visitor.client.get(path, headers={"Accept": "*/*"})
    assert (told.status_code, told.json()["code"]) == (404, "no_such_address")


async def test_calls_are_answered_with_problems_whoever_asks(visitor):
    for path, code in (("/api/nothing", "no_such_address"), ("/api/projects/nothing", "not_found")):
        told = await visitor.client.get(path, headers={"Accept": BROWSER})
        assert (told.status_code, told.json()["code"]) == (404, code)
