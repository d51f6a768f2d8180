# Tidemark's everyday commands. `make demo` and `make test` do all the set-up they need.

# Debian packages the build needs; the checks and the tests need luacheck as well, the benchmarks the
# reference tools.
PACKAGES       = liblua5.4-dev libreadline-dev libsqlite3-dev libzmq3-dev pkg-config
CHECK_PACKAGES = lua-check
BENCH_PACKAGES = lua5.4 sqlite3
JUPYTER_PACKAGES = python3-venv
JUPYTERLAB_PACKAGES = $(JUPYTER_PACKAGES) chromium fonts-dejavu-core

DEMO_STORE = out/demonstration.db
RELEASE    = .build/release/tidemark
# A folder with the archive of C++'s library and nothing else: the linker looks there first.
JOINED        = $(CURDIR)/.build/joined
RELEASE_FLAGS = -c release --static-swift-stdlib -Xlinker -L$(JOINED)

# Where `make install` puts things.
PREFIX = /usr/local

.PHONY: demo build release install test test-jupyter test-jupyterlab smoke fuzz soak sanitize check format bench chance reference packages joined clean

## demo: build, make the demonstration trust, show its signals, what makes one of them and a review of its
## projects, open the prompt
demo: release
	@mkdir -p out
	@rm -f $(DEMO_STORE) $(DEMO_STORE)-wal $(DEMO_STORE)-shm
	@$(RELEASE) demo --store $(DEMO_STORE)
	@$(RELEASE) run --store $(DEMO_STORE) scripts/analyses/signals_of_the_trust.lua
	@$(RELEASE) run --store $(DEMO_STORE) scripts/portfolio/review.lua -p on=2024-01-31
	@if [ -t 0 ] && [ -t 1 ]; then $(RELEASE) --store $(DEMO_STORE); \
	 else echo "Open the prompt on this store with:  $(RELEASE) --store $(DEMO_STORE)"; fi

## release: the optimised program, at .build/release/tidemark; Swift's libraries and C++'s are linked into
## it, for half of the time until the first prompt would go into finding and joining them
release: packages joined
	@echo "Building the release (a few minutes the first time)."
	@tools/quiet-build.sh swift build $(RELEASE_FLAGS) --product tidemark

## install: the program, its manual page and the completions of shells, under PREFIX=/usr/local
install: release
	install -D -m 755 $(RELEASE) $(DESTDIR)$(PREFIX)/bin/tidemark
	install -d $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(RELEASE) manual > $(DESTDIR)$(PREFIX)/share/man/man1/tidemark.1
	$(RELEASE) completions bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/tidemark
	$(RELEASE) completions zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_tidemark
	$(RELEASE) completions fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/tidemark.fish

## build: the debug build
build: packages
	swift build

## test: every test
test: packages
	@tools/install-packages.sh $(CHECK_PACKAGES)
	swift build --build-tests
	@tools/test.sh

## test-jupyter: the official suite of Jupyter's kernels, our tests of the protocol, and the notebooks
## that ship run by nbconvert and papermill, in a Python environment that it makes under .build
test-jupyter: packages
	@tools/install-packages.sh $(JUPYTER_PACKAGES)
	@tools/quiet-build.sh swift build --product tidemark
	tools/test-jupyter.sh .build/debug/tidemark

## test-jupyterlab: JupyterLab in headless Chromium, with pictures of it to look at; by itself, for
## Chromium is large
test-jupyterlab: packages
	@tools/install-packages.sh $(JUPYTERLAB_PACKAGES)
	@tools/quiet-build.sh swift build --product tidemark
	tools/test-jupyterlab.sh .build/debug/tidemark

## smoke: the debug and the release build print and write the same bytes; the tests run the debug build only
smoke: release
	@tools/quiet-build.sh swift build --product tidemark
	tools/smoke.sh .build/debug/tidemark $(RELEASE)

## fuzz: arbitrary series, options, rule sets and files, for SECONDS=60 from SEED= (any number)
SECONDS = 60
SEED    =
fuzz: packages
	@tools/quiet-build.sh swift build --product spc-fuzz
	.build/debug/spc-fuzz --seconds $(SECONDS) $(if $(SEED),--seed $(SEED))

## soak: RUNS=200 loads killed where it matters, from SEED= (any number); about a quarter of them twice
RUNS = 200
soak: packages
	@tools/quiet-build.sh swift build --product store-soak
	.build/debug/store-soak --runs $(RUNS) $(if $(SEED),--seed $(SEED))

## sanitize: the Lua bridge and runtime under AddressSanitizer
sanitize: packages
	tools/sanitize.sh

## check: format, lint, import audit
check: packages
	@tools/install-packages.sh $(CHECK_PACKAGES)
	tools/check.sh

## format: rewrite the Swift sources in the house style
format:
	swift format --in-place --parallel --recursive Sources Tests Package.swift

## bench: ratios against reference programs, measured in one run
bench: packages joined
	@tools/install-packages.sh $(BENCH_PACKAGES)
	@tools/quiet-build.sh swift build $(RELEASE_FLAGS) --product tidemark
	@tools/quiet-build.sh swift build $(RELEASE_FLAGS) --product tidemark-benchmarks
	.build/release/tidemark-benchmarks
	@tools/install-packages.sh $(JUPYTER_PACKAGES)
	tools/test-jupyter.sh $(RELEASE) --round-trip

joined:
	@mkdir -p $(JOINED)
	@ln -sf "$$(clang -print-file-name=libstdc++.a)" $(JOINED)/libstdc++.a

## chance: write the table of what chance does to the usual charts anew (minutes); any change to the
## engine, the rules or the simulated noise asks for it
CHANCE_TABLE = Sources/SPCCore/FalseSignals/WorkedOutShares+Table.swift
chance: packages joined
	@mkdir -p out
	@tools/quiet-build.sh swift build $(RELEASE_FLAGS) --product tidemark-benchmarks
	.build/release/tidemark-benchmarks chance > out/chance.swift
	mv out/chance.swift $(CHANCE_TABLE)

packages:
	@tools/install-packages.sh $(PACKAGES)

clean:
	rm -rf .build out

## reference: write docs/lua-reference.md anew from the registrations, and docs/model.md from the
## declarations of the model
reference: packages
	@tools/quiet-build.sh swift build --product tidemark
	.build/debug/tidemark reference > docs/lua-reference.md
	.build/debug/tidemark reference --model > docs/model.md
