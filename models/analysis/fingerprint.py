"""A hash of what matters for training a network, so that moving its cards about does not make it another one."""

from __future__ import annotations

import json
from hashlib import blake2b

from models.graph import Graph


def training_fingerprint(graph: Graph) -> str:
    """32 hexadecimal digits from types, parameters and edges; names, labels, positions and groups do not count."""
    nodes = [[name, layer.type, layer.model_dump(mode="json")] for name, layer in sorted(graph.layers.items())]
    edges = sorted([edge.source, edge.source_port, edge.target, edge.port] for edge in graph.edges.values())
    text = json.dumps([nodes, edges], sort_keys=True, separators=(",", ":"))
    return blake2b(text.encode(), digest_size=16).hexdigest()
