#!/bin/sh
# The Lua bridge and runtime with their tests, under AddressSanitizer and, for the C, the undefined
# behaviour sanitizer. A package of these targets alone is made for it: it builds in a minute.
#
# `make test` runs the same tests unwatched. ThreadSanitizer is left out: it holds signals back until
# a system call, and a signal is what stops a script.
set -eu
cd "$(dirname "$0")/.."
root=$PWD
package=.build/sanitize
mkdir -p "$package"
ln -sfn "$root/Sources" "$package/Sources"
ln -sfn "$root/Tests" "$package/Tests"
cat > "$package/Package.swift" <<'PACKAGE'
// swift-tools-version: 6.1
import PackageDescription

let undefined = ["-fsanitize=undefined", "-fno-sanitize-recover=undefined", "-fno-omit-frame-pointer"]
let package = Package(
  name: "TidemarkSanitized",
  targets: [
    .systemLibrary(name: "CLua"),
    .target(
      name: "CLuaBridge",
      dependencies: ["CLua"],
      cSettings: [.unsafeFlags(undefined)],
      linkerSettings: [.linkedLibrary("lua5.4")]
    ),
    .target(name: "LuaRuntime", dependencies: ["CLuaBridge"]),
    .target(name: "TestInputSupport", path: "Tests/TestInputSupport"),
    .testTarget(
      name: "LuaRuntimeTests",
      dependencies: ["LuaRuntime", "TestInputSupport"],
      exclude: ["Adversarial", "Goldens", "Scripts"]
    ),
  ],
  swiftLanguageModes: [.v6]
)
PACKAGE

echo "sanitize: building"
tools/quiet-build.sh swift build --package-path "$package" --build-tests --sanitize=address

# Looking for leaks takes ptrace, which some containers refuse.
leaks=1
probe=$(mktemp -d)
printf 'int main(void) { return 0; }\n' > "$probe/probe.c"
clang -fsanitize=address "$probe/probe.c" -o "$probe/probe"
if ! ASAN_OPTIONS=detect_leaks=1 "$probe/probe" > /dev/null 2>&1; then
  leaks=0
  echo "sanitize: this machine does not let LeakSanitizer run; leaks are looked for by the tests' own counts only"
fi
rm -rf "$probe"

# Foundation's Process forgets a weak reference at every run.
echo "leak:Foundation7ProcessC3run" > "$package/leaks-of-others"

echo "sanitize: testing"
SWIFT_BACKTRACE=enable=no TIDEMARK_THOROUGH=1 \
  LSAN_OPTIONS="suppressions=$root/$package/leaks-of-others:print_suppressions=0" \
  ASAN_OPTIONS="detect_leaks=$leaks:detect_stack_use_after_return=1" \
  swift test --package-path "$package" --skip-build --sanitize=address \
  --disable-xctest "$@"
echo "sanitize: nothing found"
