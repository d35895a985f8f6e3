"""JSON Schemas of every file people write and every artefact, generated from the records."""

from __future__ import annotations

import json

import msgspec

from .records.agreement import Agreement
from .records.apparatus import Apparatus, Edition
from .records.checks import Checks
from .records.comparison import Comparison
from .records.config import Config
from .records.document import Document
from .records.findings import Findings
from .records.inputs import Codebook, Coding, Edits, Study, Stylebook, Termbase
from .records.plans import Synthesis
from .records.provenance import Provenance

FILES = {
    "config": Config,
    "study": Study,
    "edits": Edits,
    "termbase": Termbase,
    "stylebook": Stylebook,
    "codebook": Codebook,
    "coding": Coding,
    "synthesis": Synthesis,
    "document": Document,
    "apparatus": Apparatus,
    "edition": Edition,
    "findings": Findings,
    "agreement": Agreement,
    "comparison": Comparison,
    "provenance": Provenance,
    "checks": Checks,
}


def all_schemas() -> dict[str, bytes]:
    """File name -> JSON Schema (2020-12) as UTF-8 JSON; the same bytes each time."""
    return {f"{name}.schema.json": _schema(kind) for name, kind in FILES.items()}


def _schema(kind: type) -> bytes:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(kind)}
    return json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=False).encode() + b"\n"
