#!/bin/sh
# Runs a build command and shows its output only when it fails: a person who asked for a
# demonstration wants to see that, not four hundred lines of compiler progress.
set -u
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if "$@" >"$log" 2>&1; then
  exit 0
else
  status=$?
  cat "$log" >&2
  exit "$status"
fi
