# Every recipe works in a fresh clone: the first one that needs the virtual environment builds it.
PYTHON ?= python3
BIN := .venv/bin
CLIENTS := $(patsubst specs/%/specloom.toml,%,$(wildcard specs/*/specloom.toml))

.DEFAULT_GOAL := help
.PHONY: help generate check test lint bless package sandbox bench clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

generate: .venv/ready ## generate every client of specs/ into generated/
	@for client in $(CLIENTS); do $(BIN)/specloom generate specs/$$client --output generated/$$client || exit 1; done

check: .venv/ready ## fail, with a diff, when generated/ is not what specs/ produce
	@for client in $(CLIENTS); do $(BIN)/specloom generate specs/$$client --output generated/$$client --check || exit 1; done

test: .venv/ready ## run all tests
	$(BIN)/pytest
