import Foundation
import LuaRuntime
import Testing

/// A script of the adversarial corpus.
///
/// The first line of each file says what must come of it and what it does: `-- stopped: a bare loop`.
struct AdversarialScript: CustomTestStringConvertible, Sendable {
  enum Outcome: Equatable {
    /// It goes on for ever and must be stopped.
    case stopped
    /// It ends with an error about memory.
    case memory
    /// It ends with an error that holds this text.
    case fails(String)
    /// It returns true.
    case answersTrue
  }

  let name: String
  let title: String
  let outcome: Outcome
  let source: String

  var testDescription: String { title }

  /// The scripts of one folder of the corpus, by name.
  static func all(in folder: String) throws -> [AdversarialScript] {
    let directory = testFile("Adversarial/\(folder)")
    return try FileManager.default.contentsOfDirectory(atPath: directory.path)
      .filter { $0.hasSuffix(".lua") }
      .sorted()
      .map { try AdversarialScript(file: directory.appendingPathComponent($0)) }
  }

  private init(file: URL) throws {
    let source = try String(contentsOf: file, encoding: .utf8)
    let head = source.prefix { $0 != "\n" }
    guard
      let match = head.wholeMatch(of: /-- (?<outcome>[a-z ]+?)(?: "(?<text>[^"]*)")?: (?<title>.*)/)
    else { throw Malformed(file: file.lastPathComponent) }
    switch (match.outcome, match.text) {
    case ("stopped", nil): outcome = .stopped
    case ("memory", nil): outcome = .memory
    case ("fails", let text?): outcome = .fails(String(text))
    case ("answers true", nil): outcome = .answersTrue
    default: throw Malformed(file: file.lastPathComponent)
    }
    self.name = file.deletingPathExtension().lastPathComponent
    self.title = String(match.title)
    self.source = source
  }

  struct Malformed: Error { let file: String }
}

extension LuaState {
  /// Whether the state still evaluates, resumes coroutines, and holds nothing on its stack.
  var isAsGoodAsNew: Bool {
    let loop = "local n = 0 for i = 1, 1000 do n = n + i end return n"
    let results = try? evaluate(
      "return 1 + 1, coroutine.wrap(function() \(loop) end)(), (('ab'):gsub('b', 'c'))"
    )
    return results == [2, 500_500, "ac"] && diagnostics.stackHeight == 0
  }
}
