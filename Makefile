# Every recipe works in a fresh clone: the first that needs the virtual environment builds it.
PYTHON ?= python3
BIN := .venv/bin
CLIENTS := $(patsubst specs/%/specloom.toml,%,$(wildcard specs/*/specloom.toml))
SOURCES := generator templates/runtime tests bench

.DEFAULT_GOAL := help
.PHONY: help generate check test test-brokers test-corpus test-oldest soak ledger lint types bless docs package sandbox bench bench-large bench-models bench-channels clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1	\2/p' $(MAKEFILE_LIST) | expand -t 14

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

generate: .venv/ready ## generate every client of specs/ into generated/
	@set -e; for name in $(CLIENTS); do $(BIN)/specloom generate specs/$$name --output generated/$$name; done

check: .venv/ready ## fail, with a diff, when generated/ is not what specs/ produce
	@set -e; for name in $(CLIENTS); do $(BIN)/specloom generate specs/$$name --output generated/$$name --check; done

test: .venv/ready ## run all tests; those of a broker that is not there are skipped
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

test-brokers: .venv/ready ## test real-time clients with the brokers of this machine, see CONTRIBUTING.md
	SPECLOOM_REQUIRE_BROKERS=1 $(BIN)/python -m pytest tests/brokers

test-corpus: .venv/ready ## generate, type-check and use every document of the corpus (minutes)
	SPECLOOM_CORPUS_SLOW=1 $(BIN)/python -m pytest tests/corpus

test-oldest: .venv/ready ## test pydantic models with the oldest versions that are supported
	$(PYTHON) -m venv .venv/oldest
	.venv/oldest/bin/python -m pip install --quiet --editable '.[dev]' datamodel-code-generator==0.60.0 pydantic==2.12.0
	.venv/oldest/bin/python -m pytest --numprocesses auto tests/unit/test_pydantic.py tests/cases/models/pydantic tests/cases/unions

soak: .venv/ready ## make 100,000 calls among faults, move files of 2 GB, kill consumers (minutes)
	SPECLOOM_FULL=1 $(BIN)/python -m pytest -s tests/runtime/test_soak.py tests/runtime/test_uploads.py tests/runtime/test_downloads.py -k 'very_many or large_files'
	SPECLOOM_FULL=1 SPECLOOM_REQUIRE_BROKERS=1 $(BIN)/python -m pytest -s tests/brokers/test_killed.py

ledger: .venv/ready ## record what got better in tests/corpus/ledger.json (minutes)
	PYTHONPATH=tests $(BIN)/python -m corpus.ledger

lint: .venv/ready ## ruff and black
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/black --check --quiet $(SOURCES)

types: .venv/ready ## mypy --strict and pyright strict on generator, runtime, tests and clients
	$(BIN)/mypy
	$(BIN)/pyright

bless: .venv/ready ## rewrite the goldens of tests/cases; read the diff before you commit it
	PYTHONPATH=tests $(BIN)/python -m cases.bless

docs: .venv/ready ## rewrite the reference pages of docs/
	@set -e; for page in diagnostics changes; do $(BIN)/python -m specloom.reference $$page > docs/$$page.md; done

package: .venv/ready ## build wheel and sdist of every client into generated/*/dist
	@set -e; for name in $(CLIENTS); do $(BIN)/python -m build --no-isolation generated/$$name; done

sandbox: .venv/ready ## start a server that behaves like the c.technology API
	@cd tests/ctechnology && ../../$(BIN)/python -m sandbox

bench: .venv/ready ## compare import, calls, generation and command start; draw how time grows
	$(BIN)/python bench/run.py
	PYTHONPATH=generated/ctechnology/src $(BIN)/python bench/calls.py
	$(BIN)/python bench/scaling.py

CORPUS ?= ../shared/corpus/openapi
bench-large: .venv/ready ## compare the client of a large API: import and reading (CORPUS=FOLDER)
	@$(BIN)/python bench/large.py --corpus $(CORPUS)

bench-channels: .venv/ready ## compare messages a second over WebSocket, NATS, Redis and Kafka; draw them
	$(BIN)/python bench/channels.py

bench-models: .venv/ready ## compare the models of generated clients, also by others (minutes)
	@$(BIN)/python bench/models.py --corpus $(CORPUS)

clean: ## remove the virtual environment and caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis generated/*/dist
