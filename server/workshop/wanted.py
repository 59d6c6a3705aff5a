"""What a server can get from the internet: the images of a data set, the published weights of an architecture."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from models import torchvision_weights
from models.data import Dataset, obtaining
from models.torchvision_weights import Published
from models.torchvision_weights import obtaining as weights

Kind = Literal["dataset", "weights"]


class Wanted(Protocol):
    """One thing to get, into one folder. All of its answers touch the disk, besides who it is."""

    @property
    def kind(self) -> Kind:
        """What it is."""

    @property
    def name(self) -> str:
        """Which one of its kind."""

    @property
    def where(self) -> Path:
        """The folder it comes into."""

    @property
    def bytes(self) -> int | None:
        """How many its files have; None for what is not to be had from the internet."""

    def available(self) -> bool:
        """Whether it is here, ready for use."""

    def arrived(self) -> int:
        """How many bytes of an unfinished download are here."""

    def discard(self) -> None:
        """Forgets them."""


@dataclass(frozen=True)
class WantedImages:
    """The images of a data set."""

    dataset: Dataset
    where: Path
    kind: Kind = "dataset"

    @property
    def name(self) -> str:
        """The data set's."""
        return self.dataset.name

    @property
    def bytes(self) -> int | None:
        """Of all its files together."""
        return None if self.dataset.download is None else self.dataset.download.bytes

    def available(self) -> bool:
        """Whether they are in the store."""
        return self.dataset.available()

    def arrived(self) -> int:
        """How many bytes are here."""
        return obtaining.arrived(self.dataset, self.where)

    def discard(self) -> None:
        """Forgets them."""
        obtaining.discard(self.dataset, self.where)


@dataclass(frozen=True)
class WantedWeights:
    """Published weights."""

    published: Published
    where: Path
    kind: Kind = "weights"

    @property
    def name(self) -> str:
        """Of their architecture."""
        return self.published.architecture

    @property
    def bytes(self) -> int | None:
        """Of the file, nearly."""
        return self.published.remote.bytes

    @property
    def file(self) -> Path:
        """The converted weights."""
        return weights.kept(self.published, self.where)

    def available(self) -> bool:
        """Whether they have been converted."""
        return self.file.is_file()

    def arrived(self) -> int:
        """How many bytes are here."""
        return weights.arrived(self.published, self.where)

    def discard(self) -> None:
        """Forgets them."""
        weights.discard(self.published, self.where)


def all_weights(where: Path) -> list[WantedWeights]:
    """All that is published, into a folder."""
    return [WantedWeights(each, where) for each in torchvision_weights.all_published()]
