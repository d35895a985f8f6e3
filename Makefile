# `make` builds the report of every study; `make test` passes the tests.  Both install what they need into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CLUSTER := .venv-cluster
SUPPLY := .venv-supply
SERVER := .venv-server
FUZZ := .venv-fuzz
PEERS := .venv-peers
SNAKEMAKE = $(BIN)/python -m recension.build

export PYTHONPATH := workflow

.PHONY: report test cluster test-cluster browser pictures suggest format lock mutants schemas manifest reproduce soak fuzz bench licences sbom audit clean
.DEFAULT_GOAL := report

report: $(VENV)/ready ## Build the report of every study into results/
	@$(SNAKEMAKE) $(ARGS)

test: $(VENV)/ready ## Run the tests
	$(BIN)/python -m pytest $(ARGS)

cluster: $(CLUSTER)/ready ## Install what a cluster or a bucket needs into .venv-cluster, beside all else

test-cluster: $(CLUSTER)/ready $(SERVER)/ready ## Run the tests of clusters and buckets (needs root, slurmctld, slurmd, munge, slurm-client)
	$(CLUSTER)/bin/python -m pytest tests/cluster $(ARGS)

suggest: $(VENV)/ready ## Print edits to consider for a study: make suggest STUDY=zhang-2022
	@$(BIN)/python -m recension suggest $(STUDY) $(ARGS)

browser: ## Install what the tests look at the pages with (needs Node)
	npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund

pictures: report ## Take the pictures of docs/images anew (needs Node and Chromium)
	node tests/browser/pictures.mjs results/zhang-2022/edition.html docs/images

# The lock is the one thing an environment depends on: a changed lock makes a new one.
$(VENV)/ready: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	@touch $@

$(CLUSTER)/ready: requirements-cluster.lock
	$(PYTHON) -m venv --clear $(CLUSTER)
	$(CLUSTER)/bin/python -m pip install --quiet --require-hashes --requirement requirements-cluster.lock
	@touch $@

format: $(VENV)/ready ## Put code into house style
	$(BIN)/ruff check --fix workflow tests benchmarks
	$(BIN)/ruff format workflow tests benchmarks
	$(BIN)/snakefmt --line-length 120 Snakefile workflow

schemas: $(VENV)/ready ## Write workflow/schemas/ anew from the records
	$(BIN)/python -m recension schemas --folder workflow/schemas

lock: ## Resolve requirements.lock anew from pyproject.toml (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --extra test pyproject.toml --output-file requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --extra test --extra cluster --constraint requirements.lock pyproject.toml --output-file requirements-cluster.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --group supply --output-file requirements-supply.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --group server --output-file requirements-server.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --group fuzz --output-file requirements-fuzz.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --group peers --output-file requirements-peers.lock

mutants: $(VENV)/ready ## Count how many falsified sentences the guard catches
	@PYTHONPATH=workflow:tests $(BIN)/python -m emendation.mutation data/studies/zhang-2022 tests/data/studies/reading-rooms
	@PYTHONPATH=workflow:tests $(BIN)/python -m emendation.handmade data/studies/zhang-2022 tests/data/studies/reading-rooms

manifest: $(VENV)/ready ## Accept the bytes that are built now: write tests/manifest/ anew
	@PYTHONPATH=workflow:tests $(BIN)/python -m manifest.accepted

reproduce: $(VENV)/ready ## Build fresh clones in other places, on all Pythons there are, and compare every file
	@PYTHONPATH=workflow:tests $(BIN)/python -m soak reproduce --amount 1 --print $(ARGS)

soak: $(VENV)/ready ## Try long what a build promises, and write the figures into docs/reliability.md
	@PYTHONPATH=workflow:tests $(BIN)/python -m soak $(ARGS)

fuzz: $(FUZZ)/ready ## Try bad input led by coverage, and write the figures into docs/reliability.md (Python 3.11 to 3.13)
	@PYTHONPATH=workflow:tests $(FUZZ)/bin/python -m soak.fuzz $(ARGS)

bench: $(VENV)/ready $(PEERS)/ready ## Measure, and write the figures into docs/performance.md (two hours; ARGS=--quick: a quarter of one)
	$(BIN)/python benchmarks/one_study.py $(ARGS)
	PEERS=$(CURDIR)/$(PEERS)/bin $(BIN)/python benchmarks/peers.py $(ARGS)
	$(BIN)/python benchmarks/lengths.py $(ARGS)
	$(BIN)/python benchmarks/many_studies.py $(ARGS)

licences: $(VENV)/ready ## List the licence of every locked package anew in docs/supply-chain.md
	@PYTHONPATH=workflow:tests $(BIN)/python -m supply.licences

sbom: $(VENV)/ready $(SUPPLY)/ready ## Write a CycloneDX bill of materials of what builds the report
	$(SUPPLY)/bin/cyclonedx-py environment $(BIN)/python --pyproject pyproject.toml --output-reproducible --output-format JSON --output-file sbom.cdx.json

audit: $(SUPPLY)/ready ## Look every locked package up among the known advisories (needs the network)
	$(SUPPLY)/bin/pip-audit --strict --require-hashes --disable-pip --requirement requirements.lock

$(SUPPLY)/ready: requirements-supply.lock
	$(PYTHON) -m venv --clear $(SUPPLY)
	$(SUPPLY)/bin/python -m pip install --quiet --require-hashes --requirement requirements-supply.lock
	@touch $@

$(SERVER)/ready: requirements-server.lock
	$(PYTHON) -m venv --clear $(SERVER)
	$(SERVER)/bin/python -m pip install --quiet --require-hashes --requirement requirements-server.lock
	@touch $@

$(PEERS)/ready: requirements-peers.lock
	$(PYTHON) -m venv --clear $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --require-hashes --requirement requirements-peers.lock
	@touch $@

$(FUZZ)/ready: requirements.lock requirements-fuzz.lock
	$(PYTHON) -m venv --clear $(FUZZ)
	$(FUZZ)/bin/python -m pip install --quiet --require-hashes --requirement requirements.lock --requirement requirements-fuzz.lock
	@touch $@

clean: ## Delete what was built; the environment stays
	rm -rf results .snakemake
