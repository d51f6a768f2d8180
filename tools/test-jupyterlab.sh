#!/bin/sh
# Runs JupyterLab with a build of the program as its kernel, looks at it in headless Chromium, and leaves
# pictures of what was to be seen in .build/pictures. A test that is skipped has failed.
#
#   tools/test-jupyterlab.sh .build/debug/tidemark [test_jupyterlab.Typing …]
set -eu
cd "$(dirname "$0")/.."
program=$(realpath "$1")
shift
project=$PWD
CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
  echo "The tests of JupyterLab need Chromium (Debian: apt-get install chromium)." >&2
  exit 1
}
environment_name=jupyterlab requirements=Tests/JupyterLab/requirements.txt
. tools/python-environment.sh
"$program" demo --store "$work/trust.db"
"$program" kernel install --prefix "$environment" --store "$work/trust.db"
export CHROMIUM PICTURES="$project/.build/pictures"
rm -rf "$PICTURES"
mkdir -p "$PICTURES"
cd "$work"
"$environment/bin/python" -W ignore "$project/Tests/Jupyter/run.py" --in "$project/Tests/JupyterLab" "$@"
echo "Pictures of what was to be seen are in .build/pictures."
