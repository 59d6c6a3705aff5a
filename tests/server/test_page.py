"""The page's files, as browsers get them."""

from __future__ import annotations

import re


async def test_the_page_and_its_assets(visitor):
    first, other = await visitor.client.get("/"), await visitor.client.get("/p/some-project")
    assert first.text == other.text
    assert first.headers["cache-control"] == "no-cache"
    assert not re.search(r"<script(?![^>]*\bsrc=)", first.text), "an inline script would not run"
    assert "http://" not in first.text
    assert "https://" not in first.text
    for asset in re.findall(r'(?:src|href)="(/assets/[^"]+)"', first.text):
        answer = await visitor.client.get(asset)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
