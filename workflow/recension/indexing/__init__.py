"""Index: the results of all studies -> one page over them, with the comparison across studies that share a codebook.

Only a study whose results are those that passed the checks, made from inputs that have not changed since, is listed
with them; of any other the page says why it is not.
"""

from __future__ import annotations

from .manifest import write_manifest
from .memory import Memory
from .page import marked, write_index
from .standing import Entry, entry

__all__ = ["Entry", "Memory", "entry", "marked", "write_index", "write_manifest"]
