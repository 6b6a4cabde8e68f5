# Two commands: `make run` and `make test`. Everything they need goes into .venv, nothing anywhere else.

SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
QUIET := --quiet --disable-pip-version-check

.PHONY: run test check bench screenshots clean

run: $(VENV)/run.stamp ## Serve the demo event on PORT (5000), HOST (0.0.0.0)
	@$(BIN)/debate serve --demo

test: $(VENV)/dev.stamp ## Every test that this machine can run
	@scripts/test

check: $(VENV)/dev.stamp ## Lint, format, types and layers
	@scripts/check

bench: $(VENV)/run.stamp ## 2,000 phones against this server and a reference, side by side
	@$(BIN)/python bench/run.py

screenshots: $(VENV)/dev.stamp ## The README's pictures, from the running demo
	@$(BIN)/python scripts/screenshots.py

clean:
	rm -rf $(VENV) data build *.egg-info

$(VENV)/bin/python:
	@scripts/python-check $(PYTHON)
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the server needs into $(VENV) (once) ..."
	@$(BIN)/pip install $(QUIET) --require-hashes -r requirements/run.txt
	@$(BIN)/pip install $(QUIET) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the tests need into $(VENV) (once) ..."
	@$(BIN)/pip install $(QUIET) --require-hashes -r requirements/dev.txt
	@$(BIN)/pip install $(QUIET) --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/run.stamp
