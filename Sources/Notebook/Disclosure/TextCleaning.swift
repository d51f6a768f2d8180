internal import OrderedJSON

/// Takes numbers of patients and names of the machine out of texts, and counts what it found.
struct TextCleaning {
  let rules: DisclosureRules
  /// The digits of the numbers that were found.
  private(set) var numbers: [String] = []
  private(set) var paths = 0
  private(set) var smallCounts = 0

  init(rules: DisclosureRules) { self.rules = rules }

  /// How much of each kind was found.
  var counts: KeyValuePairs<DisclosureFinding.Kind, Int> {
    [.nhsNumber: numbers.count, .machinePath: paths, .smallCount: smallCounts]
  }

  /// Whether nothing was found.
  var isClean: Bool { numbers.isEmpty && paths == 0 && smallCounts == 0 }

  /// The text without them; nil where a number lies across parts of a markup that cannot be taken apart.
  mutating func cleaned(_ text: String, _ form: SeenText.Form) -> String? {
    let patients = PatientNumbers(in: text, form)
    numbers += patients.numbers
    guard let left = patients.text else { return nil }
    let (clean, count) = rules.machine.removed(from: left)
    paths += count
    return clean
  }

  /// The value with all its texts, names and numbers cleaned.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - name: The member that it is, where it is one.
  /// - Returns: The value without what was found.
  mutating func cleaned(_ value: JSONValue, named name: String = "") -> JSONValue {
    switch value {
    case .null, .bool: return value
    case .string(let text):
      if NumberSurroundings.isNameOfTime(name), text.utf8.count == 10, Int(text) != nil {
        return value
      }
      return .string(cleaned(text, .words) ?? PatientNumbers.inStead)
    case .number(let number):
      // The figures of a chart are numbers, and so are moments.
      guard number.text.utf8.count == 10, !Self.figures.contains(name),
        !NumberSurroundings.isNameOfTime(name)
      else { return value }
      let text = cleaned(number.text, .lines)
      return text == number.text ? value : .string(PatientNumbers.inStead)
    case .array(let elements):
      let texts = elements.compactMap(\.string)
      guard texts.count == elements.count, texts.dropLast().allSatisfy({ $0.hasSuffix("\n") }),
        texts.count > 1
      else { return .array(elements.map { cleaned($0, named: name) }) }
      // A text in lines.
      let whole = texts.joined()
      let clean = cleaned(whole, .words) ?? PatientNumbers.inStead
      return clean == whole ? value : NotebookCell.lines(of: clean)
    case .object(let object): return .object(cleaned(object, besides: nil))
    }
  }

  /// The object with all its texts and names cleaned, but for one member.
  mutating func cleaned(_ object: JSONObject, besides left: String?) -> JSONObject {
    JSONObject(
      object.members.map { member in
        guard member.name != left else { return member }
        return JSONObject.Member(
          name: cleaned(member.name, .lines) ?? PatientNumbers.inStead,
          value: cleaned(member.value, named: member.name)
        )
      }
    )
  }

  /// What is drawn of a point.
  private static let figures: Set = ["value", "centre", "lower", "upper", "target"]

  /// What stands in the place of a paragraph with a count that is too small.
  private static let paragraphInStead = "*[A paragraph with a small count was left out.]*"

  /// Words without the paragraphs that hold a small count: a share beside it would give it back.
  mutating func withoutSmallCounts(_ words: String, _ counts: SmallCounts) -> String {
    var paragraphs: [[Substring]] = [[]]
    for line in words.split(separator: "\n", omittingEmptySubsequences: false) {
      let isBlank = line.allSatisfy(\.isWhitespace)
      // A heading is a paragraph of its own.
      if isBlank || line.hasPrefix("#") || paragraphs.last?.last?.hasPrefix("#") == true
        || paragraphs.last?.last?.allSatisfy(\.isWhitespace) == true
      {
        paragraphs.append([line])
      } else {
        paragraphs[paragraphs.count - 1].append(line)
      }
    }
    let kept = paragraphs.map { lines -> String in
      let text = lines.joined(separator: "\n")
      let count = counts.count(in: text)
      smallCounts += count
      guard count > 0 else { return text }
      return lines.first?.hasPrefix("#") == true ? "# […]" : Self.paragraphInStead
    }
    let found = paragraphs[0].isEmpty ? kept.dropFirst() : kept[...]
    return found.joined(separator: "\n")
  }
}
