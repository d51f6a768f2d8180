#!/bin/sh
# Installs the Debian packages named as arguments that are missing, and says which.
# On a system without apt it names them and stops, so that a person can install their equivalents.
set -eu

missing=""
for package in "$@"; do
  if command -v dpkg-query >/dev/null 2>&1; then
    state=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
  else
    missing="$missing $package"
  fi
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  echo "Tidemark needs these Debian packages or their equivalents on your system:$missing" >&2
  echo "Install them with your system's package manager, then run the command again with PACKAGES= ." >&2
  exit 1
fi

if [ "$(id -u)" -eq 0 ]; then
  become=""
elif command -v sudo >/dev/null 2>&1; then
  become="sudo"
else
  echo "Tidemark needs these Debian packages, and neither root nor sudo is at hand:$missing" >&2
  echo "Ask an administrator for:  apt-get install$missing" >&2
  exit 1
fi

echo "Installing Debian packages:$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# $missing and $become are lists on purpose.
# shellcheck disable=SC2086
if ! { $become apt-get update -qq &&
  $become env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
} >"$log" 2>&1; then
  cat "$log" >&2
  echo "The packages could not be installed; the lines above say why." >&2
  exit 1
fi
