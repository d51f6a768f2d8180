#!/bin/sh
# Runs the tests of the debug build, with the arguments of `swift test`. Where some fail, what they said is
# told once more under the thousands of lines of the run, and last of all which failed and where: a terminal,
# or the record of a machine that tests, may keep the last lines only.
set -u
cd "$(dirname "$0")/.."

run=$(mktemp -d)
trap 'rm -rf "$run"' EXIT
{ swift test --skip-build "$@" 2>&1; echo $? >"$run/status"; } | tee "$run/log"
status=$(cat "$run/status")
[ "$status" -eq 0 ] && exit 0

# An issue: a line that starts with ✘ and says "recorded", and those after it up to the next event. The
# arguments of a test may run over lines, so that the place can stand on a later one.
awk '/^(✔|◇|➜|✘)/ { issue = /^✘/ && / recorded an? / } issue' "$run/log" >"$run/issues"
if [ -s "$run/issues" ]; then
  printf '\nWhat failed:\n' >&2
  head -n 200 "$run/issues" >&2
  printf '\nWhich, and where:\n' >&2
  awk '/^✘/ { name = $0; sub(/ recorded an? .*/, "", name); sub(/^✘ Test /, "", name) }
    name != "" && match($0, /[A-Za-z0-9_+]+\.swift:[0-9]+/) {
      print substr($0, RSTART, RLENGTH) "  " name; name = ""
    }' "$run/issues" | sort | uniq -c | head -n 20 >&2
fi
exit "$status"
