"""What an entry says of itself, in the languages the playground speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["en", "ru"]

LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True)
class Text:
    """One sentence or title, in English and in Russian."""

    en: str
    ru: str

    def in_(self, language: Language) -> str:
        """The text in ``language``."""
        return self.ru if language == "ru" else self.en

    def in_all(self) -> dict[str, str]:
        """The text by language, for whoever does not know yet who will read it."""
        return {"en": self.en, "ru": self.ru}
