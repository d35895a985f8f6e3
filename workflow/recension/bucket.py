"""Inputs from a bucket, and results into it: object storage that speaks S3.

A :class:`Copy` is a folder here and what stands under a prefix of the bucket.  Whether a file is the same on both sides
is told by the entity tag that the store gives to each content (RFC 9110, section 8.8.3) and by the file's size and time
here, both as they were when the two were last made equal.  An object is put whole or not at all.

The network's address, region and credentials are those of the environment (``AWS_ENDPOINT_URL``, ``AWS_REGION``,
``AWS_ACCESS_KEY_ID`` ...), which no file and no result names.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from .errors import RecensionError
from .files import leads_out, read_bytes, read_record, write_bytes, write_record
from .records import Record
from .records.config import Config

STATE = ".bucket.json"  # in the data folder
SENT = "logs/bucket.json"  # in the results of a study
# Results beside which an unfinished set of files would be taken for a whole one.
CHECKS, MANIFEST, INDEX = "checks.json", "MANIFEST.sha256", "index.html"
AT_ONCE = 8  # requests; the rest of the time is the network's


class Held(Record):
    """A file that is here as it is there: the store's tag of it, and its size in bytes and time in nanoseconds here."""

    tag: str
    size: int
    time: int


class HeldFiles(Record):
    """The files of a folder that are here as they are under ``url``, by their path in it."""

    url: str
    files: dict[str, Held]


class Copy:
    """``folder`` and the objects under ``url``; what is known of both is kept in the file ``state``."""

    def __init__(self, url: str, folder: Path, state: Path) -> None:
        self.url, self.folder, self.state = url, folder, state
        self.store = _store(url)
        self.known = self._read()

    def fetch(self) -> None:
        """Make the folder what the bucket holds.

        Raises :class:`RecensionError` for a file that was put or changed here, which would be lost.
        """
        there = self._there()
        with self._keeping_state():
            for name in self.known.keys() - there.keys():
                self._drop(name)
            _each(lambda name: self._get(name, there[name]), [one for one in there if not self._same(one, there)])

    def send(self, names: Iterable[str], mark: str) -> None:
        """Make the bucket hold the files ``names`` of the folder and no others.

        The one named ``mark`` is taken away before anything else is changed, and put when all the others are there:
        where it is, the files are those of one build.
        """
        there, here = self._there(), set(names)
        changed = [one for one in sorted(here) if not self._same(one, there)]
        gone = there.keys() - here
        if not changed and not gone:
            return
        with self._keeping_state(), told(self.url):
            self.store.delete([mark])
            self.known.pop(mark, None)
            _each(self._put, [one for one in changed if one != mark])
            for name in gone:
                self.store.delete([name])
                self.known.pop(name, None)
            self._put(mark)

    def _get(self, name: str, tag: str) -> None:
        path = self.folder / name
        with told(f"{self.url}/{name}"):
            data = bytes(self.store.get(name).bytes())
        if path.exists() and not self._untouched(name) and read_bytes(path) != data:
            raise RecensionError(str(path), "is not what was fetched from the bucket", f"Put it there: {self.url}")
        write_bytes(path, data)
        self._hold(name, tag)

    def _put(self, name: str) -> None:
        path = self.folder / name
        before = path.stat()
        with told(f"{self.url}/{name}"):
            tag = self.store.put(name, read_bytes(path), use_multipart=False)["e_tag"]
        self.known[name] = Held(tag=str(tag), size=before.st_size, time=before.st_mtime_ns)

    def _drop(self, name: str) -> None:
        """Delete a file that is no longer in the bucket, and the folders that it leaves empty."""
        path = self.folder / name
        if path.exists() and not self._untouched(name):
            problem = "was changed here and is gone from the bucket"
            raise RecensionError(str(path), problem, f"Delete it, or put it there: {self.url}")
        path.unlink(missing_ok=True)
        del self.known[name]
        for parent in path.parents:
            if parent == self.folder or not parent.is_dir() or any(parent.iterdir()):
                break
            parent.rmdir()

    def _hold(self, name: str, tag: str) -> None:
        status = (self.folder / name).stat()
        self.known[name] = Held(tag=tag, size=status.st_size, time=status.st_mtime_ns)

    def _untouched(self, name: str) -> bool:
        """Whether a file here is as it was when it was last equal to the one there."""
        held, path = self.known.get(name), self.folder / name
        if not held or not path.is_file():
            return False
        status = path.stat()
        return (status.st_size, status.st_mtime_ns) == (held.size, held.time)

    def _same(self, name: str, there: dict[str, str]) -> bool:
        return name in there and self._untouched(name) and self.known[name].tag == there[name]

    def _there(self) -> dict[str, str]:
        """The tag of each object under the prefix, by its path below it."""
        with told(self.url):
            found = {one["path"]: str(one["e_tag"]) for some in self.store.list() for one in some}
        for name in found:
            if leads_out(self.folder / name, self.folder):
                raise RecensionError(f"{self.url}/{name}", "leads out of the folder", "Give the object another name.")
        return found

    def _read(self) -> dict[str, Held]:
        try:
            state = read_record(self.state, HeldFiles) if self.state.exists() else None
        except RecensionError:
            state = None  # damaged: nothing is known of any file
        return dict(state.files) if state and state.url == self.url else {}

    @contextlib.contextmanager
    def _keeping_state(self) -> Iterator[None]:
        try:
            yield
        finally:
            write_record(self.state, HeldFiles(url=self.url, files=dict(sorted(self.known.items()))))


