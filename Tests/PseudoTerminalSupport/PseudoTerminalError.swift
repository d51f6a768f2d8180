/// Why a program under a pseudo-terminal did not do what was expected, with what was on screen.
public enum PseudoTerminalError: Error, CustomStringConvertible {
  /// A system call failed with this `errno`.
  case system(call: String, code: Int32)
  /// `expectation` was not met in time, or the program ended before it was.
  case unmet(expectation: String, hasEnded: Bool, picture: String)

  /// Says what was missing and draws the screen.
  public var description: String {
    switch self {
    case .system(let call, let code):
      "\(call) failed with errno \(code)"
    case .unmet(let expectation, let hasEnded, let picture):
      "not seen\(hasEnded ? " before the program ended" : " in time"): \(expectation)\n\(picture)"
    }
  }
}
