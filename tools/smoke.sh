#!/bin/sh
# Runs the same commands and sessions with two builds of the program and compares, byte for byte, what
# they print and write. The tests see the debug build only; an optimiser that gets a file of ours wrong
# shows here.
#
#   tools/smoke.sh .build/debug/tidemark .build/release/tidemark
set -eu
cd "$(dirname "$0")/.."
project=$PWD
[ $# -eq 2 ] || { echo "usage: tools/smoke.sh PROGRAM PROGRAM" >&2; exit 2; }
first=$(realpath "$1")
second=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What every case needs: wards with a step, a drift or nothing, and sessions of entries.
make_input() {
  mkdir "$work/input"
  awk 'BEGIN {
    state = 17
    print "series,t,y,n"
    for (ward = 1; ward <= 40; ward++) for (month = 1; month <= 48; month++) {
      noise = 0
      for (i = 0; i < 4; i++) { state = (state * 171 + 11213) % 53125; noise += state % 11 }
      y = noise + (ward % 3 == 0 && month > 24 ? 9 : 0) + (ward % 3 == 1 ? int(month / 6) : 0)
      state = (state * 171 + 11213) % 53125
      missing = (state % 53 == 0)
      print "ward " ward "," month "," (missing ? "" : y) "," 300 + state % 200
    }
  }' > "$work/input/wards.csv"
  awk -F, 'NR == 1 || $3 == "" { print; next } { print $1 "," $2 "," $3 % 2 "," 1 }' OFS=, \
    "$work/input/wards.csv" > "$work/input/cases.csv"
  # Four values of a ward for each t.
  awk -F, 'NR == 1 { print; next } { print $1 "," int(($2 - 1) / 4) "," $3 "," $4 }' \
    "$work/input/wards.csv" > "$work/input/subgroups.csv"
  # The examples of the reference, one with locals in a block of its own, and the mistakes of the goldens.
  awk '/^ *```lua/ { inside = 1; example = ""; next }
       /^ *```/ { if (inside && example ~ /(^|\n) *local /) print "do\n" example "end"
                  else if (inside) print example
                  inside = 0; next }
       inside { example = example $0 "\n" }' docs/lua-reference.md > "$work/input/examples.txt"
  cat Tests/WorkbenchTests/Goldens/Mistakes/*.txt | sed -n 's/^qi> //p' > "$work/input/mistakes.txt"
}

# case_of NAME STATUS ARGUMENTS…: one run; its input is standard input.
case_of() {
  name=$1 expected=$2
  shift 2
  status=0
  env -i HOME="$place" USER=smoke PATH=/usr/bin:/bin LANG=C.UTF-8 TZ=UTC "$program" "$@" \
    > "$said/$name.output" 2> "$said/$name.errors" || status=$?
  echo "$status" > "$said/$name.status"
  if [ "$status" -ne "$expected" ]; then
    echo "smoke: $name ended with status $status, not $expected: $program $*" >&2
    cat "$said/$name.errors" >&2
    exit 1
  fi
  if [ ! -s "$said/$name.output" ] && [ ! -s "$said/$name.errors" ]; then
    echo "smoke: $name said nothing: $program $*" >&2
    exit 1
  fi
}

run_all() {  # run_all PROGRAM SAID: always in one folder, so that paths in messages agree
  program=$1 said=$2 place=$work/place
  rm -rf "$place"
  mkdir "$place" "$said"
  cp -r "$project/scripts" "$project/data" "$place"
  cd "$place"
  . "$project/Tests/Smoke/cases.sh"
  cd "$project"
  # Pictures and scripts that were written count as well; a store holds moments and so does not.
  mkdir "$said/written"
  find "$place" \( -name '*.svg' -o -name '*.lua' -o -name '*.csv' \) | sort | while read -r file; do
    cp "$file" "$said/written/$(echo "${file#"$place/"}" | tr / _)"
  done
}

# What was recorded when is told by the clock, and so is no difference.
without_moments() {
  sed -i -E 's/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z/(a moment)/g' "$1"/*.output "$1"/*.errors
}

make_input
run_all "$first" "$work/first"
run_all "$second" "$work/second"
without_moments "$work/first"
without_moments "$work/second"
if ! diff -r -u "$work/first" "$work/second" > "$work/differences"; then
  echo "smoke: $1 (-) and $2 (+) differ:" >&2
  head -200 "$work/differences" >&2
  exit 1
fi
echo "smoke: $(ls "$work/first" | grep -c '\.status$') runs, $(cat "$work/first"/*.output | wc -c) bytes alike"
