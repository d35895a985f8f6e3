"""With a bucket, inputs come from it and results go to it: the bytes of a local build, never half of a study."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from cluster.slurm import Slurm
from cluster.store import NAME, Store
from cluster.test_slurm import command, submissions
from indexing.corpus import corpus

from recension import bucket as buckets
from recension.bucket import Copy, send_results, study_copy
from recension.errors import RecensionError
from recension.files import sha256
from workspace import Workspace, copied

EDITS = "studies/reading-rooms/edits.yaml"
IN_TWO = ("--config", "batch=2")


def from_bucket(prefix: str) -> tuple[str, ...]:
    return (*IN_TWO, f"bucket=s3://{NAME}/{prefix}")


@pytest.fixture(scope="module")
def sent(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The corpus, built from the bucket; look, do not touch."""
    workspace = corpus(tmp_path_factory.mktemp("sent"))
    store.fill("corpus", workspace)
    workspace.build(*from_bucket("corpus"))
    return workspace


def test_a_bucket_gets_the_bytes_of_a_local_build(store: Store, here: Workspace, sent: Workspace) -> None:
    assert sent.files() == here.files()
    assert store.results("corpus") == here.files()


def test_a_second_build_sends_nothing(store: Store, sent: Workspace) -> None:
    before = store.tags("corpus")
    assert "Nothing to be done" in sent.build(*from_bucket("corpus"), "--quiet", "host")
    assert store.tags("corpus") == before


def test_another_machine_takes_up_what_is_in_the_bucket(store: Store, sent: Workspace, tmp_path: Path) -> None:
    """It has nothing: neither the inputs nor the results.  One input changes in the bucket, one study goes."""
    other = Workspace(tmp_path / "other")
    shutil.rmtree(other.data)
    before = store.tags("corpus")
    other.build(*from_bucket("corpus"))
    assert told_in_logs(other) == {"unchanged"}
    kept = {name for name in before if "/" in name}  # all but index and manifest
    assert {name: store.tags("corpus")[name] for name in kept} == {name: before[name] for name in kept}

    data = store.at("corpus/data")
    edits = bytes(data.get(EDITS).bytes())
    data.put(EDITS, edits.replace(b"were visited by us", b"were visited by ourselves"))
    other.build(*from_bucket("corpus"))
    after = store.tags("corpus")
    changed = {name.partition("/")[0] for name in kept if after[name] != before[name]}
    assert changed == {"reading-rooms"}
    assert b"ourselves" in store.results("corpus")["reading-rooms/edition.md"]

    data.put(EDITS, edits)
    other.build(*from_bucket("corpus"))
    assert store.results("corpus") == sent.files()


def told_in_logs(workspace: Workspace) -> set[str]:
    logs = (path.read_text(encoding="utf-8") for path in (workspace.results / "logs").glob("batch-*.log"))
    return {line.split()[0] for log in logs for line in log.splitlines()}


