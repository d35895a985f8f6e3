"""Recension: from a rough published study to findings with evidence and a clean edition.

One module or sub-package a stage, in the order of the flow: ``reading``, ``emendation``, ``coding``,
``comparison``, ``rendering``, ``verification``.  No stage imports a later one; what passes between
them is in ``records``.  Nothing here knows Snakemake: each stage can be called and tested by itself.
"""

__version__ = "0.1.0"
