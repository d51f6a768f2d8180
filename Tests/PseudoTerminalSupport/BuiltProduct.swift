private import Glibc

/// Programs that were built together with the tests.
public enum BuiltProduct {
  /// The path of the executable `name`, which stands beside the test runner.
  public static func path(_ name: String) -> String {
    var runner = ""
    if let resolved = realpath("/proc/self/exe", nil) {
      runner = String(cString: resolved)
      free(resolved)
    }
    let folder = runner.lastIndex(of: "/").map { runner[..<$0] } ?? "."
    return "\(folder)/\(name)"
  }
}
