#!/bin/sh
# Runs the official test suite of Jupyter's kernels and our own tests of the protocol and of notebooks that
# are run by others against a build of the program. A test that is skipped has failed.
#
#   tools/test-jupyter.sh .build/debug/tidemark [test_protocol.Executing …]
#   tools/test-jupyter.sh .build/release/tidemark --round-trip    times an empty cell instead
set -eu
cd "$(dirname "$0")/.."
TIDEMARK=$(realpath "$1")
shift
project=$PWD
environment_name=jupyter requirements=Tests/Jupyter/requirements.txt
. tools/python-environment.sh
"$TIDEMARK" kernel install --prefix "$environment"
# What the tests ask for: the program, and notebooks that ship.
export TIDEMARK NOTEBOOKS="$project/notebooks"
cd "$work"
if [ "${1:-}" = --round-trip ]; then
  "$environment/bin/python" -W ignore "$project/Tests/Jupyter/round_trip.py"
else
  "$environment/bin/python" -W ignore "$project/Tests/Jupyter/run.py" "$@"
fi
