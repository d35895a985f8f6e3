"""The recipe of the image builds from what is here, pins what it takes from elsewhere, and runs as nobody of weight."""

from __future__ import annotations

import re

import yaml
from cluster.container import HOME, copied, instructions

from workspace import ROOT

RECIPE = instructions()


def test_every_line_is_an_instruction_that_is_known() -> None:
    lines = (ROOT / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    assert len(RECIPE) == len([line for line in lines if line and not line.startswith("#")])
    assert {name for name, _ in RECIPE} <= {"FROM", "RUN", "COPY", "ENV", "USER", "WORKDIR", "CMD"}


def test_all_that_is_copied_is_there_and_not_left_out() -> None:
    kept = {line[1:] for line in (ROOT / ".containerignore").read_text().splitlines() if line.startswith("!")}
    assert kept == copied().keys()
    for source, target in copied().items():
        assert (ROOT / source).exists(), source
        # A folder is copied as what is in it, so it has to be named again.
        assert target == (f"{HOME}/{source}" if (ROOT / source).is_dir() else target)


def test_what_comes_from_elsewhere_is_pinned() -> None:
    [base] = [rest for name, rest in RECIPE if name == "FROM"]
    assert re.search(r":\d+\.\d+-slim$|@sha256:[0-9a-f]{64}$", base)
    installed = [rest for name, rest in RECIPE if name == "RUN" and "pip install" in rest]
    assert installed and all("--require-hashes" in rest for rest in installed)
    assert not any(re.search(r"curl|wget|https?:|git clone", rest) for _, rest in RECIPE)


def test_it_does_not_run_as_root() -> None:
    users = [rest for name, rest in RECIPE if name == "USER"]
    assert users and users[-1] not in ("0", "root")
    assert [name for name, _ in RECIPE].index("USER") > max(i for i, (name, _) in enumerate(RECIPE) if name == "RUN")


def test_pods_find_the_repository_where_the_image_has_it() -> None:
    profile = yaml.safe_load((ROOT / "profiles" / "kubernetes" / "config.yaml").read_text(encoding="utf-8"))
    assert f"cp -R {HOME}/. ." in profile["precommand"]


def test_the_image_has_every_file_that_the_rules_name() -> None:
    rules = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "workflow" / "rules").glob("*.smk"))
    named = set(re.findall(r'"\.\./\.\./([\w./]+)"', rules))
    assert named and named <= copied().keys()
