import QualityModel

/// How teams write titles.
enum ProjectTitle {
  /// A title without case, spaces and punctuation.
  static func plain(_ title: String) -> String {
    String(title.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// "on Heron Ward", "at Tidewell Memory Clinic".
  static func place(_ unit: TrustUnit) -> String {
    (unit.form == .ward ? "on " : "at ") + unit.unit.name
  }

  /// A title that names the measure: "Reducing falls on Heron Ward".
  static func naming(_ stem: String, _ unit: TrustUnit) -> String { "\(stem) \(place(unit))" }

  /// A title that says how, with or without the place.
  static func saying(
    _ angle: Subject.Angle,
    _ unit: TrustUnit,
    _ dice: inout SeededDice
  ) -> String {
    switch dice.below(5) {
    case 0: angle.title
    case 1: "\(angle.title) (\(unit.unit.name))"
    case 2: "\(unit.unit.name): \(lowered(angle.title))"
    default: "\(angle.title) \(place(unit))"
    }
  }

  /// The same title as somebody else types it: case, spaces and punctuation, never the words.
  static func typedAgain(_ title: String, _ dice: inout SeededDice) -> String {
    switch dice.below(6) {
    case 0: title.uppercased()
    case 1: title.replacing(" ", with: "  ", maxReplacements: 2) + "."
    case 2: title.lowercased()
    case 3: title.replacing(" on ", with: " - on ").replacing(" at ", with: " - at ")
    case 4: "\"\(title)\""
    default: words(title).joined(separator: " ") + "!"
    }
  }

  /// A title with two letters of its longest word the wrong way round.
  static func misspelt(_ title: String) -> String {
    guard let word = words(title).max(by: { $0.count < $1.count }), word.count > 4 else {
      return title
    }
    var letters = Array(word)
    letters.swapAt(2, 3)
    return letters[2] == letters[3] ? title + "e" : title.replacing(word, with: String(letters))
  }

  /// Text that starts small, unless it starts with an abbreviation or a name.
  static func lowered(_ text: String) -> String {
    guard let first = text.first, let second = text.dropFirst().first,
      second.isLowercase || (first == "A" && second == " "),
      !text.hasPrefix("Saturday"), !text.hasPrefix("Friday"), !text.hasPrefix("Crofton")
    else { return text }
    return first.lowercased() + text.dropFirst()
  }

  /// Text that starts with a capital.
  static func raised(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }

  private static func words(_ title: String) -> [String] {
    title.split(separator: " ").map(String.init).map { word in
      guard let first = word.first else { return word }
      return first.uppercased() + word.dropFirst()
    }
  }
}
