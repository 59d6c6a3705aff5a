"""The address that a class is told."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from server.lan import lan_address


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_a_server_for_its_own_machine_has_none(host):
    assert lan_address(host) is None


def test_a_server_for_the_network_has_that_of_the_way_out_or_none():
    address = lan_address("0.0.0.0")
    assert address is None or not ip_address(address).is_loopback
