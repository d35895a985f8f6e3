# How far the build is: in a terminal always, elsewhere where there are many studies.
import time

from recension.progress import Progress

PROGRESS = []


def begin_to_tell():
    """Tell from now on how many of the studies that have a job in this build are done, failed and left."""
    jobs = [job for job in workflow.dag.needrun_jobs() if job.rule.name not in ("all", "default", "index")]
    batches = {job.wildcards.batch for job in jobs if job.rule.name == "batch"}
    studies = {job.wildcards.study for job in jobs if "study" in job.wildcards.keys()}
    total = len(studies) + sum(len(BATCHES[batch]) for batch in batches)
    if total and not workflow.touch and (IN_BATCHES or sys.stdout.isatty()):
        began = time.time()
        PROGRESS.append(Progress(total, lambda: ended_since(began, studies, batches), sys.stdout))
        PROGRESS[0].start()


def ended_since(began, studies, batches):
    """How many studies are done, and how many have failed, since the time ``began``."""
    results = Path(CONFIG.pathvars.results)
    done = sum(written_since(began, results / study / "checks.json") for study in studies)
    failed = len(failed_in_stages() & studies)
    for log in (STAMPS[batch].with_suffix(".log") for batch in batches):
        hows = list(told(log).values()) if written_since(began, log) else []
        failed += hows.count(FAILED_IN_BATCH)
        done += len(hows) - hows.count(FAILED_IN_BATCH)
    return done, failed


def written_since(began, path):
    """Whether the file at ``path`` was written after the time ``began``."""
    try:
        return path.stat().st_mtime >= began
    except OSError:
        return False


def end_telling():
    """Tell it for the last time."""
    while PROGRESS:
        PROGRESS.pop().end()
