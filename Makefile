# Each target does all its set-up by itself. PYTHON=… chooses another Python (3.11 to 3.13); OUT=… another folder.
.POSIX:
.PHONY: run demo test check format bench mutants screens letters archive-check dist lock clean environment environment-dev

OUT = demo
JOBS = 2
PY = .venv/bin/python
PYTEST_ARGS =

# With a screen: the window. Without one: two whole cases on paper, and where to find them.
run: environment
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] || [ "$$(uname)" != Linux ]; then exec $(PY) main.py; \
	else echo "No screen here, so the demonstration runs into $(OUT)/"; $(MAKE) --no-print-directory demo OUT="$(OUT)"; fi

# Only what an earlier demonstration left there is taken away first.
demo: environment
	@rm -rf "$(OUT)/vault.sidang" "$(OUT)/letters" "$(OUT)/pictures" "$(OUT)/summary.json"
	@$(PY) main.py demo --out "$(OUT)"

# Formatter, linter, types, import contracts, then every test.
test: check
	@$(PY) -m pytest -n $(JOBS) --dist loadfile $(PYTEST_ARGS)

check: environment-dev
	$(PY) -m ruff format --check --quiet .
	$(PY) -m ruff check --quiet .
	$(PY) -m mypy
	@$(PY) -c 'from importlinter.cli import lint_imports; raise SystemExit(lint_imports())'

format: environment-dev
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

# Ratios measured in one run on this machine, each beside its aim.
bench: environment-dev
	@$(PY) -m compileall -q -j 0 main.py models reports ui
	@$(PY) -m tests.bench $(BENCH_ARGS)

# Changes one thing at a time in models/law and asks the tests of the law; hours, or MUTANTS="models.law.rungs*" for a part.
mutants: environment-dev
	@$(PY) -m mutmut run $(MUTANTS)
	@$(PY) -m mutmut results

# A picture of every page, light and dark, into docs/screens/.
screens: environment
	@$(PY) -m ui.gallery docs/screens

# Every letter as a picture, into docs/letters/.
letters: environment-dev
	@$(PY) -m tests.reports.gallery docs/letters

# Every letter judged by an independent validator of PDF/A-1b. Needs Java and, from Debian: libpdfbox2-java libjaxb-api-java
# libactivation-java; it says so where they are missing. PREFLIGHT_JARS=… where the jars lie elsewhere.
archive-check: environment-dev
	@$(PY) -m tests.reports.preflight

# The one-folder program in dist/sidang-etik/, then the proof that it prints the same letters as the source.
dist: environment-dev
	PYTHONHASHSEED=1 SOURCE_DATE_EPOCH=1767225600 $(PY) -m PyInstaller --noconfirm --clean --log-level WARN \
		--distpath dist --workpath build/pyinstaller build.spec
	@$(PY) -m tests.frame.same_letters dist/sidang-etik/sidang-etik

# New locks from pyproject.toml: versions and hashes, no addresses.
lock: environment-dev
	$(PY) -m pip install --quiet --disable-pip-version-check uv
	$(PY) -m uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header -q pyproject.toml -o requirements.txt
	$(PY) -m uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header -q pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt

environment:
	@.ci/environment run

environment-dev:
	@.ci/environment dev

clean:
	rm -rf .venv build dist demo out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