def fetch_data(config: Config) -> None:
    """Make the data folder what the bucket has under ``data/``.

    Raises :class:`RecensionError` when there is nothing, and for a data folder with files that are not from there.
    """
    folder = Path(config.pathvars.data)
    state = folder / STATE
    if folder.is_dir() and any(folder.iterdir()) and not state.exists():
        remedy = "Name a folder of its own for what is fetched: pathvars.data in the config."
        raise RecensionError(str(folder), f"holds files that are not from {config.bucket}", remedy)
    copy = Copy(f"{config.bucket.rstrip('/')}/data", folder, state)
    copy.fetch()
    if not copy.known:
        raise RecensionError(copy.url, "holds no file", "Copy what is to be built there: studies/, codebooks/ ...")
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith(".") and path.relative_to(folder).as_posix() not in copy.known:
            raise RecensionError(str(path), "is not from the bucket", f"Delete it, or put it there: {copy.url}")


def study_copy(bucket: str, results: Path) -> Copy:
    """The results of one study, in the folder ``results``, and their copy in the bucket."""
    return Copy(f"{bucket.rstrip('/')}/results/{results.name}", results, results / SENT)


def fetch_results(copy: Copy) -> None:
    """Fetch the results of a study from the bucket where there are none here, so that what holds is not made again."""
    if not (copy.folder / "logs" / "steps.json").exists():
        copy.fetch()


def send_results(copy: Copy) -> None:
    """Send the results of a study to the bucket: all files, and the stamps of their steps."""
    files = (path.relative_to(copy.folder) for path in copy.folder.rglob("*") if path.is_file())
    names = {path.as_posix() for path in files if path.parts[0] != "logs" and not path.name.startswith(".")}
    copy.send({*names, "logs/steps.json"}, CHECKS)


def withdraw_index(bucket: str) -> None:
    """Take index and manifest out of the bucket while a build runs: they would tell of results that change."""
    with told(bucket):
        _store(f"{bucket.rstrip('/')}/results").delete([INDEX, MANIFEST])


def send_index(bucket: str, results: Path) -> None:
    """Put manifest and index, which leads to all else, into the bucket."""
    with told(bucket):
        store = _store(f"{bucket.rstrip('/')}/results")
        for name in (MANIFEST, INDEX):
            store.put(name, read_bytes(results / name), use_multipart=False)


@contextlib.contextmanager
def told(url: str) -> Iterator[None]:
    """Raise :class:`RecensionError` for what the store refuses."""
    from obstore.exceptions import BaseError

    try:
        yield
    except (BaseError, OSError, ValueError) as error:
        said = str(error).partition("\n")[0]
        remedy = "Check its name, the network, and the credentials in the environment (AWS_ENDPOINT_URL, ...)."
        raise RecensionError(url, f"the bucket refuses ({said})", remedy) from None


def _store(url: str) -> Any:
    try:
        from obstore.store import from_url
    except ImportError:
        remedy = "Build with what `make cluster` installs: .venv-cluster/bin/snakemake"
        raise RecensionError(url, "buckets need the package obstore", remedy) from None
    with told(url):
        return from_url(url)


def _each(act: Callable[[str], None], names: list[str]) -> None:
    """Let ``act`` have each of ``names``, a few at a time; raises the first error when all have had their turn."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in [pool.submit(act, name) for name in names]:
            done.result()
