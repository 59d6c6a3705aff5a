"""The page contacts its own server and no other: it works in a class without internet, and tells nobody."""

from __future__ import annotations

import re

from tests.house.sources import ROOT, page_files, shown

ADDRESS = re.compile(r"""\b(?:https?|wss?):(?=//)(?!//www\.w3\.org/)|(?:src|href|url\()\s*=?\s*["']?//\w""")
"""An absolute address; the names of XML namespaces are no addresses."""


def without_comments(source: str) -> str:
    """TypeScript or CSS without comments, where addresses may be cited."""
    return re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", source, flags=re.DOTALL)


def test_the_sources_name_no_other_host():
    files = [file for file in page_files() if ".test." not in file.name]
    naming = {shown(file) for file in files if ADDRESS.search(without_comments(file.read_text()))}
    assert not naming


def test_the_built_page_loads_from_its_own_server_without_inline_scripts():
    page = (ROOT / "server" / "static" / "index.html").read_text()
    assert not ADDRESS.search(page)
    scripts = re.findall(r"<script\b[^>]*>(.*?)</script>", page, flags=re.DOTALL)
    assert scripts
    assert not any(script.strip() for script in scripts)


def test_the_rule_sees_what_it_should():
    assert ADDRESS.search('fetch("https://example.org/x")')
    assert ADDRESS.search('new WebSocket("ws://example.org")')
    assert ADDRESS.search('<script src="//example.org/x.js">')
    assert not ADDRESS.search('document.createElementNS("http://www.w3.org/2000/svg", "path")')
    assert not ADDRESS.search('fetch("/api/health")')
    assert not ADDRESS.search(without_comments("a(); // as in https://example.org\n/* http://example.org */"))
