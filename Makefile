# Every target works as the first command in a fresh clone with Python 3.11+, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# One test more at once than there are processors: who waits for a disk or for a child of its own leaves one idle.
AT_ONCE = $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)

.DEFAULT_GOAL := help
.PHONY: help setup demo run test browser foreign explore check bench bench-long profile evaluate chaos week walk pictures teams-playground lock clean

help: ## Say what there is
	@echo "  The command itself: $(BIN)/tamar --help (make setup puts it there)"
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## Make .venv with everything the lock names
	@$(if $(filter setup,$(MAKECMDGOALS)),echo "The command is $(BIN)/tamar; after '. $(BIN)/activate' it is plain tamar.",:)

$(STAMP): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@if command -v uv >/dev/null 2>&1; then ln -sf "$$(command -v uv)" $(BIN)/uv; else \
	  awk '/^[a-z]/{p=/^uv==/} p' requirements.lock > $(VENV)/uv.lock && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(VENV)/uv.lock; fi
	@UV_NO_PROGRESS=1 $(BIN)/uv pip install --system-certs --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements.lock
	@UV_NO_PROGRESS=1 $(BIN)/uv pip install --offline --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@test -n "$$PYTHONDONTWRITEBYTECODE" || $(BIN)/python -m compileall -q bot storage scrapers
	@touch $(STAMP)

demo: setup ## Show what a channel would see, against a small copy of the sites
	@$(BIN)/tamar demo

run: setup ## Watch the real sites; without chat tokens it prints to the terminal
	@$(BIN)/tamar run

test: setup ## Run the tests, one seed of chaos and of the week among them; browser and foreign apart
	@$(BIN)/python -m pytest -n $(AT_ONCE) --dist loadfile --no-loadscope-reorder --max-worker-restart 0

browser: setup ## Read the archive's pages in Debian's Chromium: axe-core, markup, keyboard, small screens, paper
	@test -d tests/bot/web/archive/browser/node_modules || \
	  NODE_EXTRA_CA_CERTS="$${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}" npm ci --silent --prefix tests/bot/web/archive/browser || \
	  echo "html-validate could not be fetched: the pages' markup is not judged" >&2
	@REQUIRE_BROWSER=1 $(BIN)/python -m pytest -n 0 tests/bot/web/archive/browser $(ARGS)

foreign: setup ## Live a day on pages of foreign shapes, and read twenty seeds of them to the row
	@REQUIRE_FOREIGN=1 $(BIN)/python -m pytest -n auto tests/week/test_foreign.py $(ARGS)

explore: setup ## Run the property tests on examples that nobody has drawn before
	@HYPOTHESIS_PROFILE=explore $(BIN)/python -m pytest -n auto --dist loadfile $$(grep -rl '^from hypothesis' tests --include='test_*.py')

check: setup ## Lint, types, formats
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: setup ## Measure, each figure beside what it is compared with in the same run
	@$(BIN)/python -m tests.bench

bench-long: setup ## Measure the millions, for an hour or two: make bench-long, or with NAME=search one of them
	@$(BIN)/python -m tests.bench --long $(NAME)

profile: setup ## Say where the time of one bench goes: make profile NAME=search
	@$(BIN)/python -m tests.bench.profile $(NAME) $(ARGS)

evaluate: setup ## Score the judgement against label files
	@$(BIN)/python -m tests.evaluation

chaos: setup ## Kill workers at random: ten seeds, both engines
	@$(BIN)/python -m tests.chaos --seeds 10

week: setup ## Live through twenty simulated weeks with faults, twenty on pages of foreign shapes, twenty ends of a week
	@$(BIN)/python -m tests.week --seeds 20
	@$(BIN)/python -m tests.week --foreign --seeds 20 --days 1 --share 0.2
	@$(BIN)/python -m tests.week.truths 20

walk: setup ## Walk a newcomer's way through an emulated Slack, and compare with what was read
	@$(BIN)/python -m tests.walk $(ARGS)

pictures: setup ## Render the messages to PNG, dark and light
	@$(BIN)/python -m tests.pictures

teams-playground: setup ## Try Tamar by hand in Microsoft's Agents Playground (Node.js; evaluation licence)
	@$(BIN)/python -m tests.playground

lock: setup ## Write requirements.lock anew
	@$(BIN)/uv pip compile --system-certs --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	  --python-version 3.11 --group dev pyproject.toml --output-file requirements.lock
	@$(BIN)/uv pip compile --system-certs --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --python-version 3.11 --constraint requirements.lock pyproject.toml --output-file deploy/requirements.lock
	@$(BIN)/uv pip compile --system-certs --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --python-version 3.11 --constraint requirements.lock --extra ocr pyproject.toml --output-file deploy/requirements-ocr.lock

clean: ## Remove what make setup made
	rm -rf $(VENV) dist build
