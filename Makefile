# Evidograph by verbs; `make` alone lists them. Needs Python 3.11 or newer, git and make. Everything else is
# installed into this folder, by the versions and hashes in requirements/ and package-lock.json.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Every date on the site comes from the last commit: one commit always builds the same bytes.
export SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
# The theme prints a notice about its end of life at each run; docs/contributing/decisions.md says what follows.
export NO_MKDOCS_2_WARNING := 1

PIP := -m pip install --quiet --quiet --disable-pip-version-check --no-input
LOCKED := $(PIP) --require-hashes --only-binary :all:
COMPILE := .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --no-build --generate-hashes \
  --no-emit-index-url --no-annotate --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)
RELEASE = $(shell sed -n 's/^release: *"\{0,1\}\([^"]*\)"\{0,1\}$$/\1/p' evidence/release.yaml)

.PHONY: help env env-test check site serve test bench screenshots pdf publish lock clean

help: ## list these verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' Makefile

env: .venv/.site ## build the environment in .venv

env-test: .venv/.test node_modules/.made ## add to it what the tests need

check: .venv/.site ## check every record, and what written pages ask for (FORMAT=github: as annotations)
	@evidograph check $(if $(FORMAT),--format $(FORMAT))

site: check ## check the records and build the site in site/
	@mkdocs build --strict
	@echo "The site is in site/. To read it: make serve, then open the address it prints."

serve: .venv/.site ## show the site on this machine, rebuilt at every change
	mkdocs serve --dirty --no-strict

test: env-test ## run every check there is: style, types, tests, browser
	@scripts/install_browser.sh
	ruff check .
	ruff format --check .
	mypy
	pytest

bench: env-test ## measure speed and size
	@scripts/install_browser.sh
	@PYTHONPATH=scripts:tests python -m benchmarks

screenshots: site env-test ## photograph the built site for the README, into docs/assets/pictures
	@scripts/install_browser.sh
	python scripts/screenshots.py

pdf: site env-test ## print the monograph of the built site as a tagged PDF with bookmarks, into build/
	@scripts/install_browser.sh
	python scripts/make_pdf.py

publish: check ## put the tagged release on the gh-pages branch and push it
	@git tag --points-at HEAD | grep -Fqx '$(RELEASE)' || { \
	  echo 'The commit is not tagged $(RELEASE), the release that evidence/release.yaml names.'; exit 1; }
	@evidograph register
	@git diff --exit-code --stat evidence/register.csv evidence/release.yaml || { \
	  echo 'The register lacks ids of this release. Commit what evidograph register has written, and tag that.'; exit 1; }
	mike deploy --push --update-aliases '$(RELEASE)' latest
	mike set-default --push --template docs/_theme/newest.html latest

lock: .venv-lock/.made ## write the lock files anew from pyproject.toml and package.json (UPGRADE=1: newest of all)
	@$(COMPILE) --group build --output-file requirements/build.txt
	@$(COMPILE) --group lock --output-file requirements/lock.txt
	@$(COMPILE) pyproject.toml --constraint requirements/build.txt --output-file requirements/site.txt
	@$(COMPILE) pyproject.toml --group test --constraint requirements/build.txt \
	  --constraint requirements/site.txt --output-file requirements/test.txt
	@$(MAKE) --no-print-directory .venv/.test
	@npm install --silent --package-lock-only

clean: ## remove the built site, caches and environments
	rm -rf site .venv .venv-lock .cache node_modules build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

# What is installed, each behind a stamp, so that the second time costs nothing.
.venv/.made: requirements/build.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed and this is %d.%d. Say for example: make PYTHON=python3.12" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	@echo "Making the environment in .venv"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python $(LOCKED) -r requirements/build.txt
	@touch $@

.venv/.site: .venv/.made requirements/site.txt pyproject.toml
	@echo "Installing what the site needs"
	@$(BIN)/python $(LOCKED) -r requirements/site.txt
	@$(BIN)/python $(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: .venv/.site requirements/test.txt
	@echo "Installing what the tests need"
	@$(BIN)/python $(LOCKED) -r requirements/test.txt
	@touch $@

node_modules/.made: .venv/.test package.json package-lock.json
	@npm ci --silent
	@touch $@

.venv-lock/.made: requirements/lock.txt
	@$(PYTHON) -m venv .venv-lock
	@.venv-lock/bin/python $(LOCKED) -r requirements/lock.txt
	@touch $@
