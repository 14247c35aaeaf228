# make alone prints this help. run and test set everything up themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export PYTHONUTF8 := 1
export PYTHONDONTWRITEBYTECODE := # else every server and command of the tests compiles everything anew

.DEFAULT_GOAL := help
.PHONY: help setup run test check format build screenshots bench evaluate browser clean

help: ## print this help
	@echo "At Least: conflict live-blog reporting as claims an analyst can defend"
	@echo
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | awk -F '\t' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: $(STAMP) ## make .venv with the pinned requirements and the development tools

$(STAMP): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("At Least needs Python 3.11 or newer, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt --group dev
	@touch $(STAMP)

run: $(STAMP) ## open the dashboard on the sample workspace (WORKSPACE=folder for another, PORT=8600 for another port)
	@$(BIN)/python -m dashboard $(if $(WORKSPACE),--workspace "$(WORKSPACE)") run $(if $(PORT),--port $(PORT))

build: $(STAMP) ## build the snapshot of the workspace
	@$(BIN)/python -m dashboard $(if $(WORKSPACE),--workspace "$(WORKSPACE)") build

test: $(STAMP) browser ## run every test; three at once keep two cores busy, as those in a browser often wait
	$(BIN)/python -m pytest -n 3 --dist worksteal

browser: $(STAMP)
	@$(BIN)/python -m tests.find_browser --install

check: $(STAMP) ## ruff, formatting, types and import rules
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary
	@out=$$($(BIN)/lint-imports 2>&1) || { echo "$$out"; exit 1; }
	@echo "check: ruff, formatting, types and import rules hold"

format: $(STAMP) ## put the code into the house format
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet .

screenshots: $(STAMP) browser ## a PNG of each page, light and dark, into docs/screenshots
	@$(BIN)/python -m tests.screenshots

bench: $(STAMP) ## measure extraction, building, what pages ask, redraws and corrections in a browser; ends with 1 beyond a floor
	@missed=0; $(BIN)/python -m dashboard bench --floors || missed=1; \
	$(BIN)/python -m tests.bench_browser --floors || missed=1; \
	$(BIN)/python -m tests.bench_deciding --floors || missed=1; exit $$missed

evaluate: $(STAMP) ## measure extraction on the labelled texts; writes docs/accuracy and the accuracy card (RELEASE=name keeps it)
	@$(BIN)/python -m dashboard evaluate $(if $(RELEASE),--release "$(RELEASE)")

clean: ## delete what can be made again
	rm -rf $(VENV) data/snapshots .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
