internal import ChartRendering
internal import Foundation

/// Finds out, once and only when a picture is first wanted, whether the terminal shows pictures.
///
/// TIDEMARK_GRAPHICS says it for a terminal that does not know itself: kitty, sixel or none.
final class TerminalPictures {
  private var asked = false
  private var found: (encoding: TerminalGraphics.Encoding, cell: TerminalAnswers.Cell)?
  /// What a person typed while the terminal was asked; it belongs to the next entry.
  private var typed: [UInt8] = []

  /// The longest wait for an answer, in milliseconds: a terminal at the other end of a slow line still
  /// has the time, and one that never answers is asked only once.
  private static let patience: Int32 = 250

  /// How the terminal takes pictures now; nil for not at all.
  func graphics() -> TerminalGraphics? {
    if !asked {
      asked = true
      ask()
    }
    guard let found else { return nil }
    // The window may have moved to another screen, or its letters changed size.
    let cell = Self.windowCell ?? found.cell
    return TerminalGraphics(found.encoding, cellWidth: cell.width, cellHeight: cell.height)
  }

  /// What was typed while the terminal was asked; empty from then on.
  func takeTyped() -> String {
    defer { typed = [] }
    return String(decoding: typed, as: UTF8.self).replacing("\r", with: "\n")
  }

  private func ask() {
    let environment = Terminal.environment
    guard Terminal.standardOutput.isTerminal, Terminal(descriptor: STDIN_FILENO).isTerminal,
      environment["TERM"] != "dumb", Terminal.writesUnicode
    else { return }
    let usual = TerminalAnswers.Cell(width: 8, height: 16)
    if let wish = environment["TIDEMARK_GRAPHICS"], !wish.isEmpty {
      found = TerminalGraphics.Encoding(rawValue: wish).map { ($0, usual) }
      return
    }
    guard let answers = Self.answers() else { return }
    typed = answers.typed
    guard let graphics = answers.graphics(cell: Self.windowCell) else { return }
    found = (
      graphics.encoding,
      TerminalAnswers.Cell(width: graphics.cellWidth, height: graphics.cellHeight)
    )
  }

  /// Asks the terminal, with its echo off, and gives what came back in time.
  private static func answers() -> TerminalAnswers? {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
    var silent = before
    silent.c_lflag &= ~tcflag_t(ICANON | ECHO)
    guard tcsetattr(STDIN_FILENO, TCSANOW, &silent) == 0 else { return nil }
    defer { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
    do { try StandardOutput.write(TerminalAnswers.questions) } catch { return nil }
    var bytes: [UInt8] = []
    var answers = TerminalAnswers(reading: [])
    let clock = ContinuousClock()
    let end = clock.now + .milliseconds(Int(patience))
    while !answers.isComplete, clock.now < end {
      var wait = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&wait, 1, patience / 10) > 0 else { continue }
      var buffer = [UInt8](repeating: 0, count: 1024)
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
      answers = TerminalAnswers(reading: bytes)
    }
    return answers
  }

  /// A cell in dots, as the window says; nil where it does not.
  private static var windowCell: TerminalAnswers.Cell? {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0,
      window.ws_row > 0, window.ws_xpixel > 0, window.ws_ypixel > 0
    else { return nil }
    return TerminalAnswers.Cell(
      width: Int(window.ws_xpixel / window.ws_col),
      height: Int(window.ws_ypixel / window.ws_row)
    )
  }
}
