# Two commands: make run, make test. Only relative paths, so that the folder may have any name,
# and „python -m …“ instead of scripts, because a script's first line bears neither blanks nor
# more than 127 letters.
PYTHON ?= python3
VENV := .venv/bin/python
PIP := $(VENV) -m pip --disable-pip-version-check -qq install --require-hashes --no-deps
COMPILE := ../$(VENV) -m piptools compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links
KERN := node_modules/@kern-ux/native
# Packages of Python and of the design come side by side.
MAKEFLAGS += -j2

.PHONY: help run test mutants bench format requirements stop
.DEFAULT_GOAL := help

help: ## diese Übersicht
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/'

run: .venv/base.stamp static/vendor/kern/stamp ## einrichten, Vorführung spielen, starten (ARGS=--no-serve: ohne Start)
	@$(VENV) manage.py run $(ARGS)

test: .venv/dev.stamp static/vendor/kern/stamp ## alle Prüfungen und Tests (ARGS="types tests": nur diese)
	@$(VENV) -m tests $(ARGS)

mutants: .venv/dev.stamp ## wie stark die Tests des Rechts sind (ARGS="ballots.law.result": nur diese)
	@PYTHONHASHSEED=0 $(VENV) -m tests.mutants $(ARGS)

bench: .venv/dev.stamp static/vendor/kern/stamp ## Messungen
	@for file in benchmarks/*.py; do echo "== $$file"; PYTHONPATH=. $(VENV) "$$file" || exit 1; done

format: .venv/dev.stamp ## Code und Vorlagen einheitlich setzen
	@$(VENV) -m ruff check --quiet --fix . ; $(VENV) -m ruff format --quiet .
	@$(VENV) -m djlint --quiet --reformat templates || true

requirements: .venv/dev.stamp ## requirements/*.txt neu festschreiben (ARGS=--upgrade: neueste)
	@cd requirements && CUSTOM_COMPILE_COMMAND="make requirements" $(COMPILE) $(ARGS) --output-file=base.txt base.in
	@cd requirements && CUSTOM_COMPILE_COMMAND="make requirements" $(COMPILE) $(ARGS) --output-file=dev.txt dev.in

stop: .venv/base.stamp ## die mitgelieferte Datenbank beenden
	@$(VENV) manage.py postgres stop

.venv/base.stamp: requirements/base.txt
	@echo "Pakete werden eingerichtet …"
	@$(PYTHON) -m venv .venv
	@$(PIP) --requirement requirements/base.txt
	@touch $@

.venv/dev.stamp: .venv/base.stamp requirements/dev.txt
	@echo "Werkzeuge für Tests werden eingerichtet …"
	@$(PIP) --requirement requirements/dev.txt
	@touch $@

static/vendor/kern/stamp: package-lock.json
	@echo "Gestaltung KERN wird eingerichtet …"
	@npm ci --silent --no-audit --no-fund --ignore-scripts
	@rm -rf static/vendor/kern && mkdir -p static/vendor/kern/fonts/fira-sans
	@cp $(KERN)/dist/kern.min.css $(KERN)/LICENSE.md static/vendor/kern/
	@cp $(KERN)/dist/fonts/fira-sans/*-Regular.woff2 $(KERN)/dist/fonts/fira-sans/*-Medium.woff2 \
		$(KERN)/dist/fonts/fira-sans/*-SemiBold.woff2 $(KERN)/dist/fonts/fira-sans/*-Bold.woff2 \
		static/vendor/kern/fonts/fira-sans/
	@touch $@
