internal import DelimitedText
internal import QualityModel
internal import SPCCore

/// Records as the text of files, every value exactly, in the order of the fields.
enum RecordText {
  private static let rowsPerCheck = 512

  /// A row for each record under the fields' names; a field without a value is an empty cell.
  static func delimited(
    _ records: [EntityRecord],
    of entity: Entity,
    checkpoint: Checkpoint
  ) throws -> String {
    var writer = DelimitedWriter()
    writer.append(entity.fields.map(\.name))
    for (index, record) in records.enumerated() {
      if index % rowsPerCheck == 0 { try checkpoint(index, of: records.count) }
      writer.append(record.values.map { $0?.text ?? "" })
    }
    return writer.text
  }

  /// A list of objects, a line each, with the fields that have values.
  static func json(
    _ records: [EntityRecord],
    of entity: Entity,
    checkpoint: Checkpoint
  ) throws -> String {
    var lines: [String] = []
    lines.reserveCapacity(records.count)
    for (index, record) in records.enumerated() {
      if index % rowsPerCheck == 0 { try checkpoint(index, of: records.count) }
      let members = zip(entity.fields, record.values).compactMap { field, value in
        value.map { "\(quoted(field.name)): \(json($0))" }
      }
      lines.append("  {" + members.joined(separator: ", ") + "}")
    }
    return lines.isEmpty ? "[]\n" : "[\n" + lines.joined(separator: ",\n") + "\n]\n"
  }

  private static func json(_ value: FieldValue) -> String {
    switch value {
    case .text, .day: quoted(value.text)
    case .wholeNumber, .number, .truth: value.text
    }
  }

  /// Text in quotes, with what JSON does not allow in them escaped.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
