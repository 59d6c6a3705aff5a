"""Fetching files: whole, resumed, broken off, changed, refused; against a real server on this machine."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.data import remote
from models.data.remote import FetchFault, Remote, fetch, fetched
from tests.file_server import file_server

CONTENT = bytes(range(256)) * 40
SHA256 = f"sha256:{hashlib.sha256(CONTENT).hexdigest()}"


@pytest.fixture
def host(monkeypatch):
    monkeypatch.setattr(remote, "PAUSES", (0.0, 0.0))
    with file_server() as serving:
        serving.files["/set.bin"] = CONTENT
        yield serving


def published(host, checksum=SHA256, **more):
    return Remote(**{"url": f"{host.url}/set.bin", "bytes": len(CONTENT), "checksum": checksum} | more)


def test_a_file_comes_whole_and_is_not_asked_for_again(host, tmp_path):
    told: list[int] = []
    file = fetch(published(host), tmp_path, told.append)
    assert file.read_bytes() == CONTENT
    assert told == sorted(told)
    assert told[-1] == len(CONTENT)
    fetch(published(host), tmp_path, told.append)
    assert len(host.asked) == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["set.bin"]


def test_a_broken_connection_is_taken_up_where_it_broke(host, tmp_path):
    host.breaks = [1000, 500]
    assert fetch(published(host), tmp_path, lambda _: None).read_bytes() == CONTENT
    assert [wanted for _, wanted in host.asked] == [None, "bytes=1000-", "bytes=1500-"]


def test_what_an_earlier_process_left_is_taken_up(host, tmp_path):
    (tmp_path / "set.bin.part").write_bytes(CONTENT[:4000])
    assert fetched(published(host), tmp_path) == 4000
    assert fetch(published(host), tmp_path, lambda _: None).read_bytes() == CONTENT
    assert host.asked == [("/set.bin", "bytes=4000-")]


def test_a_host_without_ranges_is_begun_anew(host, tmp_path):
    host.ranges, host.breaks = False, [1000]
    assert fetch(published(host), tmp_path, lambda _: None).read_bytes() == CONTENT
    assert len(host.asked) == 2


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(breaks=st.lists(st.integers(1, 3000), max_size=6), ranges=st.booleans())
def test_wherever_it_breaks_the_file_is_the_published_one(host, tmp_path_factory, breaks, ranges):
    folder = tmp_path_factory.mktemp("fetched")
    host.breaks, host.ranges = [*breaks], ranges
    try:
        file = fetch(published(host), folder, lambda _: None)
    except FetchFault:
        assert not ranges, "three times in a row it came no further: whole files only"
    else:
        assert file.read_bytes() == CONTENT


@pytest.mark.parametrize("checksum", ["sha256:" + "0" * 64, "md5:" + "0" * 32])
def test_a_changed_file_is_thrown_away(host, tmp_path, checksum):
    with pytest.raises(FetchFault, match="not the published file") as fault:
        fetch(published(host, checksum), tmp_path, lambda _: None)
    assert fault.value.problem.code == "download_changed"
    assert fault.value.problem.params["expected"] == checksum.partition(":")[2]
    assert not [*tmp_path.iterdir()]


def test_md5_is_what_torchvision_knows_some_files_by(host, tmp_path):
    checksum = f"md5:{hashlib.md5(CONTENT).hexdigest()}"
    assert fetch(published(host, checksum), tmp_path, lambda _: None).is_file()


def test_more_than_was_published_is_not_taken(host, tmp_path):
    with pytest.raises(FetchFault, match="length should be 100"):
        fetch(published(host, bytes=100), tmp_path, lambda _: None)
    assert fetched(published(host), tmp_path) == 0


@pytest.mark.parametrize("ranges", [True, False])
def test_of_a_head_only_the_beginning_is_taken(host, tmp_path, ranges):
    host.ranges = ranges
    wanted = published(host, None, bytes=300, head=True, name="first.bin")
    assert fetch(wanted, tmp_path, lambda _: None).read_bytes() == CONTENT[:300]
    assert host.asked == [("/set.bin", "bytes=0-299")]


@pytest.mark.parametrize("ranges", [True, False])
def test_a_broken_head_is_taken_up(host, tmp_path, ranges):
    host.ranges, host.breaks = ranges, [120]
    wanted = published(host, None, bytes=300, head=True)
    assert fetch(wanted, tmp_path, lambda _: None).read_bytes() == CONTENT[:300]


def test_a_file_that_is_gone_is_said_at_once(host, tmp_path):
    with pytest.raises(FetchFault, match="HTTP 404") as fault:
        fetch(published(host, url=f"{host.url}/moved.bin"), tmp_path, lambda _: None)
    assert fault.value.problem.code == "download_refused"
    assert len(host.asked) == 1


def test_a_host_with_a_moment_of_trouble_is_asked_again(host, tmp_path):
    host.statuses = [503, 500]
    assert fetch(published(host), tmp_path, lambda _: None).read_bytes() == CONTENT


def test_nobody_there_is_said_with_what_to_do(host, tmp_path):
    nowhere = published(host, url="http://127.0.0.1:9/set.bin")
    with pytest.raises(FetchFault, match=r"127\.0\.0\.1:9 cannot be reached") as fault:
        fetch(nowhere, tmp_path, lambda _: None)
    assert fault.value.problem.code == "download_unreachable"


def test_only_http_is_spoken(tmp_path):
    with pytest.raises(ValueError, match="http or https"):
        Remote((tmp_path / "secret").as_uri(), 1, None)
