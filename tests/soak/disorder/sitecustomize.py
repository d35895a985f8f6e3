"""Put first on PYTHONPATH, this gives every folder's files in the opposite of their alphabetical order.

A file system gives them in an order of its own, which differs between machines; a build may not depend on it.
"""

import os

_listdir, _scandir = os.listdir, os.scandir


def listdir(*where):
    """As :func:`os.listdir`, in the order of this module."""
    return sorted(_listdir(*where), reverse=True)


class scandir:
    """As :func:`os.scandir`, in the order of this module."""

    def __init__(self, *where):
        with _scandir(*where) as found:
            self._left = sorted(found, key=lambda one: one.name)

    def __iter__(self):
        return self

    def __next__(self):
        if not self._left:
            raise StopIteration
        return self._left.pop()

    def __enter__(self):
        return self

    def __exit__(self, *fault):
        self.close()

    def close(self):
        self._left = []


os.listdir, os.scandir = listdir, scandir