def test_slurm_builds_from_a_bucket(store: Store, slurm: Slurm, here: Workspace, tmp_path: Path) -> None:
    workspace = corpus(tmp_path / "work")
    store.fill("slurm", workspace)
    words = command(workspace, "--config", "batch=2", f"bucket=s3://{NAME}/slurm")
    done = subprocess.run(words, cwd=workspace.folder, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    assert store.results("slurm") == here.files()
    assert [job["JobState"] for job in submissions(workspace, 0)] == ["COMPLETED"] * 2


def test_a_study_that_fails_sends_nothing_and_the_others_do(store: Store, sent: Workspace, tmp_path: Path) -> None:
    workspace = copied(sent, tmp_path / "work")
    for name in ("data", "results"):
        for some in store.at(f"corpus/{name}").list():
            for one in some:
                data = bytes(store.at(f"corpus/{name}").get(one["path"]).bytes())
                store.at(f"broken/{name}").put(one["path"], data)
    before = store.results("broken")
    data = store.at("broken/data")
    data.put("studies/late-hours/coding.yaml", b"findings: [{quote: Nowhere to be found.}]\n")
    text = bytes(data.get("studies/bare-text/notes.txt").bytes())
    data.put("studies/bare-text/notes.txt", text.replace(b"river gauges", b"lake gauges"))
    shutil.rmtree(workspace.data)
    run = workspace.snakemake(*from_bucket("broken"))
    assert run.returncode == 1 and "recension: data/studies/late-hours/coding.yaml:" in run.stdout
    after = store.results("broken")
    failed = {name for name in before if name.startswith("late-hours/")}
    assert {name: after[name] for name in failed} == {name: before[name] for name in failed}
    assert b"lake gauges" in after["bare-text/edition.md"]
    assert b"The last build of this study failed" in after["index.html"]


def stands_whole(results: dict[str, bytes], study: str) -> bool:
    """Whether the bucket says that the results of a study are whole, which must then be so."""
    if f"{study}/checks.json" not in results:
        return False
    checked = json.loads(results[f"{study}/checks.json"])["results"]
    for one in checked:
        assert sha256(results[f"{study}/{one['name']}"]) == one["sha256"]
    assert checked
    return True


def test_a_sender_that_ends_midway_leaves_no_half_that_looks_whole(
    store: Store, sent: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends at each request in its turn; what is in the bucket then never passes for a whole of either build."""
    study, other = sent.results / "bare-text", sent.results / "late-hours"
    folder = tmp_path / "bare-text"
    monkeypatch.setattr(buckets, "AT_ONCE", 1)
    shutil.copytree(study, folder)
    send_results(study_copy(f"s3://{NAME}/ended", folder))
    assert stands_whole(store.results("ended"), "bare-text")
    shutil.rmtree(folder)
    shutil.copytree(other, folder)  # all that was sent is of another build now
    put, left = Copy._put, 0

    def put_some(self: Copy, name: str) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise RecensionError(name, "ends here")
        put(self, name)

    monkeypatch.setattr(Copy, "_put", put_some)
    for number in (0, 1, 5, 20):
        left = number
        with pytest.raises(RecensionError, match="ends here"):
            send_results(study_copy(f"s3://{NAME}/ended", folder))
        assert not stands_whole(store.results("ended"), "bare-text")
    left = 1000
    send_results(study_copy(f"s3://{NAME}/ended", folder))
    results = store.results("ended")
    assert stands_whole(results, "bare-text")
    assert results == {f"bare-text/{name.partition('/')[2]}": data for name, data in sent.files().items()
                       if name.startswith("late-hours/")}  # fmt: skip


@pytest.fixture
def copy(store: Store, tmp_path: Path) -> Copy:
    """An empty folder and a place in the bucket with two files."""
    prefix = f"copies/{tmp_path.name}"
    store.at(prefix).put("a/one.txt", b"one")
    store.at(prefix).put("two.txt", b"two")
    found = Copy(f"s3://{NAME}/{prefix}", tmp_path, tmp_path / ".bucket.json")
    found.fetch()
    return found


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_what_changes_in_the_bucket_changes_here_and_nothing_else(copy: Copy) -> None:
    assert files(copy.folder) == {"a/one.txt": b"one", "two.txt": b"two"}
    time_of_two = (copy.folder / "two.txt").stat().st_mtime_ns
    copy.store.delete(["a/one.txt"])
    copy.store.put("b/three.txt", b"three")
    again = Copy(copy.url, copy.folder, copy.state)
    again.fetch()
    assert files(copy.folder) == {"two.txt": b"two", "b/three.txt": b"three"}
    assert not (copy.folder / "a").exists()
    assert (copy.folder / "two.txt").stat().st_mtime_ns == time_of_two


@pytest.mark.parametrize("there", [b"changed there", None])
def test_what_was_changed_here_is_not_lost(copy: Copy, there: bytes | None) -> None:
    (copy.folder / "two.txt").write_bytes(b"changed here")
    copy.store.put("two.txt", there) if there else copy.store.delete(["two.txt"])
    with pytest.raises(RecensionError, match=r"two\.txt"):
        Copy(copy.url, copy.folder, copy.state).fetch()
    assert (copy.folder / "two.txt").read_bytes() == b"changed here"


def test_what_is_known_may_be_lost(copy: Copy) -> None:
    copy.state.write_text("{", encoding="utf-8")
    copy.store.put("two.txt", b"new")
    (copy.folder / "two.txt").write_bytes(b"new")
    Copy(copy.url, copy.folder, copy.state).fetch()
    assert files(copy.folder) == {"a/one.txt": b"one", "two.txt": b"new"}


def test_a_folder_with_files_of_its_own_is_left_alone(store: Store, tmp_path: Path) -> None:
    workspace = corpus(tmp_path / "work")
    run = workspace.snakemake("--config", f"bucket=s3://{NAME}/corpus")
    assert run.returncode == 1
    assert "recension: data: holds files that are not from s3://" in run.stdout
    assert "Traceback" not in run.stdout


def test_a_bucket_that_is_not_there_is_one_message(store: Store, tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "work")
    shutil.rmtree(workspace.data)
    run = workspace.snakemake("--config", "bucket=s3://nobody-has-this/x")
    assert run.returncode == 1
    assert "recension: s3://nobody-has-this/x/data: the bucket refuses" in run.stdout
    assert "Traceback" not in run.stdout


def test_nothing_is_written_outside_of_the_folder(copy: Copy, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (copy.folder / "link").symlink_to(outside)
    copy.store.put("link/three.txt", b"three")
    with pytest.raises(RecensionError, match="leads out"):
        Copy(copy.url, copy.folder, copy.state).fetch()
    assert not any(outside.iterdir())
