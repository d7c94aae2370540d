# Two commands for newcomers: `make demo` and `make test`. The README shows the
# plain commands underneath.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help setup demo test check test-unit evals test-report test-model bench pictures clean

help:  ## what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --editable '.[dev,eval]'
	touch $@

setup: $(VENV)/.installed  ## virtual environment, packages, model, index
	$(BIN)/coach model pull
	$(BIN)/coach search 'how do I answer a complaint' > /dev/null

demo: setup  ## rewrite examples/launch-post.txt with the local model
	$(BIN)/coach rewrite examples/launch-post.txt --channel facebook-post --explain

test: setup test-unit evals test-model  ## set up and run all tests

check: $(VENV)/.installed  ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The tests of the app wait more than they compute: two of them fit on a core.
test-unit: $(VENV)/.installed
	$(BIN)/python -m pytest -n 4 tests/unit tests/integration

evals: $(VENV)/.installed  ## measures that need no language model
	$(BIN)/python -m evals.facts
	$(BIN)/python -m evals.retrieval --split test

test-model: $(VENV)/.installed
	$(BIN)/python -m pytest tests/model

test-report: $(VENV)/.installed  ## the evaluation report in a real browser (chromium)
	$(BIN)/python -m pytest tests/browser

bench: setup  ## speed of the parts, against baselines in the same run
	$(BIN)/python -m benchmarks.signals
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.first_paint

pictures: setup  ## the pictures of the README, by running the program
	$(BIN)/python -m docs.pictures

clean:  ## remove the virtual environment and caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
