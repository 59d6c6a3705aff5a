"""Which of the two languages a request speaks: `?lang=`, else `Accept-Language`, else English."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query
from starlette.requests import HTTPConnection

from models.text import LANGUAGES, Language


def language_of(connection: HTTPConnection) -> Language:
    """The language to answer in."""
    asked = connection.query_params.get("lang", "")
    for language in LANGUAGES:
        if asked == language:
            return language
    return _preferred(connection.headers.get("accept-language", ""))


def _preferred(header: str) -> Language:
    """The first of our languages in order of weight (RFC 9110, 12.5.4); unreadable weights count as 0."""
    weighted: list[tuple[float, Language]] = []
    for part in header.split(",")[:32]:
        tag, _, weight = part.strip().partition(";q=")
        try:
            quality = float(weight) if weight else 1.0
        except ValueError:
            quality = 0.0
        weighted += [(quality, language) for language in LANGUAGES if tag.lower().split("-")[0] == language]
    best = max(weighted, key=lambda pair: pair[0], default=(0.0, LANGUAGES[0]))
    return best[1] if best[0] > 0 else LANGUAGES[0]


async def _documented(
    connection: HTTPConnection,
    lang: Annotated[str | None, Query(description="Language of texts: `en` or `ru`; else by Accept-Language.")] = None,
) -> Language:
    del lang  # read from the connection, so that errors before routing speak the same language
    return language_of(connection)


Asked = Annotated[Language, Depends(_documented)]
"""A route's parameter: the language to answer in."""
