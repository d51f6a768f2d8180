/// A time after which something is stopped, as options take it: `90`, `90s`, `10m`, `1.5h`.
package struct TimeLimit: Hashable, Sendable {
  package let seconds: Double

  /// Reads a number of seconds, or a number with s, m or h.
  ///
  /// - Throws: ``TimeLimitError``.
  package init(_ text: String) throws(TimeLimitError) {
    let digits = text.prefix { ("0"..."9").contains($0) || $0 == "." }
    let scales = ["": 1.0, "s": 1, "m": 60, "h": 3_600]
    guard let number = Double(digits), let scale = scales[String(text.dropFirst(digits.count))]
    else { throw .notATime(text) }
    guard number > 0 else { throw .nothing(text) }
    // Above that the clock cannot add it.
    guard number * scale <= Self.most else { throw .tooLong(text) }
    seconds = number * scale
  }

  /// A year.
  private static let most = 31_536_000.0
}

/// Why a text is no time limit.
package enum TimeLimitError: Error, Hashable, Sendable {
  case notATime(String)
  case nothing(String)
  case tooLong(String)
}
