# make build: scores into a DuckDB file; make build RAW=folder RULES=folder: the scores of
# your data, by your rules (with RAW, the targets below read these scores too);
# make report: one HTML file to look at them; make edit: the same page, to change rules;
# make what-if: what other rules would do; make export: Parquet for BI tools, CSV and
# the hot leads for people;
# make docs: the tables in one HTML file; make learn: points that past outcomes suggest;
# make check: what a change in hand needs, in two minutes; make test: all that CI runs;
# make test-long: more random worlds, sequences and kills.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)
ENV := .venv/bin/python
# One stamp per group of pyproject.toml that is installed. Their folder is named after
# the checkout, and is not there while something is being installed: a checkout that
# moved, or an installation that was interrupted, gets a new environment.
STAMPS := .venv/installed-$(shell pwd | cksum | cut -d ' ' -f 1)
BUILD_STAMP := $(STAMPS)/build
LEARN_STAMP := $(STAMPS)/learn
TEST_STAMP := $(STAMPS)/dev $(STAMPS)/warehouses
INSTALL = $(if $(filter warehouses,$*),--no-deps) --group $* -c constraints.txt
NO_PYTHON := Python 3.11 or later is needed. Name one: make build PYTHON=python3.12

# Your own folders. The scores of a folder of files have a database of their own.
FOLDERS = $(if $(RAW),--raw '$(RAW)') $(if $(RULES),--rules '$(RULES)')
ifneq ($(RAW),)
RAW_NAME := $(shell cd '$(patsubst ~/%,$(HOME)/%,$(RAW))' 2>&- && basename "$$(pwd -P)")
export LEAD_SCORING_DB ?= target/data/$(RAW_NAME)/lead_scoring.duckdb
endif

# The shipped sample ends on this day; your own data is scored as of today.
SAMPLE_DATE := 2026-10-31
ifeq ($(RAW)$(LEAD_SCORING_RAW),)
VARS ?= {as_of_date: $(SAMPLE_DATE)}
else
VARS ?= {}
endif

# What differs from main, and new files.
CHANGED = $(shell git diff --merge-base main --name-only --diff-filter=d; \
	git ls-files --others --exclude-standard)
CHANGED_SQL = $(filter models/% tests/% analyses/%,$(filter %.sql,$(CHANGED)))

.PHONY: build environment report edit workbook what-if export docs learn evidence test test-long \
	check lint clean
.DEFAULT_GOAL := build
.NOTPARALLEL:

build: $(BUILD_STAMP)
	@$(ENV) scripts/build.py --vars '$(VARS)' $(FOLDERS) $(if $(VERBOSE),--verbose)
	@$(if $(filter-out duckdb,$(LEAD_SCORING_TARGET)),,$(ENV) scripts/show_leads.py)

# GROUP: postgres, spark or benchmark, to have it beside the rest.
environment: $(STAMPS)/$(or $(GROUP),build)

report: $(BUILD_STAMP)
	@$(ENV) scripts/report.py $(REPORT)

# EDIT: further flags, such as --lang fr.
edit: $(BUILD_STAMP)
	@$(ENV) scripts/edit.py --vars '$(VARS)' $(if $(RULES),--rules '$(RULES)') $(EDIT)

# READ: a workbook to write into the folder OUT.
workbook: $(BUILD_STAMP)
	@$(ENV) scripts/workbook.py $(if $(READ),--read '$(READ)' --out '$(or $(OUT),local/mine)')

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

# Scores the past dates that it needs beside the database. LEARN: further flags.
learn: $(LEARN_STAMP)
	@$(ENV) scripts/learn.py --out local/mine/predictive --vars '$(VARS)' \
		$(FOLDERS) $(LEARN)

# Lint is one of the tests, so that no processor waits for it.
test: $(TEST_STAMP)
	@$(ENV) -m pytest --numprocesses logical --dist loadfile --no-loadscope-reorder

# More of what test draws at random: hours.
test-long: $(TEST_STAMP)
	@$(ENV) -m pytest --numprocesses logical --dist load -m long

# For a change in hand: lint of what differs from main, unit tests, truth tables and data
# tests on the sample, and the test modules that differ.
check: $(TEST_STAMP)
	@$(ENV) -m ruff check .
	@$(ENV) -m ruff format --check .
	@$(if $(CHANGED_SQL),$(ENV) -m sqlfluff lint --processes 2 $(CHANGED_SQL))
	@$(ENV) -m pytest --numprocesses logical --dist loadfile $(sort \
		tests/python/test_project.py $(filter tests/python/test_%.py,$(CHANGED)))

lint: $(TEST_STAMP)
	@$(ENV) -m pytest --numprocesses logical --dist load tests/python/test_lint.py

clean:
	rm -rf target logs .venv

$(STAMPS):
	@echo 'Making .venv ...'
	@rm -rf .venv
	@$(or $(PYTHON),$(error $(NO_PYTHON))) -m venv .venv
	@$(ENV) -m pip install --quiet --quiet -c constraints.txt --upgrade pip uv
	@mkdir $@

# If uv cannot, pip may: uv does not read the settings of pip, such as a mirror.
$(STAMPS)/%: pyproject.toml constraints.txt | $(STAMPS)
	@echo 'Installing the group $* into .venv ...'
	@mv $(STAMPS) .venv/unfinished
	@.venv/bin/uv pip install --quiet --python $(ENV) $(INSTALL) \
		|| $(ENV) -m pip install --quiet $(INSTALL)
	@mv .venv/unfinished $(STAMPS)
	@touch $@
