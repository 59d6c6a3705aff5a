"""The address that a class is told."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from server.lan import class_line, lan_address


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


def test_a_class_is_told_where_to_go(tmp_path):
    told = "For a class: https://class.example:8000, for its teacher: https://class.example:8000/teach"
    assert class_line("https", "0.0.0.0", 8000, "class.example", (tmp_path,)) == told


def test_whoever_starts_it_in_a_container_is_told_how_to_say_the_address(tmp_path):
    line = class_line("http", "0.0.0.0", 8000, container=(tmp_path,))
    assert line is not None
    assert "SVERTKA_PUBLIC_ADDRESS=" in line


def test_a_server_for_its_own_machine_says_nothing_to_a_class():
    assert class_line("http", "127.0.0.1", 8000) is None
