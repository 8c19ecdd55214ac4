# `make` alone lists the commands. All that is installed goes to .venv in this folder.

PORT ?= 8501
ADDRESS ?= localhost
WORKERS ?= 3
PYTHON ?= $(shell python3.11 --version >/dev/null 2>&1 && echo python3.11 || echo python3)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check
PINS := .venv-pins
APT := $(if $(filter-out 0,$(shell id -u)),sudo )apt-get
apt_install = ($(APT) update -qq && $(APT) install -y -qq --no-install-recommends $(1))

.DEFAULT_GOAL := help
.PHONY: help run test lint format data bench pins clean chromium

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.run ## serve the app (PORT=8501, ADDRESS=localhost; ADDRESS=0.0.0.0 for a network)
	$(BIN)/python -m streamlit run app.py --server.headless true \
		--server.port $(PORT) --server.address $(ADDRESS)

test: lint chromium ## lint, types and all tests, in WORKERS=3 processes; installs what they need
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

lint: $(VENV)/.dev ## ruff and mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(VENV)/.dev ## mend what ruff can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

data: $(VENV)/.dev ## rebuild the geometry of data/kuril
	$(BIN)/python data/build/geometry.py

bench: $(VENV)/.dev chromium ## measure against the baselines, in Chromium
	$(BIN)/python -m benchmarks.run

pins: ## resolve requirements anew and write constraints.txt
	rm -rf $(PINS)
	$(PYTHON) -m venv $(PINS)
	sed '/^-[cr]/d' requirements.txt requirements-dev.txt > $(PINS)/direct.txt
	$(PINS)/bin/python -m pip install -qq --disable-pip-version-check -r $(PINS)/direct.txt
	sed -n '/^#/p' constraints.txt > $(PINS)/constraints.txt
	$(PINS)/bin/python -m pip freeze --disable-pip-version-check >> $(PINS)/constraints.txt
	mv $(PINS)/constraints.txt constraints.txt
	rm -rf $(PINS)

clean: ## remove .venv and every cache
	rm -rf $(VENV) $(PINS) .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.run: requirements.txt constraints.txt | $(BIN)/pip
	@echo 'Installing what the app needs; this takes a minute, once.'
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@echo 'Installing what the tests need.'
	@$(PIP) -r requirements-dev.txt
	@touch $@

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo 'Python 3.11 or newer is needed; `$(PYTHON)` is not. Name another:' \
			'make PYTHON=/path/to/python3.11' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
		$(call apt_install,python3-venv) || { \
		echo 'Python has no venv module; on Debian: apt-get install python3-venv' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

chromium:
	@command -v chromium >/dev/null || \
		$(call apt_install,chromium fonts-dejavu-core) || { \
		echo 'Chromium is needed; on Debian: apt-get install chromium' >&2; exit 1; }
