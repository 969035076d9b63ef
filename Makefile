# make build: scores into a DuckDB file; make report: one HTML file to look at them;
# make what-if: what other rules would do; make export: Parquet for BI tools;
# make docs: the tables in one HTML file; make learn: points that past outcomes suggest;
# make test: everything that CI runs.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)
ENV := .venv/bin/python
# Stamps name the folder: a moved checkout makes its environment anew.
HERE := $(shell pwd | cksum | cut -d ' ' -f 1)
BUILD_STAMP := .venv/build-$(HERE).stamp
LEARN_STAMP := .venv/learn-$(HERE).stamp
TEST_STAMP := .venv/test-$(HERE).stamp
DBT := $(ENV) -m dbt.cli.main

# The shipped sample ends on this day; your own data is scored as of today.
SAMPLE_DATE := 2026-10-31
ifeq ($(LEAD_SCORING_RAW),)
VARS ?= {as_of_date: $(SAMPLE_DATE)}
else
VARS ?= {}
endif

# Their models are off for dbt, so they are linted without it.
SYSTEMS = $(filter-out %/raw %/rules,$(wildcard models/staging/*))

.PHONY: build report what-if export docs learn evidence test lint clean
.DEFAULT_GOAL := build

build: $(BUILD_STAMP)
	@$(ENV) scripts/check_seeds.py
	@$(DBT) build --project-dir "$(CURDIR)" --profiles-dir "$(CURDIR)" --vars '$(VARS)'
	@$(ENV) scripts/show_leads.py

report: $(BUILD_STAMP)
	@$(ENV) scripts/report.py $(REPORT)

# SEEDS: a folder with the CSVs that differ; WHAT_IF: further flags.
what-if: $(BUILD_STAMP)
	@test -n '$(SEEDS)' || { echo 'Name a folder: make what-if SEEDS=local/mine'; exit 2; }
	@$(ENV) scripts/what_if.py --seeds '$(SEEDS)' --vars '$(VARS)' $(WHAT_IF)

export: $(BUILD_STAMP)
	@$(ENV) scripts/export.py $(EXPORT)

docs: $(BUILD_STAMP)
	@$(ENV) scripts/write_docs.py --vars '$(VARS)'

# The table of docs/outcomes.md, if the real sets are in ../shared/data. Threads of linear
# algebra wait for each other longer than they work.
evidence: $(TEST_STAMP)
	@OPENBLAS_NUM_THREADS=1 $(ENV) tests/python/evidence.py

learn: $(LEARN_STAMP)
	@$(ENV) scripts/train_points.py --out local/mine/predictive

test: $(TEST_STAMP) lint
	@$(ENV) -m pytest --numprocesses logical --dist loadfile

lint: $(TEST_STAMP)
	@$(ENV) -m ruff check .
	@$(ENV) -m ruff format --check .
	@$(ENV) scripts/check_deprecations.py --project-dir . --profiles-dir .
	@$(ENV) -m sqlfluff lint --processes 2 models tests analyses
	@$(ENV) -m sqlfluff lint --config tests/lint/systems.cfg $(SYSTEMS)

clean:
	rm -rf target logs .venv

# A stamp is touched last, so that an interrupted installation starts again.
$(BUILD_STAMP): requirements.txt constraints.txt
	@$(or $(PYTHON),python3) scripts/make_environment.py --requirements requirements.txt
	@touch $@

$(LEARN_STAMP): requirements.txt requirements-train.txt constraints.txt
	@$(or $(PYTHON),python3) scripts/make_environment.py --requirements requirements-train.txt
	@touch $@

$(TEST_STAMP): $(wildcard requirements*.txt) constraints.txt
	@$(or $(PYTHON),python3) scripts/make_environment.py --requirements requirements-dev.txt
	@$(ENV) -m pip install --quiet --no-deps -r requirements-warehouses.txt
	@touch $@ $(BUILD_STAMP) $(LEARN_STAMP)
