package import DelimitedText

extension Diagnostic {
  /// The words for a file that cannot be read on.
  package init(_ error: DelimitedError, path: String) {
    func file(_ message: String, at place: String? = nil, hint: String? = nil) -> Diagnostic {
      Diagnostic(
        kind: "load",
        message,
        at: [path, place].compactMap { $0 }.joined(separator: ", "),
        hint: hint
      )
    }
    func cell(_ line: Int, _ column: Int, _ name: String?) -> String {
      "line \(line), column \(name.map { "\"\($0)\"" } ?? "\(column)")"
    }
    switch error {
    case .unopenable(_, let code) where code == 2:
      self = file("There is no such file.", hint: "Paths are taken from the folder you started in.")
    case .unopenable(_, code: 21), .unreadable(code: 21):
      self = file("This is a folder.", hint: "Name a file in it.")
    case .notAFile:
      self = file(
        "This is not a file, but a pipe or a device.",
        hint: "What a pipe brings is loaded from a file: write it to one first."
      )
    case .unopenable(_, let code):
      self = file("The file cannot be opened (system error \(code)).")
    case .unreadable(let code):
      self = file("The file cannot be read on (system error \(code)).")
    case .noHeader:
      self = file("The file is empty, so there is no row with the names of the columns.")
    case .repeatedColumn(let name, let first, let column):
      self = file(
        "The column \"\(name)\" stands twice in the header, as column \(first) and \(column).",
        at: "line 1",
        hint: "Rename one of them in the file."
      )
    case .invalidUTF8(let line, let column, let name, let offset, _, let character):
      self = file(
        "The file is not UTF-8: byte \(offset) has no meaning in it.",
        at: cell(line, column, name),
        hint: character.map {
          "It may be Windows-1252, where the byte is \"\($0)\":  encoding = \"windows-1252\""
        }
      )
    case .invalidWindows1252(let line, let column, let name, let offset, _):
      self = file(
        "The file is not Windows-1252: byte \(offset) has no meaning in it.",
        at: cell(line, column, name)
      )
    case .utf16:
      self = file(
        "The file is UTF-16.",
        hint: "Save it as \"CSV UTF-8\" from the spreadsheet, then load that."
      )
    case .textAfterQuote(let line, let column, let name, _):
      self = file(
        "Characters stand between a closing quote and the end of the cell.",
        at: cell(line, column, name),
        hint: "A quote inside a quoted cell is written twice: \"\"."
      )
    case .unclosedQuote(let line, let column, let name, _):
      self = file("A quote is opened here and never closed.", at: cell(line, column, name))
    case .recordTooLong(let line, let limit):
      self = file(
        "The row is longer than \(NumberText.grouped(limit)) bytes.",
        at: "line \(line)",
        hint: "An unclosed quote is the usual cause."
      )
    }
  }
}
