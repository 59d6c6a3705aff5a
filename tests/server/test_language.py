"""Which language a request speaks."""

from __future__ import annotations

import pytest
from starlette.requests import HTTPConnection

from server.language import language_of


@pytest.mark.parametrize(
    ("query", "header", "expected"),
    [
        ("", "", "en"),
        ("lang=ru", "en", "ru"),
        ("lang=en", "ru", "en"),
        ("lang=de", "ru", "ru"),
        ("", "ru", "ru"),
        ("", "ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("", "de,en;q=0.5,ru;q=0.7", "ru"),
        ("", "de", "en"),
        ("", "ru;q=0", "en"),
        ("", "ru;q=many", "en"),
        ("", ",;=,ru;;q", "en"),
    ],
)
def test_query_then_header_then_english(query, header, expected):
    scope = {"type": "http", "query_string": query.encode(), "headers": [(b"accept-language", header.encode())]}
    assert language_of(HTTPConnection(scope)) == expected
