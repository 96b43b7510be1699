# `make` alone prints this list. `make run` and `make test` do their own set-up on a fresh clone.
.DEFAULT_GOAL := help
.PHONY: help run test test-fast torture check format bench lock setup dev clean

# The first Python that is new enough, by running it: a version manager's stand-in may exist and not work.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; exit; }; done; echo python3)
VENV := .venv/bin
# Each worker has a Supabase and a browser of its own; more than four of them want more memory than a laptop has.
SIDE_BY_SIDE := -n logical --maxprocesses 4 --dist worksteal
NPM := PATH="$(CURDIR)/$(VENV):$$PATH" npm --prefix extension
export PYTHONDONTWRITEBYTECODE := 1

help: ## Print this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

run: setup ## Start everything on http://127.0.0.1:8000 (PORT), data in FOOTHOLD_DATA; Ctrl-C stops it
	@exec $(VENV)/python -m service run

test: dev ## Run all tests, unit, database, browser and extension
	@CHROME_PATH="$$($(PYTHON) tools/setup.py browser)" && export CHROME_PATH \
		&& $(VENV)/pytest -q $(SIDE_BY_SIDE) && $(VENV)/pytest -q $(SIDE_BY_SIDE) tests/db --postgres 17 \
		&& $(NPM) test --silent

test-fast: dev ## Run the tests that need no browser
	@$(VENV)/pytest -q $(SIDE_BY_SIDE) -m "not e2e"

torture: dev ## Run the long tests: kill loops and soaks
	@$(VENV)/pytest -q -rP -m torture --torture

check: dev ## Format, lint, types, walls and migrations
	@$(VENV)/ruff format --check --quiet . || { echo "Run make format."; exit 1; }
	@$(VENV)/ruff check .
	@$(VENV)/mypy
	@PYTHONPATH=. $(VENV)/lint-imports --no-logo
	@$(VENV)/squawk --config .squawk.toml supabase/migrations/*.sql
	@$(NPM) run --silent check

format: dev ## Put the code in its form
	@$(VENV)/ruff check --quiet --fix . ; $(VENV)/ruff format .

bench: dev ## Print every figure we claim, beside the peers'
	@$(VENV)/python -m bench

lock: dev ## Compile the pinned requirements from what we mean
	@for list in requirements requirements-dev requirements-node; do \
		$(VENV)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --custom-compile-command "make lock" --output-file $$list.txt $$list.in || exit 1; done

setup: ## Install what the product needs
	@$(PYTHON) tools/setup.py product

dev: ## Install what tests and checks need
	@$(PYTHON) tools/setup.py dev

clean: ## Remove everything that set-up made; data stays
	@rm -rf .venv extension/node_modules tests/conformance/js/node_modules extension/.output extension/.wxt .mypy_cache .ruff_cache .pytest_cache
