"""https by two flags: page, cookies and the live socket."""

from __future__ import annotations

import re
import ssl
import subprocess
import sys

import httpx
import pytest
import trustme

from server.wire import PROTOCOL
from tests.server.visitor import PATIENCE, Visitor

COMMAND = [sys.executable, "-m", "server", "--port", "0"]


@pytest.fixture
def authority():
    return trustme.CA()


@pytest.fixture
def flags(authority, tmp_path):
    issued = authority.issue_cert("localhost", "127.0.0.1")
    certificate, key = tmp_path / "chain.pem", tmp_path / "key.pem"
    certificate.write_bytes(b"".join(each.bytes() for each in issued.cert_chain_pems))
    key.write_bytes(issued.private_key_pem.bytes())
    return ["--tls-cert", str(certificate), "--tls-key", str(key)]


@pytest.fixture
def url(flags, tmp_path):
    """Where a server with a certificate says it is."""
    command = [*COMMAND, "--data", str(tmp_path / "data"), *flags]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        address = re.search(r"https://127\.0\.0\.1:\d+", process.stdout.readline())
        assert address
        yield address[0]
        process.terminate()


async def test_everything_works_over_tls(authority, url):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    async with httpx.AsyncClient(base_url=url, verify=context, timeout=PATIENCE) as client:
        visitor = Visitor(client)
        first = await client.get("/api/health", headers={"Origin": url})
        assert (first.status_code, "Secure" in first.headers["set-cookie"]) == (200, True)
        project = await visitor.small_project()
        async with visitor.tab(hello=False, ssl=context) as tab:
            await tab.say(type="hello", protocol=PROTOCOL)
            await tab.hear("welcome")
            await tab.follow(project["id"])
            await tab.watch(project["id"])
            assert (await tab.hear("frame"))["items"]


def test_a_certificate_without_its_key_is_refused_in_words(flags):
    done = subprocess.run([*COMMAND, *flags[:2]], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "--tls-cert and --tls-key belong together" in done.stderr
    assert "Traceback" not in done.stderr
