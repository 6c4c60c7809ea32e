# Each of these first installs what it needs and this machine lacks; see scripts/setup.

# Where rustup and Homebrew put things that a new terminal may not know yet.
export PATH := $(PATH):$(HOME)/.cargo/bin:/opt/homebrew/opt/libpq/bin:/usr/local/opt/libpq/bin

.PHONY: help run test bench check

help:
	@echo "make run     start Lamplight and print its address"
	@echo "make test    run every test, those in real browsers too"
	@echo "make check   look at formatting, lints and scripts"
	@echo "make bench   measure how fast it is, beside the limits of this machine"

run:
	@scripts/setup run
	@exec cargo run --release

test:
	@scripts/setup test
	@exec cargo test --workspace

bench:
	@scripts/setup bench
	@exec cargo bench

check:
	@exec cargo fmt --all --check
	@exec cargo clippy --workspace --all-targets -- -D warnings
	@if command -v shellcheck >/dev/null; then shellcheck scripts/* .ci/run; fi
