"""Order, ports and loops of random wirings, against plain definitions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.topology import reachable, topology
from tests.models.networks import network

NAMES = [f"n{number}" for number in range(8)]


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=20))
def test_wiring_of_anything(pairs):
    ports: dict[str, int] = dict.fromkeys(NAMES, 0)
    edges = []
    for source, target in pairs:
        edges.append((source, target, f"in{ports[target]}"))
        ports[target] += 1
    wiring = topology(network(dict.fromkeys(NAMES, ("add", {})), edges))
    assert not wiring.surplus
    after = {name: reachable(list(wiring.outgoing[name]), wiring.outgoing) for name in NAMES}
    looping = {name for name in NAMES if name in after[name]}
    behind = looping | {name for start in looping for name in after[start]}
    assert set(wiring.order) == set(NAMES) - behind
    place = {name: number for number, name in enumerate(wiring.order)}
    assert all(place[source] < place[target] for source, target in pairs if target in place)
    knots = {frozenset(other for other in after[name] if name in after[other]) for name in looping}
    assert len(wiring.loops) == len(knots)
    for loop in wiring.loops:
        assert len(set(loop)) == len(loop)
        assert all((start, end) in pairs for start, end in zip(loop, [*loop[1:], loop[0]], strict=True))


def test_of_two_edges_into_one_port_the_first_counts():
    nodes = {"a": ("input", {}), "b": ("input", {}), "c": ("relu", {})}
    wiring = topology(network(nodes, [("b", "c"), ("a", "c")]))
    assert wiring.incoming["c"] == {0: "b"}
    assert wiring.surplus == {"e1": ("c", "in")}


def test_ports_order_the_inputs():
    nodes = {"a": ("input", {}), "b": ("input", {}), "c": ("concat", {})}
    wiring = topology(network(nodes, [("a", "c", "in10"), ("b", "c", "in2")]))
    assert wiring.sources["c"] == ["b", "a"]


def test_a_long_chain_and_a_long_loop_need_no_recursion():
    names = [f"n{number}" for number in range(2000)]
    edges = list(zip(names, [*names[1:], names[0]], strict=True))
    wiring = topology(network(dict.fromkeys(names, ("relu", {})), edges))
    assert [sorted(loop) for loop in wiring.loops] == [sorted(names)]
    assert len(topology(network(dict.fromkeys(names, ("relu", {})), edges[:-1])).order) == 2000
