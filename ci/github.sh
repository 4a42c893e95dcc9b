#!/usr/bin/env bash
# The steps of action.yml, here so that a test can run them. Inputs come as INPUT_… variables, never as text of a script.
set -euo pipefail

# Words of an input, over several lines where somebody writes it so.
words() { read -r -d '' -a split <<<"$1" || true; }

case "${1:-}" in
key)
    cd "$GITHUB_ACTION_PATH"
    sum=$(find lint/src rules schemas Cargo.toml Cargo.lock -type f | LC_ALL=C sort | xargs shasum -a 256 | shasum -a 256)
    echo "key=feeler-$RUNNER_OS-$RUNNER_ARCH-${sum:0:20}" >>"$GITHUB_OUTPUT"
    ;;
install)
    [ -x "$INPUT_ROOT/bin/feeler" ] || cargo install --locked --path "$GITHUB_ACTION_PATH" --root "$INPUT_ROOT"
    echo "$INPUT_ROOT/bin" >>"$GITHUB_PATH"
    ;;
check)
    words "$INPUT_PATHS $INPUT_ARGS"
    all=(${split[@]+"${split[@]}"})
    since=()
    [ -z "$INPUT_CHANGED_SINCE" ] || since=(--changed-since "$INPUT_CHANGED_SINCE")
    code=0
    feeler check ${all[@]+"${all[@]}"} ${since[@]+"${since[@]}"} --output-format github || code=$?
    echo "exit-code=$code" >>"$GITHUB_OUTPUT"
    [ "$code" -lt 2 ] || exit "$code"
    # Code scanning closes the alerts that an upload lacks, so that it gets all findings, whatever the gate looks at.
    if [ "$INPUT_UPLOAD" = true ]; then
        feeler check ${all[@]+"${all[@]}"} --output-format sarif --output-file "$INPUT_SARIF_FILE" --exit-zero
    fi
    ;;
*)
    echo "usage: $0 key|install|check" >&2
    exit 2
    ;;
esac
