"""``python -m recension``: a job that was made before from just what is there now ends before anything is imported."""

import sys

from .stamps import given


def main() -> int:
    """Run the command of the command line, unless it is a step whose stamp holds; gives the exit code."""
    step, stamps = given(sys.argv[1:]) or (None, None)
    if step and stamps.hold(step):
        return 0
    from .cli import run

    if not step:
        return run()
    stamps.withdraw()
    return run(lambda: stamps.made(step))


if __name__ == "__main__":
    raise SystemExit(main())
