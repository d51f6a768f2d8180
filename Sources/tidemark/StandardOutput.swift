internal import Foundation
internal import Workbench

/// Standard output, which may be a full disk or a closed pipe.
enum StandardOutput {
  /// Writes all of a text.
  ///
  /// - Throws: A diagnostic that says so when it cannot be written.
  static func write(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      throw Diagnostic(
        kind: "output",
        "What was to be printed cannot be written: \(error.localizedDescription)",
        hint: "The disk may be full, or the program that reads this has ended."
      )
    }
  }
}

/// Standard error, for what goes beside the output: where nobody hears it, nothing can be done.
enum StandardError {
  /// Writes lines, each with its end; nothing where there are none.
  static func write(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    let text = lines.map { $0 + "\n" }.joined()
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
