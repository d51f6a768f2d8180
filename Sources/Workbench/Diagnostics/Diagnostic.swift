/// What went wrong in the user's terms, where, and what to do next.
///
/// Core code throws facts; ``Diagnostic/init(_:)-…`` families in this folder are the one place that makes
/// sentences of them.
package struct Diagnostic: Error, Sendable, Equatable {
  /// A word a script can test, such as "argument", "not_found", "load", "store" or "stopped".
  package var kind: String
  /// One sentence: what is wrong, with the offending value quoted.
  package var message: String
  /// File and line, script line, or measure and period.
  package var location: String?
  /// The next thing to do.
  package var hint: String?
  /// Names close to one that does not exist, nearest first.
  package var candidates: [String]
  /// The calls that led there, innermost first, for scripts.
  package var trace: [String]

  package init(
    kind: String,
    _ message: String,
    at location: String? = nil,
    hint: String? = nil,
    candidates: [String] = [],
    trace: [String] = []
  ) {
    self.kind = kind
    self.message = message
    self.location = location
    self.hint = hint
    self.candidates = candidates
    self.trace = trace
  }

  /// The diagnostic as it is printed: the sentence, then where, then how to mend it.
  package func lines(colour: Bool) -> [String] {
    func faint(_ text: String) -> String { colour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
    func strong(_ text: String) -> String { colour ? "\u{1B}[31m\(text)\u{1B}[0m" : text }
    // Being stopped is no error: somebody asked for it.
    let word = kind == "stopped" ? "" : "error: "
    var lines = [strong(word) + DisplayWidth.harmless(sentence)]
    if let location { lines.append(faint("  where  ") + DisplayWidth.harmless(location)) }
    if let hint = hint.map(DisplayWidth.harmless) {
      for (number, line) in hint.split(separator: "\n").enumerated() {
        lines.append(faint(number == 0 ? "  mend   " : "         ") + line)
      }
    }
    // One frame says no more than `where` does.
    if trace.count > 1 {
      for (number, frame) in trace.prefix(8).enumerated() {
        lines.append(faint(number == 0 ? "  calls  " : "         ") + DisplayWidth.harmless(frame))
      }
    }
    return lines
  }

  /// The message with the nearest name offered.
  package var sentence: String {
    guard let nearest = candidates.first else { return message }
    return "\(message) Did you mean \(nearest)?"
  }
}
