# Needs GNU make, a POSIX shell and Python 3.11 or newer; everything else is installed into $(VENV).
#
## make demo            check the model license in Chinese and in English · 用中英文检查示范许可合同
## make check           everything CI runs · 运行 CI 的全部检查
## make test            the tests alone · 只运行测试
## make lint            style and format, types, import contracts · 风格与格式、类型、导入约束
## make check-render    look at reports in a browser and on paper · 在浏览器与打印稿中检验报告
## make fuzz            read, check and convert inputs that nobody would write · 以畸形输入反复测试
## make rules-mutation  change every rule a little and see whether its examples notice · 逐处微改规则，检验示例能否发现
## make cases          score what is found against decided cases · 以已决案例检验结论
## make bench           print how fast reading and starting are, as ratios · 以比值显示读取与启动的速度
## make docs            write the pages on the language anew · 重新生成语言说明
## make format          put the code into canonical form · 整理代码格式
## make clean           remove the virtual environment and all caches · 删除虚拟环境与缓存
## make help            this list · 显示本说明
#
# PYTHON=/path/to/python chooses the interpreter, VENV=folder the environment, PYTEST_FLAGS adds options for pytest,
# BENCH_FLAGS says how many runs are measured and of what, such as '15 start-up'. RULES=grant-back mutates only the rules
# whose ids begin so, MUTATION_FLAGS=--verbose counts per rule. SHOTS=folder keeps the pictures of check-render.
# CASES=path scores another file of decided cases.

SHELL = /bin/sh
VENV ?= .venv
PYTHON ?= python3.13 python3.12 python3.11 python3
PYTEST_FLAGS ?=
SEED ?=
INPUTS ?= 100000
BENCH_FLAGS ?=
CASES ?= fixtures/cases/decided.yaml
RULES ?=
SHOTS ?=
MUTATION_FLAGS ?=
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
RUNTIME = $(VENV)/.installed-runtime
DEVELOPMENT = $(VENV)/.installed-development
RENDER = $(VENV)/.installed-render
PEERS = $(VENV)/bench
BENCH = $(PEERS)/.installed-bench
DEMO = $(BIN)/poolcheck check --as-of 2026-11-21 --fail-on never

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo check lint style types imports test check-render fuzz rules-mutation cases bench docs format clean

help:
	@sed -n 's/^## //p' Makefile

demo: export PYTHONUTF8 = 1
demo: $(RUNTIME)
	@printf '\n==> poolcheck check fixtures/model-license/zh.yaml --lang zh\n\n'
	@$(DEMO) fixtures/model-license/zh.yaml --lang zh
	@printf '\n==> poolcheck check fixtures/model-license/en.yaml --lang en\n\n'
	@$(DEMO) fixtures/model-license/en.yaml --lang en

check: lint test

lint: style types imports

style: $(DEVELOPMENT)
	@printf '==> ruff check\n'
	@$(BIN)/ruff check --quiet .
	@printf '==> ruff format --check\n'
	@$(BIN)/ruff format --check --quiet . || { $(BIN)/ruff format --diff --quiet .; exit 1; }

types: $(DEVELOPMENT)
	@printf '==> mypy\n'
	@$(BIN)/mypy --no-error-summary

imports: $(DEVELOPMENT)
	@printf '==> lint-imports\n'
	@output=$$($(BIN)/lint-imports 2>&1) || { printf '%s\n' "$$output"; exit 1; }

test: $(DEVELOPMENT)
	@printf '==> pytest\n'
	@$(BIN)/pytest -q -n auto $(PYTEST_FLAGS)

# Skips, and says so, what needs a program that this machine does not have: a Chromium or Chrome, LibreOffice, poppler.
check-render: $(RENDER)
	@printf '==> pytest tests/render\n'
	@POOLCHECK_RENDER=1 POOLCHECK_SHOTS='$(SHOTS)' $(BIN)/pytest -q -rs tests/render $(PYTEST_FLAGS)

rules-mutation: $(DEVELOPMENT)
	@$(BIN)/python tests/mutation/mutation.py --rules '$(RULES)' $(MUTATION_FLAGS)

cases: $(RUNTIME)
	@$(BIN)/python tests/decided/decided.py '$(CASES)'

bench: $(RUNTIME)
	@$(MAKE) --no-print-directory $(BENCH) || printf 'yamllint and cfn-lint cannot be installed: measuring without them\n' >&2
	@POOLCHECK_BENCH_TOOLS=$(PEERS)/bin $(BIN)/python bench/ratios.py $(BENCH_FLAGS)

docs: $(RUNTIME)
	@printf '==> docs/language.md, docs/language.zh.md, docs/catalogue\n'
	@$(BIN)/python -m poolcheck.guide.write_pages docs

format: $(DEVELOPMENT)
	@printf '==> ruff\n'
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .

# Removes an environment only if these rules have installed into it.
clean:
	@printf '==> removing the virtual environment and caches\n'
	@if [ -e $(RUNTIME) ] || [ -e $(DEVELOPMENT) ]; then rm -rf $(VENV); fi
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/pyvenv.cfg:
	@python=; \
	for candidate in $(PYTHON); do \
	    if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
	    then python=$$candidate; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	    printf 'poolcheck needs Python 3.11 or newer, and none of these is one: %s\n' '$(PYTHON)' >&2; \
	    printf 'Install one, or name it: make PYTHON=/path/to/python …\n' >&2; \
	    printf '需要 Python 3.11 或更高版本，以上命令均不符合。请先安装，或指定路径：make PYTHON=/path/to/python …\n' >&2; \
	    exit 1; \
	fi; \
	if ! $$python -c 'import ensurepip, venv' >/dev/null 2>&1; then \
	    printf '%s cannot create virtual environments: its modules venv and ensurepip are missing.\n' "$$python" >&2; \
	    printf 'On Debian and Ubuntu: apt install python3-venv (or the package of that version, as python3.11-venv).\n' >&2; \
	    printf '%s 缺少 venv 与 ensurepip 模块，无法创建虚拟环境。Debian/Ubuntu：apt install python3-venv（或对应版本的包）。\n' \
	        "$$python" >&2; \
	    exit 1; \
	fi; \
	printf '==> creating %s with %s\n' '$(VENV)' "$$python"; \
	$$python -m venv $(VENV)

$(RUNTIME): $(VENV)/pyvenv.cfg pyproject.toml
	@printf '==> installing poolcheck into %s\n' '$(VENV)'
	@$(PIP) install --editable .
	@touch $@

# The tools to compare with bring dozens of packages, which must not mix with ours.
$(BENCH): $(VENV)/pyvenv.cfg pyproject.toml
	@printf '==> installing the tools to compare with into %s\n' '$(PEERS)'
	@$(BIN)/python -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip --disable-pip-version-check --quiet --quiet install --upgrade 'pip>=25.1'
	@$(PEERS)/bin/python -m pip --disable-pip-version-check --quiet --quiet install --group bench
	@touch $@

$(RENDER): $(DEVELOPMENT)
	@printf '==> installing what drives a browser into %s\n' '$(VENV)'
	@$(PIP) install --group render
	@touch $@

# Dependency groups need pip 25.1.
$(DEVELOPMENT): $(VENV)/pyvenv.cfg pyproject.toml
	@printf '==> installing poolcheck and its development tools into %s\n' '$(VENV)'
	@$(PIP) install --upgrade 'pip>=25.1'
	@$(PIP) install --editable . --group dev
	@touch $(RUNTIME) $@
