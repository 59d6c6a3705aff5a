"""The API's description (OpenAPI), corrected where the framework describes what it would answer by itself."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

METHODS = frozenset({"get", "put", "post", "delete", "patch"})
PROBLEM = "application/problem+json"
UNUSED = ("HTTPValidationError", "ValidationError")
"""Schemas of the framework's own answer to what is not valid; ours are problems."""


class DescribedApp(FastAPI):
    """An application whose every error is a problem (RFC 9457), as its description says."""

    def openapi(self) -> dict[str, Any]:
        """The description, made once."""
        if self.openapi_schema is None:
            described = super().openapi()
            for path in described["paths"].values():
                for method in METHODS & path.keys():
                    _correct(path[method]["responses"])
            for name in UNUSED:
                described["components"]["schemas"].pop(name, None)
        return super().openapi()


def _correct(responses: dict[str, Any]) -> None:
    responses.pop("422", None)
    content = responses["default"]["content"]
    content[PROBLEM] = content.pop("application/json")
