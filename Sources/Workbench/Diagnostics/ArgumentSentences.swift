internal import QualityModel

extension CalendarDate {
  /// A date as it is written in Britain: 1/2/2023, 01.02.2023, 01-02-2023; nil for anything else.
  fileprivate init?(dayFirst text: String) {
    let parts = text.split(omittingEmptySubsequences: false) { "/.-".contains($0) }
    guard parts.count == 3, parts[2].count == 4, (1...2).contains(parts[0].count),
      (1...2).contains(parts[1].count), parts.allSatisfy({ $0.allSatisfy(\.isNumber) })
    else { return nil }
    func twoDigits(_ part: Substring) -> String { part.count == 1 ? "0\(part)" : String(part) }
    self.init(iso: "\(parts[2])-\(twoDigits(parts[1]))-\(twoDigits(parts[0]))")
  }
}

extension Diagnostic {
  /// The name that help knows, of a path that may go on into nested tables ("qi.import columns").
  private static func help(_ path: String) -> String { "Help: ?\(path.prefix { $0 != " " })" }

  /// Whether a signature has nothing before its named arguments: "plan:commit { reason = … }".
  private static func isNamedOnly(_ signature: String) -> Bool {
    guard let brace = signature.firstIndex(of: "{") else { return false }
    let first = signature[brace...].dropFirst().prefix { $0 != "," && $0 != "}" }
    return first.contains("=")
  }

  /// A signature with its first arguments only, where it has many.
  private static func shortened(_ signature: String) -> String {
    let parts = signature.split(separator: ", ")
    return parts.count > 5 ? parts.prefix(4).joined(separator: ", ") + ", … }" : signature
  }

  /// The words for a call that does not fit the function's declaration.
  init(_ error: ArgumentError) {
    switch error {
    case .unknown("qi.series", let name, _) where Int(name) != nil:
      self.init(
        kind: "argument",
        "qi.series takes its figures by name, in a list of their own.",
        hint: "Write  qi.series { values = { 1, 2, 3 } }  Help: ?qi.series"
      )
    case .unknown(let path, let name, _)
    where path.hasSuffix(":where") || path.hasSuffix(":partition"):
      // A series has its unit as a value of its own; what is compared with text is its code.
      let field = name == "unit" ? "unit_code" : name
      self.init(
        kind: "argument",
        "\(path) takes a function that says which items to keep.",
        hint:
          "Write  list\(path.drop { $0 != ":" })(function(item) return item.\(field) == … end)\n"
          + "Help: ?\(path)"
      )
    case .unknown(let path, let name, let known):
      self.init(
        kind: "argument",
        "\(path) has no argument \"\(name)\".",
        hint: known.isEmpty
          ? "\(path) takes no named arguments."
          : "It takes: \(known.joined(separator: ", ")).  \(Self.help(path))",
        candidates: NearMiss.candidates(for: name, among: known).map { "\"\($0)\"" }
      )
    case .missing(let path, let parameter):
      self.init(
        kind: "argument",
        "\(path) needs \"\(parameter.name)\": \(parameter.help).",
        hint:
          "Give it as  \(parameter.name) = …  (\(parameter.kind.description)).  \(Self.help(path))"
      )
    case .wrongType(let path, let parameter, let expected, let found, let mend):
      // A long list of what it may be reads better in the hint.
      let isList = expected.contains(" | ")
      let choices = expected.split(separator: " | ").joined(separator: ", ")
      self.init(
        kind: "argument",
        isList
          ? "\"\(parameter)\" of \(path) is \(found), which it cannot be."
          : "\"\(parameter)\" of \(path) should be \(LuaWords.withArticle(expected)), and is \(found).",
        hint: (isList ? "It is one of: \(choices).\n" : "") + (mend.map { $0 + "  " } ?? "")
          + Self.help(path)
      )
    case .notAChoice(let path, let parameter, let found, let choices):
      self.init(
        kind: "argument",
        "\"\(found)\" is not one of the values of \"\(parameter)\" of \(path).",
        hint: "Use one of: \(choices.joined(separator: ", ")).",
        candidates: NearMiss.candidates(for: found, among: choices).map { "\"\($0)\"" }
      )
    case .badDate(let path, let parameter, let found, let expected):
      let turned = CalendarDate(dayFirst: found)
      self.init(
        kind: "argument",
        "\"\(found)\" is not a date that \"\(parameter)\" of \(path) can read.",
        hint: turned.map { "Dates are written year, month, day:  \"\($0)\"" }
          ?? "Write it like \(expected)."
      )
    case .badItem(let path, let parameter, let position, let found, let mend):
      self.init(
        kind: "argument",
        "\(parameter)\(position) of \(path) is \(found).",
        hint: mend
      )
    case .noSuchPlace(let path, let parameter, let found, let hasDates, let known, let near):
      self.init(
        kind: "not_found",
        "\"\(parameter)\" of \(path) names \(found); "
          + (hasDates
            ? "the series has no such point." : "the series has no dates and no such point."),
        hint: hasDates
          ? CalendarDate(dayFirst: found.filter { $0 != "\"" })
            .map { "Dates are written year, month, day:  \"\($0)\"" } ?? known
          : known,
        candidates: near.map { "\"\($0)\"" }
      )
    case .tooMany(let path, let signature):
      self.init(
        kind: "argument",
        Self.isNamedOnly(signature)
          ? "\(path) takes its arguments by name, in braces."
          : "\(path) was given more than it takes.",
        hint: "Call it as  \(Self.shortened(signature))  .  \(Self.help(path))"
      )
    case .wrongReceiver(let path, let owner):
      self.init(
        kind: "argument",
        "\(path) was called on something that is not a \(owner).",
        hint: "Call methods with a colon:  value\(path.drop { $0 != ":" })"
      )
    case .noSuchMember(let type, let name, let known):
      self.init(
        kind: "not_found",
        "A \(type) has no field or method \"\(name)\".",
        // One near miss says more than the whole list.
        hint: NearMiss.candidates(for: name, among: known).isEmpty
          ? "It has: \(known.joined(separator: ", ")).  Help: ?\(type)" : "Help: ?\(type)",
        candidates: NearMiss.candidates(for: name, among: known).map { "\"\($0)\"" }
      )
    case .readOnly("qi", let name):
      self.init(
        kind: "argument",
        "\"\(name)\" of qi cannot be assigned.",
        hint: "The module does not change; keep a value of your own in a variable:  "
          + "\(name) = …  Help: ?qi"
      )
    case .readOnly(let type, let name):
      self.init(
        kind: "argument",
        "\"\(name)\" of a \(type) cannot be assigned.",
        hint: "Values do not change; methods return new ones.  Help: ?\(type)"
      )
    case .unsuitable(_, let reason, let mend):
      self.init(kind: "argument", reason, hint: mend)
    }
  }
}
