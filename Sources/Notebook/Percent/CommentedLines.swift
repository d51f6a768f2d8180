/// The lines of a cell in a text: code as it is, words as comments, and lines that look like the
/// beginning of a cell with a backslash.
///
/// All is done by bytes: an accent that stands first on a line must not hide the space before it.
enum CommentedLines {
  typealias Line = ArraySlice<UInt8>

  /// The lines of a cell's source as a text has them.
  static func written(_ source: String, kind: NotebookCell.Kind) -> [[UInt8]] {
    guard !source.isEmpty else { return [] }
    return split(Array(source.utf8)).map { line in
      var line = Array(line)
      if kind != .code { line = dashes + (line.isEmpty ? [] : [space]) + line }
      if let place = placeOfSign(line[...]) { line.insert(backslash, at: place) }
      return line
    }
  }

  /// The source that lines of a text stand for.
  static func read(_ lines: [Line], kind: NotebookCell.Kind) -> String {
    let read = lines.map { line -> [UInt8] in
      var line = Array(line)
      if let place = placeOfSign(line[...]), line[place] == backslash { line.remove(at: place) }
      guard kind != .code, line.starts(with: dashes) else { return line }
      return Array(line.dropFirst(line.starts(with: dashes + [space]) ? 3 : 2))
    }
    return String(decoding: Array(read.joined(separator: [lineFeed])), as: UTF8.self)
  }

  /// Where `%%`, or backslashes and `%%`, stand after the dashes of a comment.
  private static func placeOfSign(_ line: Line) -> Int? {
    guard line.starts(with: dashes) else { return nil }
    var rest = line.dropFirst(2)
    if rest.first == space { rest = rest.dropFirst() }
    let place = rest.startIndex
    return rest.drop { $0 == backslash }.starts(with: "%%".utf8) ? place : nil
  }

  /// A text cut at line feeds, and at nothing else.
  static func split(_ text: [UInt8]) -> [Line] {
    text.split(separator: lineFeed, omittingEmptySubsequences: false)
  }

  static let lineFeed = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")
  private static let backslash = UInt8(ascii: "\\")
  private static let dashes = Array("--".utf8)
}
