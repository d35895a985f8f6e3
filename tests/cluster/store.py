"""A bucket on this machine: moto's server, in an environment and a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from workspace import ROOT, Workspace, missing

SERVER = ROOT / ".venv-server" / "bin" / "moto_server"
NAME = "studies"


class Store:
    """The server, and the bucket ``s3://studies`` in it; what it serves is gone when it ends."""

    def __init__(self) -> None:
        if not SERVER.exists():
            missing("moto's server is not installed (make test-cluster)")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"http://127.0.0.1:{free.getsockname()[1]}"

    def start(self) -> None:
        """Start the server and make the bucket; from now on the environment leads there."""
        port = self.address.rpartition(":")[2]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen([str(SERVER), "-H", "127.0.0.1", "-p", port], **quiet)
        os.environ |= {
            "AWS_ENDPOINT_URL": self.address, "AWS_ALLOW_HTTP": "true", "AWS_REGION": "us-east-1",
            "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "NO_PROXY": "127.0.0.1",
        }  # fmt: skip
        until = time.monotonic() + 120
        while True:
            try:
                urlopen(Request(f"{self.address}/{NAME}", method="PUT"), timeout=30).close()
                return
            except URLError:
                assert self.process.poll() is None and time.monotonic() < until
                time.sleep(0.2)

    def stop(self) -> None:
        """End the server."""
        self.process.kill()
        self.process.wait()

    def at(self, prefix: str) -> Any:
        """What stands under ``prefix``, to look at and to change."""
        from obstore.store import from_url

        return from_url(f"s3://{NAME}/{prefix}")

    def fill(self, prefix: str, workspace: Workspace) -> None:
        """Put the data of a workspace into the bucket, and take it away from the workspace."""
        for path in [path for path in workspace.data.rglob("*") if path.is_file()]:
            self.at(f"{prefix}/data").put(str(path.relative_to(workspace.data)), path.read_bytes())
        workspace.data.rename(workspace.folder / "was-data")

    def results(self, prefix: str) -> dict[str, bytes]:
        """The results in the bucket by their path; stamps are none."""
        store = self.at(f"{prefix}/results")
        names = [one["path"] for some in store.list() for one in some]
        return {one: bytes(store.get(one).bytes()) for one in sorted(names) if "logs" not in Path(one).parts}

    def tags(self, prefix: str) -> dict[str, str]:
        """What tells one content of an object, and one putting of it, from another; by its path."""
        found = [one for some in self.at(f"{prefix}/results").list() for one in some]
        return {one["path"]: f"{one['e_tag']} {one['last_modified']}" for one in found}
