"""The steps of one study's build: for each stage the command line, what it reads and what it makes.

The rules of the workflow run these commands, one job each; a batch runs them one study after the other
(:mod:`recension.batch`).  Snakemake must know files before it knows studies, so the rules name them by
patterns of their own; a test holds the two to the same files.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import msgspec

from .colophon import tools
from .comparison import FIGURES, TABLES
from .files import sha256
from .provenance import fingerprint
from .records.config import Config
from .stamps import Step
from .study import StudyFolder, codebook_path, termbase_paths

# What is rendered, and what under templates/ each is written with.
OUTPUTS = {
    "edition.html": ("edition.html", "palette.css", "edition.css", "scripts/*.js"),
    "edition.pdf": ("edition.typ", "fonts/*.[ot]tf"),
    "edition.md": (),
    "queries.md": (),
}
# What *emend* and *code* make, by the option that names it.
EMENDED = {"apparatus": "apparatus.json", "table": "apparatus.csv", "edition": "edition.json"}
CODED = {
    "findings": "findings.json",
    "table": "findings.csv",
    "agreement": "agreement.json",
    "agreement-table": "agreement.csv",
    "differences": "differences.csv",
}
CITATIONS = ("csl.json", "bib", "ris")
DIAGRAMS = "figures/structure"  # a folder: a study has as many diagrams as its analyst has put
STAGES = ("read", "emend", "code", "cite", "provenance", "compare", "compose", "render", "verify")


class Plan:
    """All steps of the build of the study in ``folder``, in an order in which they can run."""

    def __init__(self, folder: StudyFolder, config: Config, templates: Path) -> None:
        self.folder, self.config, self.templates = folder, config, templates
        self.results = Path(config.pathvars.results) / folder.id

    def steps(self) -> list[Step]:
        """The steps; the last one verifies what the others have made."""
        made = [self.read(), self.emend(), self.code(), self.compare(), self.cite(), self.provenance(), self.compose()]
        made += [self.render(name) for name in OUTPUTS]
        return [*made, self.verify(made)]

    def read(self) -> Step:
        """Witnesses -> document."""
        inputs = [*self.folder.witnesses.values(), *map(Path, self.folder.optional("study.yaml"))]
        words = ("--study", str(self.folder.folder), "--document", self._in("document.json"))
        return self._step("read", words, inputs, ["document.json"])

    def emend(self) -> Step:
        """Document + termbases + edits -> apparatus and edition."""
        termbases, edits = termbase_paths(self.folder, self.config), self.folder.optional("edits.yaml")
        words = [*self._from("document"), *_option("termbase", termbases), *_option("edits", edits)]
        words += ["--version", fingerprint("emend"), *self._to(EMENDED)]
        inputs = [self.results / "document.json", *termbases, *map(Path, edits)]
        return self._step("emend", words, inputs, EMENDED.values())

    def code(self) -> Step:
        """Edition + codebook + coding + synthesis -> findings; further codings -> agreement."""
        codebook = codebook_path(self.folder, self.config)
        decided = {
            "coding": self.folder.optional("coding.yaml"),
            "synthesis": self.folder.optional("synthesis.yaml"),
            "further": self.folder.matching("coding-*.yaml"),
        }
        words = [*self._from("document", "edition"), "--codebook", str(codebook)]
        words += [word for name, paths in decided.items() for word in _option(name, paths)]
        inputs = [*self._made("document.json", "edition.json"), codebook]
        inputs += [Path(path) for paths in decided.values() for path in paths]
        return self._step("code", [*words, *self._to(CODED)], inputs, CODED.values())

    def cite(self) -> Step:
        """Document + edition -> how to cite them."""
        outputs = [f"citation.{ending}" for ending in CITATIONS]
        words = [*self._from("document", "edition"), "--citations", *map(self._in, outputs)]
        return self._step("cite", words, self._made("document.json", "edition.json"), outputs)

    def provenance(self) -> Step:
        """Study + config -> how its edition is built."""
        # Which other studies are built, and how many a job carries, makes no difference to this one.
        settings = settings_of(self.config)
        inputs = [*self._made("apparatus.json", "findings.json"), *sources(self.folder, self.config)]
        words = ("--settings", settings, "--study", self.folder.id, "--provenance", self._in("provenance.json"))
        return self._step("provenance", words, inputs, ["provenance.json"], versions())

    def compare(self) -> Step:
        """Findings -> tables and figures."""
        formats = ("svg", *self.config.figure_formats)
        words = [*self._from("findings", "document", "apparatus"), "--formats", *formats]
        words += ["--version", fingerprint("compare"), "--comparison", self._in("comparison.json")]
        inputs = self._made("findings.json", "document.json", "apparatus.json")
        return self._step("compare", words, inputs, compared(self.config))

    def compose(self) -> Step:
        """Everything so far -> the report as one pandoc AST."""
        names = ("document", "apparatus", "edition", "findings", "agreement", "comparison", "provenance")
        citations = [f"citation.{ending}" for ending in CITATIONS]
        words = [*self._from(*names), "--citations", *map(self._in, citations), "--ast", self._in("report.ast.json")]
        inputs = self._made(*(f"{name}.json" for name in names), *citations)
        return self._step("compose", words, inputs, ["report.ast.json"])

    def render(self, output: str) -> Step:
        """The AST -> one output."""
        drawn = () if output.endswith(".md") else self._made(*(f"figures/{one}.svg" for one in FIGURES), DIAGRAMS)
        layout = ("--layout", self.config.pdf.layout) if output.endswith(".pdf") else ()
        words = ["--ast", self._in("report.ast.json"), *_option("figures", drawn), *layout]
        words += ["--templates", str(self.templates), "--output", self._in(output)]
        inputs = [*self._made("report.ast.json"), *drawn, *template_files(output, self.templates)]
        return self._step("render", words, inputs, [output], name=f"render-{output}")

    def verify(self, made: Iterable[Step]) -> Step:
        """Everything -> checks."""
        inputs = [path for step in made for path in step.outputs]
        words = ("--layout", self.config.pdf.layout, "--results", str(self.results), "--made", *map(str, inputs))
        return self._step("verify", (*words, "--checks", self._in("checks.json")), inputs, ["checks.json"])

    def _step(
        self,
        command: str,
        words: Sequence[str],
        inputs: Iterable[Path],
        outputs: Iterable[str],
        versions: Sequence[str] = (),
        name: str = "",
    ) -> Step:
        name = name or command
        log = self._in(f"logs/{name}.log")
        version = sha256("\n".join([fingerprint(command), *versions]).encode())
        return Step(name, (command, "--log", log, *words), tuple(inputs), self._made(*outputs), version)

    def _in(self, name: str) -> str:
        return str(self.results / name)

    def _made(self, *names: str) -> tuple[Path, ...]:
        return tuple(self.results / name for name in names)

    def _from(self, *names: str) -> list[str]:
        return [word for name in names for word in (f"--{name}", self._in(f"{name}.json"))]

    def _to(self, outputs: dict[str, str]) -> list[str]:
        return [word for option, name in outputs.items() for word in (f"--{option}", self._in(name))]


def compared(config: Config) -> list[str]:
    """What *compare* makes of every study."""
    figures = [f"figures/{figure}.svg" for figure in FIGURES]
    data = [f"figures/{figure}.{ending}" for figure in FIGURES for ending in ("csv", *config.figure_formats)]
    return ["comparison.json", *(f"tables/{table}.csv" for table in TABLES), *figures, *data, DIAGRAMS]


def result_names(config: Config) -> list[str]:
    """Each file and folder that every study has among its results, by its path in them."""
    citations = [f"citation.{ending}" for ending in CITATIONS]
    made = ["document.json", *EMENDED.values(), *CODED.values(), *citations, "provenance.json", "report.ast.json"]
    return [*made, *compared(config), *OUTPUTS, "checks.json"]


def sources(folder: StudyFolder, config: Config) -> list[Path]:
    """Every file that people have written and that goes into the study: witnesses, decisions, termbases, codebook."""
    decisions = map(Path, folder.matching("*.yaml"))
    return [*folder.witnesses.values(), *decisions, *termbase_paths(folder, config), codebook_path(folder, config)]


def template_files(output: str, templates: Path) -> list[Path]:
    """The files under ``templates`` that ``output`` is written with."""
    return sorted(path for pattern in OUTPUTS[output] for path in templates.glob(pattern))


def settings_of(config: Config) -> str:
    """The part of ``config`` that bears on the build of one study, as JSON: not which others are built, nor how."""
    default = Config()
    plain = msgspec.structs.replace(config, studies=[], batch=default.batch, limits=default.limits, bucket="")
    return msgspec.json.encode(plain).decode()


@cache
def versions() -> tuple[str, ...]:
    """What an edition is built with, each with its version."""
    return tuple(f"{tool.name} {tool.version}" for tool in tools())


def _option(name: str, paths: Sequence[Path | str]) -> list[str]:
    """``--name path ...``, and nothing when there are no paths."""
    return [f"--{name}", *map(str, paths)] if paths else []
