"""Long trials of what a build promises: ``make soak`` runs them all and writes the figures of docs/reliability.md.

A part is a module of this package with ``soak(amount, seed, jobs) -> Part``.  ``make test`` runs a fixed sample of the
same code, from the tests beside it.
"""
