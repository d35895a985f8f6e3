# The config, the studies, the interpreter and the inputs that rules look up.
import os
import shlex
import shutil
from functools import cache
from pathlib import Path

import msgspec
from snakemake.persistence import FileBackupMixin, PersistenceBase

TEMPLATES = WORKFLOW.parent / "templates"

from recension.bucket import fetch_data, withdraw_index
from recension.build import BUSY, HELD, taken
from recension.comparison import FIGURES, TABLES
from recension.files import sha256
from recension.limits import NAME as LIMITS
from recension.provenance import fingerprint
from recension.stamps import FOLDER as STAMPED, handed
from recension.steps import (
    CITATIONS,
    DIAGRAMS,
    OUTPUTS,
    STAGES,
    Plan,
    result_names,
    settings_of,
    sources,
    template_files,
    versions,
)
from recension.study import STUDY_ID, codebook_path, load_config, load_study, study_ids, termbase_paths

with ending_with_a_message():
    CONFIG = load_config(config, "config/config.yaml")
    if CONFIG.bucket and workflow.is_main_process:
        fetch_data(CONFIG)
    STUDIES = study_ids(CONFIG)

CONFIG_JSON = msgspec.json.encode(CONFIG).decode()


@cache
def study_folder(study):
    """The folder of a study; raises RecensionError where it cannot be built."""
    return load_study(study, CONFIG)


# Commands run with the interpreter that runs Snakemake, and with the package that stands beside this workflow.
# Snakemake formats the prefix as it does a command, so braces are doubled.  What is exported makes no difference to any
# result, so it is no parameter of a rule.
shell.prefix(
    (
        f"export PATH={shlex.quote(str(Path(sys.executable).parent))}:$PATH"
        f" PYTHONPATH={shlex.quote(str(WORKFLOW))}${{PYTHONPATH:+:$PYTHONPATH}}"
        f" {LIMITS}={shlex.quote(msgspec.json.encode(CONFIG.limits).decode())}; "
    )
    .replace("{", "{{")
    .replace("}", "}}")
)

# A command that fails has not touched its outputs (it writes them whole, by a rename, at its end).  Snakemake would
# still copy its backup over them and record the failed job as finished, so that the next run finds "nothing to be
# done" and the fault is forgotten.  So the files stay as they are, and stay marked as incomplete: the job runs again.
FAILED = set()
FINISHED = PersistenceBase.finished


def keep_earlier_output(self, path):
    """Leave the output of a failed job as it is; says whether there was one."""
    FAILED.add(str(path))
    return path.exists()


async def record_unless_failed(self, job):
    """Record a job as finished, but not one that failed and kept its earlier output."""
    if FAILED.isdisjoint(map(str, job.output)):
        await FINISHED(self, job)


FileBackupMixin.backup_output = lambda self, path: None
FileBackupMixin.restore_output = keep_earlier_output
PersistenceBase.finished = record_unless_failed

# Where pandas is installed, Snakemake imports it to look at each parameter of a job: none of ours is a table.
PersistenceBase._serialize_param_pandas = PersistenceBase._serialize_param_builtin


# The lock by which `make` knows of a build at work, held until Snakemake ends.
LOCK = []


def hold():
    """Take the lock, unless it is `make` that runs this build and has it already."""
    if HELD in os.environ:
        return
    try:
        LOCK.append(taken())
    except BlockingIOError:
        print(f"recension: {BUSY}", file=sys.stderr)
        sys.exit(1)


# The page over all studies and the manifest of their files; which were taken away while the studies are built.
INDEX = Path(CONFIG.pathvars.results) / "index.html"
MANIFEST = INDEX.with_name("MANIFEST.sha256")
WITHDRAWN = []


def failed_in_stages():
    """The studies that have a job of their own that failed."""
    own = (Path(path).relative_to(INDEX.parent) for path in FAILED if Path(path).is_relative_to(INDEX.parent))
    return {path.parts[0] for path in own} & set(STUDIES)


def forced():
    """Whether this build was asked to run what need not run."""
    asked = workflow.dag_settings
    return bool(asked.forceall or asked.forcetargets or asked.forcerun)


