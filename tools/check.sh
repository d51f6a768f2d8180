#!/bin/sh
# Format, lint and the import audit. Prints what it checks; the first failure stops it.
set -eu
cd "$(dirname "$0")/.."

echo "check: Swift format"
swift format lint --strict --parallel --recursive Sources Tests Package.swift

# Three libraries that may be seen from one room only, and the C API of Lua from none but the bridge.
echo "check: imports"
audit() {  # audit MODULE ROOM...
  module=$1; shift
  pattern=$(printf '%s|' "$@"); pattern="^Sources/(${pattern%|})/"
  found=$(grep -rlE "^(@[a-z]+ )?((public|package|internal|private|fileprivate) )?import (struct |class |enum |func )?$module\b" Sources \
    | grep -vE "$pattern" || true)
  if [ -n "$found" ]; then
    echo "$module may be imported in $* only, and is in:" >&2
    echo "$found" >&2
    exit 1
  fi
}
audit GRDB QualityStore
audit GRDBSQLite QualityStore
audit SQLite3 QualityStore
audit CSQLiteSettings QualityStore
audit CProcess tidemark
audit CReadline LineEditing
audit CLuaBridge LuaRuntime
audit CLua LuaRuntime__none
audit CZeroMQ JupyterKernel
audit JupyterKernel tidemark
audit LuaRuntime Workbench TidemarkBenchmarks
audit DemonstrationTrust TidemarkBenchmarks tidemark
audit Notebook tidemark
foundation=$(grep -rlE "import Foundation" Sources/SPCCore Sources/SeriesFilter Sources/DemonstrationTrust \
  Sources/OrderedJSON Sources/Notebook || true)
if [ -n "$foundation" ]; then
  echo "SPCCore, SeriesFilter, DemonstrationTrust, OrderedJSON and Notebook must not import Foundation: $foundation" >&2
  exit 1
fi

# The exit status counts: the last line of the output can say "complete" on failure.
echo "check: declared dependencies"
tools/quiet-build.sh swift build --explicit-target-dependency-import-check error

echo "check: Lua scripts"
.build/debug/tidemark stubs --luacheck > .build/tidemark-luacheck.lua
luacheck --quiet scripts

echo "check: no Lua C API in Swift objects"
symbols=$(find .build/debug/ -path '*.build/*' -name '*.swift.o' -exec nm --undefined-only --print-file-name {} +)
found=$(printf '%s\n' "$symbols" | grep -E ' (lua|luaL)_[a-z]' || true)
if [ -z "$symbols" ] || [ -n "$found" ]; then
  echo "only CLuaBridge may call the Lua C API: ${found:-no Swift object was found}" >&2
  exit 1
fi
echo "check: all good"
