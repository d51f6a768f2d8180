internal import Foundation
internal import LineEditing
internal import Workbench

/// Asks at the terminal in the middle of an entry, for `qi.ask`.
enum TerminalQuestion {
  /// Shows the question and gives the line that is typed; nil where the terminal ends, or the entry is to
  /// stop.
  static func ask(_ question: SessionQuestion) -> String? {
    TerminalWork.lendingTerminal {
      try? FileHandle.standardOutput.write(contentsOf: Data(question.text.utf8))
      var before = termios()
      let isTerminal = tcgetattr(STDIN_FILENO, &before) == 0
      if question.isSecret, isTerminal {
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        // The end of the line is shown all the same.
        silent.c_lflag |= tcflag_t(ECHONL)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &silent)
      }
      defer { if question.isSecret, isTerminal { tcsetattr(STDIN_FILENO, TCSADRAIN, &before) } }
      return line(until: question.isStopped)
    }
  }

  /// A line of standard input without its end.
  private static func line(until isStopped: () -> Bool) -> String? {
    var bytes: [UInt8] = []
    while !isStopped() {
      var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&descriptor, 1, 50) > 0 else { continue }
      var byte: UInt8 = 0
      // One at a time: what follows the line is not ours.
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      // Return is still a carriage return where it was pressed before the question stood there.
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        return String(decoding: bytes, as: UTF8.self)
      }
      bytes.append(byte)
    }
    return nil
  }
}
