# Which studies get a job for each stage, and which go in batches, a job for all stages of many.  Snakemake then plans and
# schedules a few hundred jobs instead of ten for each study, and pandas, matplotlib and Typst are imported once a job.
# A study whose folder is at fault goes the same way, whatever the number of studies: its job tells the fault.
import time

from recension.batch import FAILED as FAILED_IN_BATCH, share, told
from recension.stamps import NAME as STEPS


def faulty(study):
    """Whether the folder of a study cannot be built as it is."""
    try:
        study_folder(study)
        return False
    except RecensionError:
        return True


# With a bucket all go in batches, for these send their results there; and where Snakemake hands files over to its jobs, for
# these write to the results themselves.
APART = bool(CONFIG.bucket) or workflow.storage_settings.default_storage_provider is not None
IN_BATCHES = APART or 0 < CONFIG.batch < len(STUDIES)
REFUSED = [] if IN_BATCHES else [study for study in STUDIES if faulty(study)]
# Those that are built by one job for each stage, and the batches of all others by the name of their stamp.
STAGED = [] if IN_BATCHES else [study for study in STUDIES if study not in REFUSED]
BATCHES = (
    share(STUDIES, CONFIG.batch or max(1, len(STUDIES))) if IN_BATCHES else {"refused": REFUSED} if REFUSED else {}
)
# The stamp of each batch, which Snakemake knows it by; its log beside it tells how each study has come to its end.
STAMPS = {batch: Path(CONFIG.pathvars.results) / "logs" / f"batch-{batch}.txt" for batch in BATCHES}


def batch_sources(wildcards):
    """What people have written for the studies of a batch; of a study at fault, whatever is there."""
    found = set()
    for study in BATCHES[wildcards.batch]:
        try:
            found.update(map(str, sources(study_folder(study), CONFIG)))
        except RecensionError:
            found.update(map(str, filter(Path.is_file, Path(CONFIG.pathvars.data, "studies", study).glob("*"))))
    return sorted(found)


def failed_in_batches():
    """The studies that the failed jobs of this build have told as failed."""
    failed = {Path(path).name for path in FAILED}  # by name: where files are handed over, it is a copy that has failed
    logs = [stamp.with_suffix(".log") for stamp in STAMPS.values() if stamp.name in failed]
    return {study for log in logs for study, how in told(log).items() if how == FAILED_IN_BATCH}


def withdraw_stamps():
    """Take away the stamp of each batch that has lost a result, so that it is built again.

    Snakemake knows a batch by its stamp alone: 50 results of each of 10,000 studies are more than it can plan with.
    """
    results, names = Path(CONFIG.pathvars.results), result_names(CONFIG)
    for batch, stamp in STAMPS.items():
        made = (results / study / name for study in BATCHES[batch] for name in names)
        if stamp.exists() and not all(path.exists() for path in made):
            stamp.unlink()


def written_for(study):
    """What people have written for a study; nothing where it names files that are not there, which its job tells."""
    try:
        return sources(study_folder(study), CONFIG)
    except RecensionError:
        return []


def to_come(paths):
    """Those of ``paths`` that are files and bear a time to come: the clock was put back, or they are of a machine with
    another clock."""
    return [path for path in paths if path.is_file() and path.stat().st_mtime > time.time() + 2]


def set_right_the_times():
    """Date back results that bear a time to come, beside which no input would seem newer; refuse such inputs, for which
    Snakemake would refuse each result."""
    for path in to_come([INDEX, MANIFEST, *(file for study in STAGED for file in (INDEX.parent / study).rglob("*"))]):
        os.utime(path, (1, 1))
    if late := to_come({path for study in STAGED for path in written_for(study)}):
        for path in sorted(late):
            print(
                f"recension: {path}: bears a time that is still to come\n"
                f"  Set the clock right, or give the file the time of now: touch {shlex.quote(str(path))}",
                file=sys.stderr,
            )
        sys.exit(1)


def schedule_lightly():
    """Let Snakemake look for jobs to start when one has ended, and among a hundred.

    It would hold itself to 100 jobs a second, and for that look at all ready jobs and each of their inputs once a second,
    and once more a second after each job that has ended: after a hundred batches it would do nothing else.
    """
    workflow.scheduler.job_rate_limiter = None
    workflow.scheduler.subsample = workflow.scheduler.subsample or 100


if workflow.is_main_process:
    withdraw_stamps()
    set_right_the_times()
