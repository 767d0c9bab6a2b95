# make lab        your copies of the lessons, in my_lessons, open in JupyterLab
# make class      the lessons as slides, in my_class, with notes for whoever shows them
# make test       everything that proves the course
# make notebooks  re-execute the lessons and store them  make bench   step times beside others
# make blas       the lessons on other BLAS kernels      make lock    requirements.lock from pyproject.toml
# make lint       linter, formatter and schemas alone    make clean   remove what the others made
# make messages   the translations' catalogues in step with the English
# make versions   the unit tests on other Pythons, and with the oldest libraries
# ARGS="…" is passed on: make lab ARGS=ja; make lab ARGS="--no-browser --port 9999"; make test ARGS=notebooks/01_fixed_vector_bottleneck.ipynb

.PHONY: lab class test notebooks messages bench blas versions lock lint clean venv uv
.DEFAULT_GOAL := lab

VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
BENCH := torch==2.13.0 jax==0.10.2
MINE := my_lessons
SHOWN := my_class
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export JUPYTER_PREFER_ENV_PATH := 1

lab: venv
	@exec $(BIN)/python -m attention_helpers lab $(MINE) $(ARGS)

class: venv
	@exec $(BIN)/python -m attention_helpers class $(SHOWN) $(ARGS)

test: venv
	@$(BIN)/python -m tests.run $(ARGS)

notebooks: venv
	@$(BIN)/python -m tests.notebooks.store $(ARGS)

messages: venv
	@$(BIN)/python -m tests.locale.update $(ARGS)

blas: venv
	@$(BIN)/python -m tests.notebooks.blas $(ARGS)

bench: venv
	@$(BIN)/python -c "import torch, jax" 2>/dev/null || $(BIN)/python -m pip install $(BENCH)
	@$(BIN)/python -m tests.benchmarks.run $(ARGS)

lint: venv
	@$(BIN)/python -m ruff check --no-cache . $(ARGS)
	@$(BIN)/python -m ruff format --no-cache --check --quiet .
	@$(BIN)/python -m check_jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/test.yml
	@$(BIN)/python -m check_jsonschema --quiet --builtin-schema vendor.citation-file-format CITATION.cff

# One lock for every system and Python version of pyproject.toml; uv lives in an environment of its own.
lock: uv
	@.venv-tools/bin/uv pip compile pyproject.toml --extra test --extra class --extra hub --universal --python-version 3.10 \
	    --generate-hashes --no-emit-index-url --no-annotate -o requirements.lock $(ARGS) >/dev/null
	@echo "requirements.lock written; ARGS=--upgrade takes the newest versions"

versions: uv
	@.venv-tools/bin/python -m tests.versions $(ARGS)

uv:
	@[ -x .venv-tools/bin/uv ] || { python="$$(sh tests/find_python.sh $(PYTHON))" && "$$python" -m venv .venv-tools \
	    && .venv-tools/bin/python -m pip install --quiet uv; }

clean:
	rm -rf $(VENV) .venv-tools dist attention_helpers.egg-info .ruff_cache .pytest_cache
	find . -path ./$(MINE) -prune -o -path ./$(SHOWN) -prune -o -name __pycache__ -prune -exec rm -rf {} +
	find . -path ./$(MINE) -prune -o -path ./$(SHOWN) -prune -o -name .ipynb_checkpoints -prune -exec rm -rf {} +

# The environment in the checkout, as locked. A stamp remembers what is installed, so that a second call is quick.
venv:
	@sum="$$(cat requirements.lock pyproject.toml attention_helpers/server/attention_helpers.json | cksum)"; [ -x $(BIN)/python ] && [ "$$(cat $(VENV)/installed 2>/dev/null)" = "$$sum" ] || { \
	    python="$$(sh tests/find_python.sh $(PYTHON))" || exit 1; \
	    echo "Setting up $(VENV) with $$python: about a minute, this once."; \
	    $(BIN)/python -c "" 2>/dev/null || "$$python" -m venv --clear $(VENV) || exit 1; \
	    rm -rf $(VENV)/installed attention_helpers.egg-info; \
	    $(BIN)/python -m pip install -qq --require-hashes -r requirements.lock || exit 1; \
	    $(BIN)/python -m pip install -qq --no-deps --no-index --no-build-isolation -e . || exit 1; \
	    mkdir -p $(VENV)/share/jupyter/lab/settings || exit 1; \
	    printf '%s\n' '{"@jupyterlab/apputils-extension:notification":{"fetchNews":"false","checkForUpdates":false}}' \
	        > $(VENV)/share/jupyter/lab/settings/overrides.json || exit 1; \
	    echo "$$sum" > $(VENV)/installed; }
