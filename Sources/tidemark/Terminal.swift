internal import Foundation

/// What is known of a stream: whether it is a terminal, how large, whether colour is welcome.
struct Terminal {
  let descriptor: Int32

  /// The variables of the surroundings, read once.
  ///
  /// Read from the C library: Foundation's table takes longer to make than the whole greeting.
  static let environment: [String: String] = {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let parts = String(cString: entry)
        .split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      next += 1
    }
    return variables
  }()

  static let standardOutput = Terminal(descriptor: STDOUT_FILENO)
  static let standardError = Terminal(descriptor: STDERR_FILENO)

  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Colour is for terminals, unless NO_COLOR asks for none (any value but the empty one).
  var mayColour: Bool {
    let environment = Self.environment
    if let refusal = environment["NO_COLOR"], !refusal.isEmpty { return false }
    return isTerminal && environment["TERM"] != "dumb"
  }

  /// Whether the locale writes UTF-8; without any word on it we hold it does.
  static var writesUnicode: Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    guard let locale = locale?.uppercased() else { return true }
    return locale.contains("UTF-8") || locale.contains("UTF8") || locale == "C" || locale == "POSIX"
  }

  /// Columns and rows of the window; nil when there is none.
  var size: (columns: Int, rows: Int)? {
    var window = winsize()
    guard isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0,
      window.ws_row > 0
    else { return nil }
    return (Int(window.ws_col), Int(window.ws_row))
  }
}