def withdraw():
    """Take index and manifest away while a build runs: one that is killed must leave none that no longer holds.

    And the stamps of what is to run though nothing has changed; and what a build that did not end, and has left marks of
    its jobs, has left under temporary names.
    """
    if any(Path(".snakemake/incomplete").glob("*")):
        for path in INDEX.parent.rglob(".*.partial"):
            path.unlink(missing_ok=True)
    for path in (INDEX, MANIFEST):
        if path.exists() and not workflow.touch:
            path.unlink()
            WITHDRAWN.append(path)
    if forced():
        for study in STAGED:
            shutil.rmtree(INDEX.parent / study / "logs" / STAMPED, ignore_errors=True)
    if CONFIG.bucket and not workflow.touch:
        with ending_with_a_message():
            withdraw_index(CONFIG.bucket)


def write_index_anew(changed=()):
    """Write index and manifest outside of their rule: after a failed job, without which it would wait for ever.

    A study one of whose inputs is in ``changed`` counts as failed.

    They are dated back, so that the next build makes them in the proper way.
    """
    from recension.cli import main

    failed = failed_in_stages() | failed_in_batches()
    failed |= {study for path in changed for study in STAGED if study in Path(path).parts}
    words = ["--settings", CONFIG_JSON, "--templates", str(TEMPLATES), "--index", str(INDEX)]
    words += ["--manifest", str(MANIFEST)]
    if main(["index", *words, "--failed", *sorted(failed)]) == 0:
        for path in (INDEX, MANIFEST):
            os.utime(path, (1, 1))


wildcard_constraints:
    # With many studies, one pattern for all of their names: each output of each rule has a copy of it.
    study=STUDY_ID.pattern.removesuffix(r"\Z") if len(STUDIES) > 100 else "|".join(map(re.escape, STUDIES)) or "(?!)",


def batched(wildcards):
    """The stamps that a batch has left of a study: newer than its results, they make the rules build it anew."""
    path = Path(CONFIG.pathvars.results) / wildcards.study / "logs" / STEPS
    return [str(path)] if path.exists() else []


@cache
def planned(study):
    """The steps of the build of a study, by name."""
    return {step.name: step for step in Plan(study_folder(study), CONFIG, TEMPLATES).steps()}


def command(step):
    """The parameter that holds the words of a job's command: those of the step of this name, as a batch runs it."""
    return lambda wildcards: list(planned(wildcards.study)[step.format(**dict(wildcards.items()))].words)


def step(name):
    """The parameter that tells a job which step it is, so that it can leave out what was made from the same before."""
    return lambda wildcards: handed(
        planned(wildcards.study)[name.format(**dict(wildcards.items()))], INDEX.parent / wildcards.study
    )


def decisions(name):
    """The input function for a decisions file that a study may have or not."""
    return lambda wildcards: study_folder(wildcards.study).optional(name)


def further_codings(wildcards):
    """The codings of a study's further analysts."""
    return study_folder(wildcards.study).matching("coding-*.yaml")


def witnesses(wildcards):
    """The witnesses of a study, and its study.yaml where there is one."""
    folder = study_folder(wildcards.study)
    return [*map(str, folder.witnesses.values()), *folder.optional("study.yaml")]


def decided(wildcards):
    """All decisions files of a study."""
    return study_folder(wildcards.study).matching("*.yaml")


def termbases(wildcards):
    """The termbases of a study."""
    return [str(path) for path in termbase_paths(study_folder(wildcards.study), CONFIG)]


def codebook(wildcards):
    """The codebook of a study."""
    return str(codebook_path(study_folder(wildcards.study), CONFIG))


# The inputs that people write, each with its SHA-256 when this build looked at it first.
SEEN = {}


def contents(*inputs):
    """The parameter that holds what people have written for a job, in the files of ``inputs``, as one hash.

    Times alone do not tell a change that was made after a clock was put back, or while the job was at work.  (A function
    that asks for the job's input would not do: Snakemake takes no notice of a change of such parameters.)
    """

    def hashed(wildcards):
        found = [one(wildcards) for one in inputs]
        paths = [path for one in found for path in ([one] if isinstance(one, str) else one)]
        for path in paths:
            if path not in SEEN:
                SEEN[path] = content(path)
        return sha256("\n".join(SEEN[path] for path in paths).encode())

    return hashed


def content(path):
    """The SHA-256 of a file; of one that is not there, which its job will tell, that of nothing."""
    return sha256(Path(path).read_bytes() if Path(path).is_file() else b"")


def changed_meanwhile():
    """The inputs that are no longer what they were when this build began; says of each what to do."""
    changed = [path for path, before in SEEN.items() if content(path) != before]
    for path in changed:
        print(f"recension: {path}: was changed while it was built\n  Build again.", file=sys.stderr)
    return changed


def templates(wildcards):
    """The template files that an output is written with."""
    return list(map(str, template_files(wildcards.output, TEMPLATES)))
