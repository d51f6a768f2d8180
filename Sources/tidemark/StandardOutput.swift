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
