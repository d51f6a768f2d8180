import Foundation
import Testing

@testable import DemonstrationTrust

/// One store with the demonstration trust, made once by `tidemark demo` and read by every test here.
///
/// What is planted is known to the tests from ``places``; the store and the scripts do not know it.
enum TrustStore {
  /// Where something is planted in the trust of the usual seed.
  static let places = Organisation(seed: DemonstrationTrust.usualSeed).places

  private static let made = Result { try make() }

  private static func make() throws -> Workplace {
    let workplace = try Workplace()
    let outcome = try workplace.run(["demo", "--store", "trust.db"])
    guard outcome.status == 0 else { throw Workplace.Failure(text: outcome.errors) }
    atexit { if let workplace = try? TrustStore.made.get() { workplace.remove() } }
    return workplace
  }

  /// Runs a shipped analysis on the store and reads its minute.
  ///
  /// - Parameters:
  ///   - analysis: The name of the script in `scripts/analyses`, without its ending.
  ///   - parameters: Values for its parameters, as `name=value`.
  /// - Returns: What it printed.
  /// - Throws: ``Workplace/Failure`` with the errors that it printed.
  static func minute(_ analysis: String, _ parameters: String...) throws -> Minute {
    Minute(try printed("analyses/\(analysis)", parameters))
  }

  /// Runs a shipped script on the store and gives what it printed.
  ///
  /// - Parameters:
  ///   - script: The script in `scripts`, without its ending.
  ///   - parameters: Values for its parameters, as `name=value`.
  /// - Returns: What it printed.
  /// - Throws: ``Workplace/Failure`` with the errors that it printed.
  static func printed(_ script: String, _ parameters: [String]) throws -> String {
    let store = try made.get().path + "/trust.db"
    let script = "\(Workplace.project)/scripts/\(script).lua"
    // Each run in a place of its own: files that it leaves are nobody else's.
    let outcome = try Workplace().run(
      ["run", "--store", store, "--today", "2024-09-30"] + parameters.flatMap { ["-p", $0] }
        + [script]
    )
    guard outcome.status == 0 else { throw Workplace.Failure(text: outcome.errors) }
    return outcome.output
  }
}

/// What an analysis printed, taken apart: its paragraphs, each one line again.
struct Minute {
  /// The paragraphs; items of lists begin with ``bullet``.
  let paragraphs: [String]

  static let bullet = "- "

  init(_ output: String) {
    var paragraphs: [String] = []
    var isOpen = false
    for line in output.split(separator: "\n", omittingEmptySubsequences: false) {
      let text = line.drop { $0 == " " }
      if text.isEmpty {
        isOpen = false
      } else if line.hasPrefix("    "), let last = paragraphs.last, last.hasPrefix(Self.bullet) {
        paragraphs[paragraphs.count - 1] += " " + text
      } else if isOpen, !text.hasPrefix(Self.bullet), let last = paragraphs.last,
        !last.hasPrefix(Self.bullet), !last.hasSuffix(":"), !last.hasSuffix(".")
      {
        paragraphs[paragraphs.count - 1] += " " + text
      } else {
        paragraphs.append(String(text))
        isOpen = true
      }
    }
    self.paragraphs = paragraphs
  }

  /// Every paragraph, one to a line.
  var text: String { paragraphs.joined(separator: "\n") }

  /// The items of lists.
  var items: [String] { paragraphs.filter { $0.hasPrefix(Self.bullet) } }

  /// The items that follow a paragraph with some words, up to the next that is no item.
  func items(under words: String) -> [String] {
    guard let start = paragraphs.firstIndex(where: { $0.contains(words) }) else { return [] }
    return Array(paragraphs[(start + 1)...].prefix { $0.hasPrefix(Self.bullet) })
  }

  /// The codes in parentheses: of measures and units, in the order they come.
  static func codes(_ items: [String]) -> [[String]] {
    items.map { item in
      item.matches(of: /\(([A-Z][A-Z0-9-]+)\)/).map { String($0.output.1) }
    }
  }

  /// The last code in parentheses of each item that has one: the unit it is about.
  static func units(_ items: [String]) -> [String] { codes(items).compactMap(\.last) }
}
