internal import LuaRuntime

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
  /// The line that is wrong, of the script or of the text it gave.
  package var excerpt: SourceExcerpt?
  /// The next thing to do.
  package var hint: String?
  /// Names close to one that does not exist, nearest first.
  package var candidates: [String]
  /// The calls that led there, innermost first, for scripts.
  package var trace: [String]
  /// The line of the script it came of; nil where no script ran.
  var scriptPlace: LuaLocation?

  /// The same for somebody who gave entries as a stream: it says on which line of the stream it is.
  ///
  /// What is of another text, such as a module's, keeps its place.
  ///
  /// - Parameters:
  ///   - entry: The entry it is of.
  ///   - firstLine: The line of the stream on which the entry begins, from 1.
  /// - Returns: The diagnostic with its place and its excerpt's line counted in the stream.
  package func inStandardInput(_ entry: String, fromLine firstLine: Int) -> Diagnostic {
    guard location == nil else { return self }
    var diagnostic = self
    var line = firstLine
    if let shown = excerpt, let number = shown.line,
      SourceExcerpt(of: entry, line: number)?.text == shown.text
    {
      line += number - 1
      diagnostic.excerpt?.line = line
    }
    diagnostic.location = "standard input, line \(line)"
    return diagnostic
  }

  /// The same with the command that ran the script it is of as the last of its calls.
  func reached(through command: String) -> Diagnostic {
    guard let scriptPlace, kind != "stopped", kind != "deadline" else { return self }
    var diagnostic = self
    if trace.isEmpty { diagnostic.trace = [scriptPlace.description] }
    diagnostic.trace.append(DisplayWidth.oneLine(command.trimmedAtEnd))
    return diagnostic
  }

  package init(
    kind: String,
    _ message: String,
    at location: String? = nil,
    excerpt: SourceExcerpt? = nil,
    hint: String? = nil,
    candidates: [String] = [],
    trace: [String] = []
  ) {
    self.kind = kind
    self.message = message
    self.location = location
    self.excerpt = excerpt
    self.hint = hint
    self.candidates = candidates
    self.trace = trace
  }

  /// The message with the nearest name offered.
  package var sentence: String {
    guard let nearest = candidates.first else { return message }
    return "\(message) Did you mean \(nearest)?"
  }
}
