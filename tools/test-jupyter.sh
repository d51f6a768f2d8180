#!/bin/sh
# Runs the official test suite of Jupyter's kernels and our own tests of the protocol against a build of
# the program, in a virtual environment of its own under .build. A test that is skipped has failed.
#
#   tools/test-jupyter.sh .build/debug/tidemark [test_protocol.Executing …]
#   tools/test-jupyter.sh .build/release/tidemark --round-trip    times an empty cell instead
set -eu
cd "$(dirname "$0")/.."
program=$(realpath "$1")
shift
environment=$PWD/.build/jupyter

# Made anew when what it is to hold has changed.
if ! cmp -s Tests/Jupyter/requirements.txt "$environment/requirements.txt"; then
  echo "Making the Python environment .build/jupyter (a minute the first time)."
  rm -rf "$environment"
  python3 -m venv "$environment"
  "$environment/bin/python" -m pip install --quiet --disable-pip-version-check \
    --requirement Tests/Jupyter/requirements.txt
  cp Tests/Jupyter/requirements.txt "$environment/requirements.txt"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Nothing of the person's own: no other kernels, no history, no store.
export HOME="$work" JUPYTER_RUNTIME_DIR="$work/runtime" JUPYTER_CONFIG_DIR="$work/config"
export JUPYTER_DATA_DIR="$work/data" IPYTHONDIR="$work/ipython" PYDEVD_DISABLE_FILE_VALIDATION=1
unset TIDEMARK_STORE XDG_STATE_HOME XDG_DATA_HOME
"$program" kernel install --prefix "$environment"
project=$PWD
cd "$work"
if [ "${1:-}" = --round-trip ]; then
  "$environment/bin/python" -W ignore "$project/Tests/Jupyter/round_trip.py"
else
  "$environment/bin/python" -W ignore "$project/Tests/Jupyter/run.py" "$@"
fi
