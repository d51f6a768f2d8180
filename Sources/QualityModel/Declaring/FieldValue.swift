/// The value of one field of a record; a field without a value has `nil` in its place.
public enum FieldValue: Hashable, Sendable {
  /// Text, one of a list of words, or the code of another record.
  case text(String)
  /// A whole number.
  case wholeNumber(Int)
  /// A finite number.
  case number(Double)
  /// True or false.
  case truth(Bool)
  /// A day.
  case day(CalendarDate)

  /// The value as files write it: a number without grouping, a day as ISO text, `true` or `false`.
  public var text: String {
    switch self {
    case .text(let text): text
    case .wholeNumber(let number): String(number)
    case .number(let number):
      // Exact beyond this, and without ".0" before.
      number == number.rounded() && abs(number) < 1e15
        ? String(Int64(number)) : String(describing: number)
    case .truth(let truth): truth ? "true" : "false"
    case .day(let day): day.description
    }
  }
}

/// Why a text is no value of a field.
public enum FieldProblem: Hashable, Sendable {
  /// A required field has no value.
  case missing
  /// It is not a whole number, a number, a day, or true or false.
  case notOfItsKind
  /// A whole number outside its range.
  case outside(ClosedRange<Int>)
  /// Not one of the words; `near` are those it may have meant.
  case notAWord(Vocabulary, near: [String])
}

extension EntityField {
  /// Reads a value as files write it.
  ///
  /// - Parameter text: The text; blank is no value. Spaces around it do not count.
  /// - Returns: The value, none for blank text where it may be left out, or what is wrong with it.
  public func value(of text: String) -> Result<FieldValue?, FieldProblem> {
    guard let text = text.trimmed else { return isRequired ? .failure(.missing) : .success(nil) }
    switch kind {
    case .text, .reference: return .success(.text(text))
    case .wholeNumber(let range):
      guard let number = Int(text) else { return .failure(.notOfItsKind) }
      return range.contains(number) ? .success(.wholeNumber(number)) : .failure(.outside(range))
    case .number:
      guard let number = Double(text), number.isFinite else { return .failure(.notOfItsKind) }
      return .success(.number(number))
    case .truth:
      switch text.lowercased() {
      case "true", "yes", "1": return .success(.truth(true))
      case "false", "no", "0": return .success(.truth(false))
      default: return .failure(.notOfItsKind)
      }
    case .day:
      guard let day = CalendarDate(iso: text) else { return .failure(.notOfItsKind) }
      return .success(.day(day))
    case .word(let vocabulary):
      guard vocabulary.contains(text) else {
        return .failure(
          .notAWord(vocabulary, near: NearMiss.candidates(for: text, among: vocabulary.texts))
        )
      }
      return .success(.text(text))
    }
  }
}

extension FieldProblem: Error {}

extension String {
  /// The text without the white space around it; `nil` where nothing is left.
  var trimmed: String? {
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return nil }
    return start == startIndex && index(after: end) == endIndex ? self : String(self[start...end])
  }
}
