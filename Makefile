# The project's commands. `make help` lists them; README.md explains them.
# Every installation step leaves a stamp in .venv, so that it is skipped until its input changes.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3.11
PORT ?= 8000
# A PostgreSQL server on which a database may be created; each run of the tests makes its own and drops it.
POSTGRESQL_URL ?= postgres://root@127.0.0.1:5432
WORKERS ?= 2

VENV := .venv
PY := $(VENV)/bin/python
# -qq leaves pip's errors and drops its warnings about the machine's own package folders.
PIP_INSTALL := $(PY) -m pip install -qq --disable-pip-version-check --no-input --root-user-action=ignore
# PIP_CONFIG_FILE: the lock must hold for PyPI, not for whatever this machine has at hand.
LOCK := env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="make lock" \
	$(PY) -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links
MANAGE_TEST := env -u DATABASE_URL -u CACHE_URL DJANGO_SETTINGS_MODULE=cms.settings.test $(PY) manage.py
PYTEST := env -u DJANGO_SETTINGS_MODULE -u CACHE_URL $(PY) -m pytest
# CI has just run `make test` and says so with SQLITE_TESTS_PASSED=1; anyone else gets it from `make check`.
CHECKS := lint types architecture dependencies migrations deployment catalogues \
	$(if $(SQLITE_TESTS_PASSED),,test) test-postgresql test-browser

.PHONY: help
help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 20

# --- installation -----------------------------------------------------------
$(VENV)/.created:
	@echo "Python: making $(VENV)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "$(PYTHON) is missing or older than 3.11. Install Python 3.11, or name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.runtime: requirements.txt $(VENV)/.created
	@echo "Requirements: installing what the product runs on"
	@$(PIP_INSTALL) --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements.txt requirements-dev.txt $(VENV)/.created
	@echo "Requirements: installing what the product and its tests need"
	@$(PIP_INSTALL) --require-hashes -r requirements.txt -r requirements-dev.txt
	@touch $(VENV)/.runtime $@

$(VENV)/.catalogues: $(wildcard locale/*/LC_MESSAGES/*.po) | $(VENV)/.runtime
	@echo "Catalogues: compiling"
	@$(PY) -m scripts.catalogues compile >/dev/null
	@touch $@

# --- running ----------------------------------------------------------------
.PHONY: run
run: $(VENV)/.runtime $(VENV)/.catalogues ## serve the demo clinic on http://127.0.0.1:8000 (PORT=…, RELOAD=1)
	@PORT=$(PORT) exec $(PY) -m scripts.serve

.PHONY: bench
bench: $(VENV)/.dev $(VENV)/.catalogues ## measure the API and the editor against plain Wagtail
	@$(PY) -m benchmarks

# --- tests ------------------------------------------------------------------
.PHONY: test
test: $(VENV)/.dev $(VENV)/.catalogues ## pass every test that needs nothing but Python
	@echo "Tests: SQLite"
	@env -u DATABASE_URL $(PYTEST) -n $(WORKERS) -m "not postgresql and not browser"

.PHONY: test-postgresql
test-postgresql: $(VENV)/.dev $(VENV)/.catalogues
	@$(PY) -m scripts.require_service postgresql $(POSTGRESQL_URL)
	@echo "Tests: PostgreSQL"
	@DATABASE_URL=$(POSTGRESQL_URL)/clinic_cms_$$$$ $(PYTEST) -n $(WORKERS) -m "not browser"

.PHONY: test-browser
test-browser: $(VENV)/.dev $(VENV)/.catalogues
	@$(PY) -m scripts.require_service postgresql $(POSTGRESQL_URL)
	@$(PY) -m scripts.require_service chromium
	@grep -rq "mark.browser" tests || { echo "Tests: no browser journey is written yet"; exit 0; }; \
	echo "Tests: browser journeys on PostgreSQL"; \
	DATABASE_URL=$(POSTGRESQL_URL)/clinic_cms_browser_$$$$ $(PYTEST) -m browser

# --- checks -----------------------------------------------------------------
.PHONY: check
check: $(CHECKS) ## pass everything that CI runs
	@echo "All checks have passed."

.PHONY: lint
lint: $(VENV)/.dev
	@echo "Lint: ruff"
	@$(PY) -m ruff check --quiet .
	@$(PY) -m ruff format --quiet --check . || { echo "Run make format: the files above are not formatted." >&2; exit 1; }

.PHONY: format
format: $(VENV)/.dev ## format the code and mend what ruff can mend
	@$(PY) -m ruff check --quiet --fix . ; $(PY) -m ruff format --quiet .

.PHONY: types
types: $(VENV)/.dev
	@echo "Types: mypy"
	@env -u DATABASE_URL $(PY) -m mypy --no-error-summary cms home procedures scripts manage.py

.PHONY: architecture
architecture: $(VENV)/.dev
	@echo "Architecture: import-linter"
	@$(PY) -c 'import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())' \
		>$(VENV)/architecture.log 2>&1 || { cat $(VENV)/architecture.log >&2; exit 1; }

.PHONY: dependencies
dependencies: $(VENV)/.dev
	@echo "Dependencies: deptry"
	@$(PY) -m deptry . >$(VENV)/dependencies.log 2>&1 || { cat $(VENV)/dependencies.log >&2; exit 1; }

.PHONY: migrations
migrations: $(VENV)/.dev
	@echo "Migrations: none missing"
	@$(MANAGE_TEST) makemigrations --check --dry-run >$(VENV)/migrations.log 2>&1 || \
		{ cat $(VENV)/migrations.log >&2; exit 1; }

# A complete environment satisfies every deployment check.
.PHONY: deployment
deployment: $(VENV)/.dev
	@echo "Deployment: system checks with the production settings"
	@env DJANGO_SETTINGS_MODULE=cms.settings.production SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_hex(32))') \
		ALLOWED_HOSTS=cms.example.com PUBLIC_BASE_URL=https://www.example.com ADMIN_BASE_URL=https://cms.example.com \
		DATABASE_URL=postgres://user@127.0.0.1:1/none CACHE_URL=redis://127.0.0.1:1/0 \
		$(PY) manage.py check --deploy >$(VENV)/deployment.log 2>&1 || { cat $(VENV)/deployment.log >&2; exit 1; }

.PHONY: catalogues
catalogues: $(VENV)/.dev
	@echo "Catalogues: complete in Korean and English"
	@$(PY) -m scripts.catalogues check

# --- upkeep -----------------------------------------------------------------
.PHONY: messages
messages: $(VENV)/.dev ## bring the message catalogues to the sources' texts
	@$(PY) -m scripts.catalogues update

# UPGRADE="--upgrade" takes newer releases; without it only what the .in files ask for changes.
.PHONY: lock
lock: $(VENV)/.dev ## compile requirements*.txt with hashes (UPGRADE=--upgrade for newer releases)
	@echo "Lock: requirements.txt"
	@$(LOCK) $(UPGRADE) --output-file requirements.txt requirements.in
	@echo "Lock: requirements-dev.txt"
	@$(LOCK) $(UPGRADE) --output-file requirements-dev.txt requirements-dev.in

.PHONY: clean
clean: ## remove what the commands above have made; keeps the data in var/
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis htmlcov .coverage*
	@rm -f locale/*/LC_MESSAGES/*.mo
	@find cms home procedures scripts tests -name __pycache__ -prune -exec rm -rf {} +
