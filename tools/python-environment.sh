# Sourced by the tests of Jupyter: sets `environment` to a Python environment of theirs under .build, made
# anew when what it is to hold has changed, and lets nothing of the person's own be seen. A shell need
# not hand words on to what it sources, so that names are given before:
#
#   environment_name=jupyter requirements=Tests/Jupyter/requirements.txt
#   . tools/python-environment.sh

environment=$PWD/.build/$environment_name
if ! cmp -s "$requirements" "$environment/requirements.txt"; then
  echo "Making the Python environment .build/$environment_name (a minute the first time)."
  rm -rf "$environment"
  python3 -m venv "$environment"
  "$environment/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$requirements"
  cp "$requirements" "$environment/requirements.txt"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# No other kernels, no history, no store.
export HOME="$work" JUPYTER_RUNTIME_DIR="$work/runtime" JUPYTER_CONFIG_DIR="$work/config"
export JUPYTER_DATA_DIR="$work/data" IPYTHONDIR="$work/ipython" PYDEVD_DISABLE_FILE_VALIDATION=1
unset TIDEMARK_STORE XDG_STATE_HOME XDG_DATA_HOME
