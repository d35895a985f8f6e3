"""The house is as its plan says: style, one direction, generated files up to date, nothing of a study in the code."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
import yaml

from recension.cli import COMMANDS
from recension.provenance import closure, fingerprint
from recension.schemas import all_schemas
from workspace import ROOT

BIN = os.path.dirname(sys.executable)
PACKAGE = ROOT / "workflow" / "recension"
STAGES = ["reading", "emendation", "bibliography", "coding", "comparison", "rendering", "verification", "indexing"]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "workflow", "tests", "benchmarks"],
        ["ruff", "format", "--check", "workflow", "tests", "benchmarks"],
        ["snakefmt", "--line-length", "120", "--check", "Snakefile", "workflow"],
        ["snakemake", "--lint"],
    ],
    ids=" ".join,
)
def test_style(command: list[str]) -> None:
    done = run(os.path.join(BIN, command[0]), *command[1:])
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_schemas_are_those_of_the_records() -> None:
    """When this fails, run `make schemas` and look at the difference."""
    on_disk = {path.name: path.read_bytes() for path in (ROOT / "workflow" / "schemas").glob("*.json")}
    assert on_disk == all_schemas()


@pytest.mark.parametrize("stage", STAGES)
def test_no_stage_imports_a_later_one(stage: str) -> None:
    later = STAGES[STAGES.index(stage) + 1 :]
    for path in (PACKAGE / stage).rglob("*.py"):
        found = re.findall(r"^\s*from \.+(\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert not set(found) & set(later), path


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_a_fingerprint_covers_every_module_that_a_command_imports(command: str) -> None:
    code = f"import sys, recension.cli, recension.commands.{command}; print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "workflow")}
    printed = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    ).stdout.split()
    imported = {name.removeprefix("recension.") for name in printed if name.startswith("recension.")}
    assert imported - {"cli"} <= closure(f"commands.{command}")[0]


def test_a_fingerprint_knows_nothing_of_later_stages() -> None:
    modules, packages = closure("commands.emend")
    assert not any(name.startswith(("coding", "comparison", "rendering", "verification")) for name in modules)
    assert not {"pandas", "matplotlib", "typst"} & set(packages)
    assert fingerprint("emend") != fingerprint("read")


@pytest.mark.parametrize("command", ["read", "emend", "cite", "code", "compose", "render", "verify", "index"])
def test_only_the_comparison_pays_for_pandas_and_matplotlib(command: str) -> None:
    assert not {"pandas", "matplotlib"} & set(closure(f"commands.{command}")[1])


def test_the_code_knows_no_study() -> None:
    """No name, subject cue or title word of an included study stands in the code or the templates."""
    words = set()
    for path in (ROOT / "data" / "studies").iterdir():
        words.add(path.name)
    for path in (ROOT / "data" / "codebooks").glob("*.yaml"):
        if path.stem != "general":
            codebook = yaml.safe_load(path.read_text(encoding="utf-8"))
            words |= {subject["name"] for subject in codebook["subjects"] if subject.get("role", "one") == "one"}
    assert len(words) > 3
    pattern = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
    for folder in ("workflow", "templates"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".py", ".smk", ".css", ".js", ".typ", ".html", ".lua", ".rst", ""} and path.is_file():
                assert not pattern.search(path.read_text(encoding="utf-8")), path


def test_no_file_outgrows_its_room() -> None:
    for path in [*PACKAGE.rglob("*.py"), *(ROOT / "workflow" / "rules").glob("*.smk")]:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, path


def test_workflows_pin_actions_and_call_what_a_workstation_calls() -> None:
    files = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    assert files
    for path in files:
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert workflow["permissions"] == {"contents": "read"}
        # No job asks for more than the workflow has, none needs a secret.
        assert all("permissions" not in job for job in workflow["jobs"].values())
        assert "secrets" not in path.read_text(encoding="utf-8")
        triggers = workflow[True]  # YAML 1.1 reads the key "on" as true
        assert "push" in triggers and not triggers["schedule"][0]["cron"].startswith("0 ")
        steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
        for step in steps:
            if "uses" in step:
                assert re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}", step["uses"])
            else:
                assert step["run"] in ("make", "make sbom", "make audit", ".ci/run")
    for target in ("report", "test", "sbom", "audit"):
        assert run("make", "--dry-run", target).returncode == 0
    assert run("bash", "-n", ".ci/run").returncode == 0
