/// What happens while a cell is evaluated, in the order in which it does.
///
/// A cell sends any number of streams and displays, and at the end at most one result or one error.
package enum CellEvent: Equatable, Sendable {
  /// Which of the two streams a text goes to.
  package enum Stream: String, Sendable {
    case output = "stdout"
    case error = "stderr"
  }

  /// Text that was printed; several pieces in a row are one text.
  case stream(Stream, String)
  /// A value that `display` was asked to show, or one of several that the cell gave.
  case display(DisplayBundle)
  /// A text that is to be read on a page of its own: help, and what `:all()` shows.
  case page(String)
  /// What the last expression of the cell gave, with the cell's number.
  case result(number: Int, DisplayBundle)
  /// What the cell came to grief on.
  case error(CellError)
}

/// A diagnostic as notebooks keep errors.
package struct CellError: Error, Equatable, Sendable {
  /// The word a script can test, such as "argument" or "stopped".
  package let name: String
  /// One sentence: what is wrong.
  package let message: String
  /// Everything there is to say, a line each: the sentence, where, the line itself, how to mend it.
  package let traceback: [String]

  package init(name: String, message: String, traceback: [String]) {
    self.name = name
    self.message = message
    self.traceback = traceback
  }

  /// The error of a diagnostic.
  ///
  /// - Parameters:
  ///   - diagnostic: What went wrong.
  ///   - colour: Whether the lines may be coloured, as a terminal does.
  package init(_ diagnostic: Diagnostic, colour: Bool = false) {
    self.init(
      name: diagnostic.kind,
      message: DisplayWidth.harmless(diagnostic.sentence),
      traceback: diagnostic.lines(colour: colour)
    )
  }
}

/// How a cell ended.
package enum CellOutcome: Equatable, Sendable {
  case succeeded
  case failed(CellError)
}
