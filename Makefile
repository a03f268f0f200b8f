# Two commands are enough: `make map` draws the map of seeds/, `make test` proves the tree. Both set up all they need.

VENV   := .venv
PYTHON := $(VENV)/bin/python
PIP    := $(PYTHON) -m pip --disable-pip-version-check --quiet
LOCK   := $(VENV)/bin/uv pip compile --quiet --generate-hashes --no-header --no-annotate --no-emit-index-url \
          --python-version 3.11

.PHONY: map test lint lock audit clean
.DELETE_ON_ERROR:

map: $(VENV)/.installed
	@$(VENV)/bin/deploy build-map seeds -o maps/deployments.html

test: $(VENV)/.installed-dev $(VENV)/.browser $(VENV)/.axe
	$(VENV)/bin/pytest -n auto

lint: $(VENV)/.installed-dev
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(VENV)/bin/biome lint --error-on-warnings

# After a change to the dependencies in pyproject.toml: lock them anew.
lock: $(VENV)/.installed-dev
	$(LOCK) pyproject.toml --group build -o requirements.txt
	$(LOCK) pyproject.toml --group build --extra dev -c requirements.txt -o requirements-dev.txt

# Asks a public database of vulnerabilities about all that is locked; CONTRIBUTING.md says when. The auditor is no part
# of the project: it stands beside it, and whatever pip brings.
audit: requirements-dev.txt
	python3 -m venv build/audit
	build/audit/bin/python -m pip --disable-pip-version-check --quiet install pip-audit
	build/audit/bin/pip-audit --strict --require-hashes --disable-pip --requirement requirements-dev.txt

clean:
	rm -rf $(VENV) tests/webmap/axe/node_modules build dist maps/*.html .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PYTHON):
	python3 -m venv $(VENV)

# The dependencies come locked with hashes; the project itself is built without the network.
$(VENV)/.installed: requirements.txt pyproject.toml | $(PYTHON)
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

# The tests of the page need axe-core, and a browser with its driver.
$(VENV)/.axe: tests/webmap/axe/package-lock.json | $(PYTHON)
	@.ci/axe
	@touch $@

$(VENV)/.browser: | $(PYTHON)
	@.ci/browser
	@touch $@
