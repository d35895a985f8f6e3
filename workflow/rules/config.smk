# The package, how a fault of its input is told, and a look at the config files before Snakemake takes them as they are.
import contextlib
import sys
from pathlib import Path

WORKFLOW = Path(workflow.current_basedir).parent

# The package beside this workflow is the one that runs, installed or not: what is fingerprinted is what runs.
sys.path.insert(0, str(WORKFLOW))

from recension.errors import RecensionError
from recension.study import check_config


@contextlib.contextmanager
def ending_with_a_message():
    """End with one message when the input is at fault."""
    try:
        yield
    except RecensionError as error:
        # Not a WorkflowError: Snakemake would drop its message when it is told to be quiet.
        print(f"recension: {error}", file=sys.stderr)
        sys.exit(1)


with ending_with_a_message():
    for given in dict.fromkeys([*map(Path, workflow.configfiles), Path("config/config.yaml")]):
        check_config(given)
