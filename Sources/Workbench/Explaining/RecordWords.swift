internal import QualityModel
internal import QualityStore

/// What is wrong with a record, in words.
enum RecordWords {
  /// What is wrong with a value of a field; `found` is the text of a cell.
  static func problem(_ problem: FieldProblem, of field: String, found: String? = nil) -> String {
    let found = found.map { ", not \"\(DisplayWidth.clipped(DisplayWidth.oneLine($0), to: 40))\"" }
    switch problem {
    case .missing: return "\(field) is missing"
    case .notOfItsKind:
      return "\(field) is no value of its kind" + (found.map { ": it is" + $0.dropFirst(5) } ?? "")
    case .outside(let range):
      return "\(field) is from \(range.lowerBound) to \(range.upperBound)" + (found ?? "")
    case .notAWord(let vocabulary, let near):
      let meant = near.first.map { "; did you mean \"\($0)\"?" } ?? ""
      return "\(field) is one of \(vocabulary.texts.joined(separator: ", "))" + (found ?? "")
        + meant
    }
  }

  /// A step that a lifecycle does not have.
  static func step(_ entity: String, _ from: String, _ to: String, _ allowed: [String]) -> String {
    let noun = entity.replacing("_", with: " ")
    guard !allowed.isEmpty else {
      return "a \(noun) that is \(from) has come to its end and cannot become \(to)"
    }
    return "a \(noun) that is \(from) can become \(allowed.joined(separator: ", ")), not \(to)"
  }

  /// A record that would break a rule.
  static func breach(_ breach: Breach) -> String {
    "\(breach.entity.replacing("_", with: " ")) \(breach.key): \(breach.detail) (\(breach.rule))"
  }
}
