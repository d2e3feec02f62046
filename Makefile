# Evidograph by verbs. `make` alone lists them. Needs Python 3.11 or newer, git and make; everything else
# is installed into this folder from the lock files in requirements/ and package-lock.json.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
BIN := .venv/bin
PIP := -m pip install --quiet --quiet --disable-pip-version-check --no-input
LOCKED := $(PIP) --require-hashes --only-binary :all:
COMPILE := .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --no-build --generate-hashes \
  --no-emit-index-url --no-annotate --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)
# Every date on the site comes from the last commit, so that one commit always builds the same bytes.
export SOURCE_DATE_EPOCH := $(or $(shell git log -1 --format=%ct 2>/dev/null),0)
# The theme's notice about its end of life; docs/contributing/decisions.md tells what we do about it.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help env env-test lock check site serve test bench screenshots clean

help: ## list these verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' Makefile

env: .venv/.site ## build the environment in .venv

env-test: .venv/.test ## add what the tests need to .venv

lock: .venv-lock/.made ## write the lock files for what pyproject.toml asks (UPGRADE=1: the newest of all)
	$(COMPILE) --group build --output-file requirements/build.txt
	$(COMPILE) --group lock --output-file requirements/lock.txt
	$(COMPILE) pyproject.toml --constraint requirements/build.txt --output-file requirements/site.txt
	$(COMPILE) pyproject.toml --group test --constraint requirements/build.txt --constraint requirements/site.txt \
	  --output-file requirements/test.txt

clean: ## remove the built site, caches and environments
	rm -rf site .venv .venv-lock .cache node_modules build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.made: requirements/build.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is %d.%d: say make PYTHON=python3.12" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python $(LOCKED) -r requirements/build.txt
	@touch $@

.venv/.site: .venv/.made requirements/site.txt pyproject.toml
	$(BIN)/python $(LOCKED) -r requirements/site.txt
	$(BIN)/python $(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: .venv/.site requirements/test.txt
	$(BIN)/python $(LOCKED) -r requirements/test.txt
	@touch $@

.venv-lock/.made: requirements/lock.txt
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python $(LOCKED) -r requirements/lock.txt
	@touch $@
