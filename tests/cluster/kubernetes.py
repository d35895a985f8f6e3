"""What Snakemake asks of a Kubernetes cluster, answered on this machine: the pods of its jobs are processes here.

It keeps each job that it is given, and runs the command of its container in an empty folder with nothing of this
environment but what the image would have.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml


class Cluster:
    """The server, with the folders of its pods in ``folder``; ``image`` stands for the root of the image."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.jobs: dict[str, dict[str, Any]] = {}
        self.pods: dict[str, subprocess.Popen[bytes]] = {}
        self.secrets: list[str] = []
        handler = type("Handler", (Answers,), {"cluster": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def config(self) -> Path:
        """The file by which clients find the cluster (``KUBECONFIG``)."""
        path = self.folder / "kubeconfig"
        server = f"http://127.0.0.1:{self.server.server_port}"
        entries = {
            "clusters": [{"name": "here", "cluster": {"server": server}}],
            "users": [{"name": "me", "user": {}}],
            "contexts": [{"name": "here", "context": {"cluster": "here", "user": "me"}}],
        }
        path.write_text(yaml.safe_dump({"current-context": "here", **entries}), encoding="utf-8")
        return path

    def run(self, job: dict[str, Any]) -> None:
        """Keep a job and start its pod."""
        name = job["metadata"]["name"]
        [container] = job["spec"]["template"]["spec"]["containers"]
        place = self.folder / name
        tools = place / "bin"
        tools.mkdir(parents=True)
        (tools / "pip").symlink_to("/bin/true")
        (place / "workdir").mkdir()
        self.jobs[name] = job
        self.pods[name] = subprocess.Popen(
            [*container["command"], *container["args"]],
            cwd=place / "workdir",
            env={"PATH": f"{tools}:{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(place)},
            stdout=(place / "log").open("wb"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def state(self, name: str) -> dict[str, Any]:
        """What the cluster tells of a job."""
        code = self.pods[name].poll()
        counts = {"active": 1} if code is None else {"failed": 1} if code else {"succeeded": 1}
        return {**self.jobs[name], "status": counts}

    def delete(self, name: str) -> None:
        """End the pod of a job."""
        if name in self.pods and self.pods[name].poll() is None:
            os.killpg(self.pods[name].pid, signal.SIGKILL)
            self.pods[name].wait()

    def stop(self) -> None:
        """End everything."""
        for name in self.pods:
            self.delete(name)
        self.server.shutdown()


class Answers(BaseHTTPRequestHandler):
    """The answers of ``cluster``."""

    cluster: Cluster

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path.endswith("/jobs"):
            self.cluster.run(body)
        else:
            self.cluster.secrets.append(body["metadata"]["name"])
        self.answer(body, 201)

    def do_GET(self) -> None:
        if "/jobs/" in self.path:
            self.answer(self.cluster.state(self.path.split("/jobs/")[1].removesuffix("/status")))
        else:
            self.answer({"apiVersion": "v1", "kind": "PodList", "items": []})

    def do_DELETE(self) -> None:
        if "/jobs/" in self.path:
            self.cluster.delete(self.path.split("/jobs/")[1].partition("?")[0])
        self.answer({"apiVersion": "v1", "kind": "Status", "status": "Success"})

    def answer(self, body: dict[str, Any], code: int = 200) -> None:
        data = json.dumps(body).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
