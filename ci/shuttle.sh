#!/usr/bin/env bash
# Recorders, acknowledgements and the threads of feeler-shim under the model checker, each test in thousands of orders of their steps.
set -euo pipefail
cd "$(dirname "$0")/.."
export RUSTFLAGS="--cfg shuttle" CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target}/shuttle"
exec cargo test -p feeler-shim --lib --no-default-features model "$@"
