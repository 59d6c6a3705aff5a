"""The address that a class is told."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from server.lan import lan_address


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "localhost", "::1"])
def test_a_server_for_its_own_machine_has_none(host):
    assert lan_address(host) is None


@pytest.mark.parametrize("host", ["10.99.1.2", "lab.example"])
def test_a_server_on_one_address_has_that_one(host):
    assert lan_address(host) == host


def test_an_address_with_colons_stands_in_brackets():
    assert lan_address("fd00::7") == "[fd00::7]"


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_a_server_for_the_network_has_that_of_the_way_out_or_none(host):
    address = lan_address(host, container=())
    assert address is None or not ip_address(address).is_loopback


def test_in_a_container_nobody_knows_it(tmp_path):
    assert lan_address("0.0.0.0", container=(tmp_path / "no", tmp_path)) is None


@pytest.mark.parametrize("host", ["0.0.0.0", "10.99.1.2", "127.0.0.1"])
def test_what_people_type_is_what_was_set(host, tmp_path):
    assert lan_address(host, "class.example", (tmp_path,)) == "class.example"
