"""``config/config.yaml``: what holds for every study of a build."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

import msgspec

from . import Record
from .inputs import Id

Layout = Literal["apparatus", "edition"]
LAYOUTS: tuple[str, ...] = get_args(Layout)


class Places(Record):
    """Folders, as Snakemake pathvars: ``data`` holds what people write, ``results`` what a build makes."""

    data: str = "data"
    results: str = "results"


class Pdf(Record):
    """``layout`` of ``edition.pdf``: ``apparatus`` is the edition and all that belongs to it, ``edition`` the text
    with its notes and queries alone."""

    layout: Layout = "apparatus"


class Limits(Record):
    """What a witness may be and a command of a stage may take: ``witness`` and ``memory`` in megabytes (MiB),
    ``seconds`` of time by the clock."""

    witness: Annotated[int, msgspec.Meta(ge=1, le=4_096)] = 64
    memory: Annotated[int, msgspec.Meta(ge=256, le=1_048_576)] = 8_192
    seconds: Annotated[int, msgspec.Meta(ge=1, le=604_800)] = 1_800


class Config(Record):
    """The keys of the config.  ``studies``: ids of those to build, all when empty.  ``codebook`` and ``termbases``
    are for a study that names none.  ``figure_formats``: what each figure is written as beside SVG.  ``batch``: where
    there are more studies than this, a job carries about so many of them through all stages; 0: never.  ``bucket``:
    where inputs come from and results go to beside the folders, ``s3://name/prefix``; empty: nowhere."""

    pathvars: Places = Places()
    studies: list[Id] = []
    codebook: Id = "general"
    termbases: list[Id] = []
    figure_formats: list[Literal["png", "pdf"]] = []
    pdf: Pdf = Pdf()
    batch: Annotated[int, msgspec.Meta(ge=0, le=10_000)] = 10
    limits: Limits = Limits()
    bucket: Annotated[str, msgspec.Meta(pattern=r"^(s3://[^/ ]+(/[^ ]*)?)?$")] = ""
