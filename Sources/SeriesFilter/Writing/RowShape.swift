/// The columns of the output and what stands between them, in one of the formats.
///
/// Whoever writes a row calls one function per column, in their order, then ``endRow(in:)``.
struct RowShape {
  let format: FilterSettings.Format
  private let names: [String]
  /// What stands before the value of each column.
  private let before: [[UInt8]]
  private let end: [UInt8]
  private let missing: [UInt8]

  private static let trueWord = Array("true".utf8)
  private static let falseWord = Array("false".utf8)

  init(format: FilterSettings.Format, columns: [String]) {
    self.format = format
    names = columns
    switch format {
    case .csv:
      before = columns.indices.map { $0 == 0 ? [] : [0x2C] }
      end = [0x0A]
      missing = []
    case .json:
      before = columns.enumerated().map { Array("\($0 == 0 ? "{" : ",")\"\($1)\":".utf8) }
      end = Array("}\n".utf8)
      missing = Array("null".utf8)
    }
  }

  /// Writes the names of the columns, in the format that has such a row.
  func writeHeader(to output: inout OutputBuffer) {
    guard format == .csv else { return }
    output.append(Array(names.joined(separator: ",").utf8) + end)
  }

  /// What stands before the value of a column.
  func start(_ column: Int, in output: inout OutputBuffer) { output.append(before[column]) }

  func endRow(in output: inout OutputBuffer) { output.append(end) }

  /// A text, nil where there is none.
  @inline(__always)
  func text(_ column: Int, _ text: UnsafeRawBufferPointer?, to output: inout OutputBuffer) {
    output.append(before[column])
    guard let text else {
      output.append(missing)
      return
    }
    switch format {
    case .csv: output.appendDelimited(text)
    case .json: output.appendJSON(text)
    }
  }

  /// A word of our own, which needs no quotes in CSV; nil where there is none.
  func word(_ column: Int, _ word: [UInt8]?, to output: inout OutputBuffer) {
    output.append(before[column])
    guard let word else {
      output.append(missing)
      return
    }
    if format == .json { output.append(byte: 0x22) }
    output.append(word)
    if format == .json { output.append(byte: 0x22) }
  }

  /// Words of our own: with spaces between them in CSV, an array in JSON.
  func words(_ column: Int, _ words: [[UInt8]], to output: inout OutputBuffer) {
    output.append(before[column])
    switch format {
    case .csv:
      for (index, word) in words.enumerated() {
        if index > 0 { output.append(byte: 0x20) }
        output.append(word)
      }
    case .json:
      output.append(byte: 0x5B)
      for (index, word) in words.enumerated() {
        if index > 0 { output.append(byte: 0x2C) }
        output.append(byte: 0x22)
        output.append(word)
        output.append(byte: 0x22)
      }
      output.append(byte: 0x5D)
    }
  }

  /// A number; NaN is written as no number at all.
  @inline(__always)
  func number(_ column: Int, _ number: Double, to output: inout OutputBuffer) {
    output.append(before[column])
    if number.isFinite { output.append(number: number) } else { output.append(missing) }
  }

  /// A number whose text was made before.
  @inline(__always)
  func number(_ column: Int, _ number: NumberText, to output: inout OutputBuffer) {
    output.append(before[column])
    output.append(number.number.isFinite ? number.text : missing)
  }

  /// A whole number, nil where there is none.
  func whole(_ column: Int, _ whole: Int?, to output: inout OutputBuffer) {
    output.append(before[column])
    if let whole { output.append(whole: whole) } else { output.append(missing) }
  }

  /// `true` or `false`.
  func truth(_ column: Int, _ truth: Bool, to output: inout OutputBuffer) {
    output.append(before[column])
    output.append(truth ? Self.trueWord : Self.falseWord)
  }
}
