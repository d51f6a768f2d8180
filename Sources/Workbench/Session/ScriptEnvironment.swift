internal import LuaRuntime

/// The environment variables that scripts can read with `os.getenv`.
///
/// Environments hold passwords and keys, so a script sees a few variables by name and none by
/// looking around: the language and time zone to write dates by, the person's name for a report, and
/// their home folder to name files in it.
package struct ScriptEnvironment: Sendable {
  /// The variables that are let through.
  package static let names = ["HOME", "LANG", "TZ", "USER"]

  private var values: [String: String] = [:]

  /// An environment with none set.
  package init() {}

  /// What of an environment scripts can read.
  package init(allowedOf environment: [String: String]) {
    values = environment.filter { Self.names.contains($0.key) }
  }

  subscript(name: String) -> String? { values[name] }
}

extension WorkbenchSession {
  /// `os.getenv`, which knows the variables of ``ScriptEnvironment`` and says nil to any other.
  func installEnvironment() throws {
    guard let library = try lua.globals.rawGet("os").table else { return }
    let function = try lua.makeFunction(name: "getenv") { [weak self] call in
      guard let name = call[0].text ?? call[0].number.map({ NumberText.plain($0) }) else {
        throw LuaHostError(
          kind: "script",
          message: "bad argument #1 to 'getenv' (string expected, got \(call[0].typeName))"
        )
      }
      return [self?.settings.environment[name].map { .text($0) } ?? .nil]
    }
    try library.rawSet("getenv", .function(function))
  }
}
