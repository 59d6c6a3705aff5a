"""Names, origins, headers and cookies."""

from __future__ import annotations

import pytest

from server.auth.identity import TOKEN


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil:80", "[::2]"])
async def test_foreign_names_are_not_answered(visitor, host):
    answer = await visitor.client.get("/api/health", headers={"Host": host})
    assert (answer.status_code, answer.json()["code"]) == (421, "foreign_host")


async def test_a_person_at_a_foreign_name_can_read_why(visitor):
    headers = {"Host": "evil.example<b>", "Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    answer = await visitor.client.get("/", headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (421, "text/html; charset=utf-8")
    assert '<p lang="en">' in answer.text
    assert '<p lang="ru">' in answer.text
    assert "<b>" not in answer.text
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:1", "[::1]:8000", "LOCALHOST"])
async def test_own_names_are_answered(visitor, host):
    assert (await visitor.client.get("/api/health", headers={"Host": host})).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "file://", "\xff", "http://["])
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_pages_from_elsewhere_are_refused(visitor, origin, method):
    headers = {"Origin": origin.encode("latin-1")}
    answer = await visitor.client.request(method, "/api/projects", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "foreign_origin")


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize(
    ("mode", "dest"), [("no-cors", "image"), ("no-cors", "script"), ("navigate", "iframe"), ("cors", "empty")]
)
async def test_what_a_foreign_page_embeds_is_refused_without_an_origin_too(visitor, site, mode, dest):
    headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}
    answer = await visitor.client.get("/api/datasets/mnist/test/0.png", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "foreign_page")


@pytest.mark.parametrize("site", ["cross-site", "same-site", "same-origin", "none"])
async def test_a_link_leads_here(visitor, site):
    headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert (await visitor.client.get("/api/health", headers=headers)).status_code == 200


async def test_our_own_page_is_served(visitor):
    own = str(visitor.client.base_url).rstrip("/")
    assert (await visitor.client.get("/api/projects", headers={"Origin": own})).status_code == 200


async def test_every_answer_is_careful(visitor):
    for path in ("/", "/api/health", "/api/nothing"):
        headers = (await visitor.client.get(path)).headers
        policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
        assert policy["script-src"] == policy["style-src"] == "'self'"
        assert policy["connect-src"] == "'self'"
        assert policy["frame-ancestors"] == "'none'"
        assert headers["x-content-type-options"] == "nosniff"
        assert "server" not in headers


async def test_the_first_request_gets_a_cookie_that_scripts_cannot_read(visitor):
    first = await visitor.client.get("/api/health")
    cookie = first.headers["set-cookie"]
    assert TOKEN.search(cookie)
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "set-cookie" not in (await visitor.client.get("/api/projects")).headers


@pytest.mark.parametrize("token", ["", "short", "x" * 43 + "!", "x" * 44, "é" * 43])
async def test_a_token_of_ones_own_making_is_replaced(server, token):
    import httpx

    async with httpx.AsyncClient(base_url=server.url, headers={"Cookie": f"svertka={token}".encode()}) as client:
        assert "set-cookie" in (await client.get("/api/health")).headers


async def test_tokens_are_kept_nowhere(visitor, server):
    await visitor.project()
    token = visitor.client.cookies["svertka"].encode()
    files = [file for file in (server.log.parent).rglob("*") if file.is_file()]
    assert len(files) > 1
    assert not [file for file in files if token in file.read_bytes()]
