# make ask Q="MaaSの達成度は?"   sets everything up and answers
# make test                      sets everything up and tests
# make check                     all that a change must pass; `make fix` mends what a tool can mend

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check install --constraint constraints.txt

# The question reaches the program through the environment, unexpanded: no sign in it means anything to make or the shell.
override Q := $(value Q)
export KAGA_QUESTION := $(value Q)
unexport Q

ARITHMETIC := kpi_core/achievement.py,kpi_core/assessment.py,kpi_core/comparison.py,kpi_core/figures.py,kpi_core/pace.py,kpi_core/years.py

.PHONY: help ask test check lint types layers docs fix bench soak data clean

help:
	@sed -n '1,3s/^# //p' Makefile

ask: $(VENV)/.ready
	@$(BIN)/kaga ask -- "$$KAGA_QUESTION" || test $$? -eq 1

test: $(VENV)/.ready-dev
	$(BIN)/pytest -q -n 2 --cov --cov-report=term
	$(BIN)/coverage report --include='$(ARITHMETIC)' --fail-under=100

check: lint types layers docs test

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ready-dev
	$(BIN)/mypy

layers: $(VENV)/.ready-dev
	$(BIN)/lint-imports

docs: $(VENV)/.ready-dev
	$(BIN)/cog --check -I . README.md docs/*.md

fix: $(VENV)/.ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/cog -r -I . README.md docs/*.md

bench: $(VENV)/.ready-dev
	$(BIN)/python -m benchmarks

soak: $(VENV)/.ready-dev
	$(BIN)/python -m soak

data: $(VENV)/.ready
	$(BIN)/kaga build

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .coverage

$(VENV)/.python:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) が見つかりません。Python 3.11 以上を入れてください。 / $(PYTHON) is not there; install Python 3.11 or later." >&2; exit 1; }
	@$(PYTHON) setup/check_python.py
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.ready: $(VENV)/.python pyproject.toml constraints.txt
	@echo "準備しています（初回は1分ほどかかります） / setting up, once" >&2
	@$(PIP) --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	@echo "試験の道具を準備しています / setting up the test tools, once" >&2
	@$(PIP) --editable '.[dev]'
	@touch $@
