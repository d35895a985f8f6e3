"""A Slurm of one controller and two nodes on this machine: no database, no control groups, keys of its own."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import time
from pathlib import Path

from workspace import missing, tool

CONFIG = Path("/etc/slurm/slurm.conf")  # where jobs look: Snakemake hands none of the submitter's SLURM_ variables on
NODES = ("n1", "n2")
SETTINGS = """ClusterName=test
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort=17817
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
SlurmUser=root
StateSaveLocation={folder}
SlurmdSpoolDir={folder}/%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MinJobAge=600
NodeName=n1 NodeHostname={host} NodeAddr=127.0.0.1 Port=17821 CPUs=1 RealMemory=4000
NodeName=n2 NodeHostname={host} NodeAddr=127.0.0.1 Port=17822 CPUs=1 RealMemory=4000
PartitionName=main Nodes=ALL Default=YES State=UP
"""


class Slurm:
    """The services, with their files in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("munged", "slurmctld", "slurmd", "sbatch"):
            tool(f"/usr/sbin/{name}", name)
        if os.geteuid() != 0:
            missing("Slurm's services run as root")
        if CONFIG.exists() or CONFIG.is_symlink():
            missing(f"this machine has a Slurm of its own ({CONFIG})")

    def start(self) -> None:
        """Start the services and wait until both nodes are idle."""
        key = self.folder / "munge.key"
        key.write_bytes(secrets.token_bytes(1024))
        key.chmod(0o400)
        config = self.folder / "slurm.conf"
        host = socket.gethostname().partition(".")[0]
        config.write_text(SETTINGS.format(host=host, folder=self.folder), encoding="utf-8")
        CONFIG.parent.mkdir(exist_ok=True)
        CONFIG.symlink_to(config)
        os.environ["SLURM_CONF"] = str(CONFIG)
        options = ("key-file", "munge.key"), ("socket", "munge.socket"), ("pid-file", "munged.pid")
        options += ("log-file", "munged.log"), ("seed-file", "munge.seed")
        run("/usr/sbin/munged", "--force", *(f"--{option}={self.folder / name}" for option, name in options))
        run("/usr/sbin/slurmctld")
        for node in NODES:
            (self.folder / node).mkdir()
            run("/usr/sbin/slurmd", "-N", node)
        wait_for(lambda: run("sinfo", "--noheader", "--format=%D %t").strip() == "2 idle", 30)

    def stop(self) -> None:
        """End what was started, by its process id, and take the config away."""
        if CONFIG.is_symlink() and Path(os.readlink(CONFIG)).parent == self.folder:
            subprocess.run(["scancel", "--full", "--state=RUNNING"], check=False, capture_output=True)
            CONFIG.unlink()
        for name in (*NODES, "slurmctld", "munged"):
            pid = self.folder / f"{name}.pid"
            if pid.exists():
                end(int(pid.read_text()))


def run(*command: str) -> str:
    """What ``command`` prints; it must succeed."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, (command, done.stdout + done.stderr)
    return done.stdout


def wait_for(holds, seconds: float) -> None:
    """Wait until ``holds()``; fail after ``seconds``."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, f"waited {seconds} s in vain"
        time.sleep(0.2)


def end(pid: int) -> None:
    """End the process ``pid``, if need be by force."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.kill(pid, number)
            for _ in range(50):
                os.kill(pid, 0)
                time.sleep(0.1)
        except ProcessLookupError:
            return
