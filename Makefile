# Two commands for newcomers: `make demo` and `make test`. The README shows the
# plain commands underneath.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

# Labelled sets of other people; validation runs on them where they lie beside the repository.
PUBLIC := $(if $(wildcard ../shared/data/receptiveness.csv),--data ../shared/data)

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

test: setup test-unit evals test-model evals-model  ## set up and run all tests

check: $(VENV)/.installed  ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The tests of the app wait more than they compute: two of them fit on a core.
test-unit: $(VENV)/.installed
	$(BIN)/python -m pytest -n 4 tests/unit tests/integration

evals: $(VENV)/.installed  ## measures that need no language model
	$(MAKE) --jobs 2 --output-sync evals-meta evals-frozen evals-facts evals-retrieval

evals-facts:
	$(BIN)/python -m evals.facts

evals-retrieval:
	$(BIN)/coach eval retrieval --split test

evals-meta:
	$(BIN)/coach eval meta $(PUBLIC)

evals-frozen:
	$(BIN)/coach eval rewrite --split dev --system all --outputs evals/results/dev/generations.jsonl
	$(BIN)/coach eval rewrite --split test --system all --outputs evals/results/test/generations.jsonl

# Three cases of each type: enough to see a broken invariant, not to tell means apart.
evals-model: setup  ## 24 rewrites with the real model
	$(BIN)/coach eval rewrite --split dev --per-type 3 --greedy --system coach --min invariants=1

# The base model with a one-line prompt runs on the development cases only: it takes as
# long as the coach and says the same each time.
WITHOUT_BASE := $(addprefix --system ,coach rules draft stuffed template empty reference)

evals-full: setup  ## what evals/results holds, anew: about an hour on two cores
	$(BIN)/coach eval rewrite --split dev --system all --out evals/results/dev
	$(BIN)/coach eval all --split test $(WITHOUT_BASE) $(PUBLIC) --out evals/results/test

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
