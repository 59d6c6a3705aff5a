"""Drawing a network in code: nodes in order, each connected to the one before unless told otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from models.blocks.layout import arrange
from models.graph import Edge, Graph, Group, Node, port_name
from models.layers import Layer
from models.text import Language, Text


class Blueprint:
    """A network while it is put together."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._layers: dict[str, Layer] = {}
        self._groups: dict[str, Group] = {}
        self._members: dict[str, str] = {}
        self._edges: dict[str, Edge] = {}
        self.last: str = ""
        """The node that the next one follows."""

    def add(self, node: str, layer: Layer, *sources: str, group: str | None = None) -> str:
        """Add a node after ``sources``, or after the last one added, and return its id."""
        inputs: Sequence[str] = sources or ((self.last,) if self._layers else ())
        self._layers[node] = layer
        for number, source in enumerate(inputs):
            edge = Edge(source=source, target=node, port=port_name(layer, number))
            self._edges[f"e{len(self._edges) + 1}"] = edge
        if group is not None:
            self._members[node] = group
        self.last = node
        return node

    def sequence(self, name: str, layers: Iterable[Layer], *, group: str | None = None, first: int = 0) -> int:
        """Add layers one after the other as torch's Sequential names them, ``name.0``, ``name.1``, ...

        Returns:
            the number that the next one would have; ``first`` takes the numbering up again.
        """
        number = first
        for layer in layers:
            self.add(f"{name}.{number}", layer, group=group)
            number += 1
        return number

    def group(self, name: str, title: Text, parent: str | None = None, *, collapsed: bool = False) -> str:
        """Add a group and return its id; ``collapsed`` is how it opens."""
        titles: dict[Language, str] = {} if title.ru == title.en else {"ru": title.ru}
        self._groups[name] = Group(title=title.en, titles=titles, parent=parent, collapsed=collapsed)
        return name

    @property
    def nodes(self) -> list[str]:
        """All ids so far, in the order of adding."""
        return list(self._layers)

    def draw(self) -> Graph:
        """The finished graph, laid out by ``layout.arrange``."""
        nodes = {
            name: Node(
                type=layer.type,
                params=layer.model_dump(mode="json", exclude_unset=True),
                group=self._members.get(name),
            )
            for name, layer in self._layers.items()
        }
        graph = Graph(self._name, nodes, self._edges, self._groups, self._layers)
        places = arrange(graph)
        placed = {name: node.model_copy(update={"position": places[name]}) for name, node in nodes.items()}
        return replace(graph, nodes=placed)


def chain(name: str, layers: Mapping[str, Layer]) -> Graph:
    """A network of layers one after the other, by their ids."""
    net = Blueprint(name)
    for node, layer in layers.items():
        net.add(node, layer)
    return net.draw()
