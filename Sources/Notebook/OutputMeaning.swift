internal import OrderedJSON

/// What an output says.
enum OutputMeaning: Equatable {
  /// The points of a chart by their period, units or categories by their name; for two charts one
  /// under the other those of both.
  case points([[JSONObject]])
  /// The rows of a table, headings first.
  case rows([[String]])
  /// Words and numbers; of what kind they are: a stream, an error or a value.
  case text(kind: String, String)

  init(_ output: CellOutput) {
    switch output {
    case .stream(let name, let text): self = .text(kind: name, text)
    case .error(let name, let message, _): self = .text(kind: "error", "\(name): \(message)")
    case .other(let value): self = .text(kind: "other", value.compactText)
    case .display(let data, _), .result(_, let data, _): self = Self.value(data)
    }
  }

  private static func value(_ data: JSONObject) -> OutputMeaning {
    if let chart = data["application/vnd.vegalite.v5+json"] {
      let views = chart["vconcat"]?.array ?? [chart]
      let rows = views.compactMap { $0["data"]?["values"]?.array?.compactMap(\.object) }
      if !rows.isEmpty { return .points(rows) }
    }
    if let text = data["text/csv"]?.string { return .rows(table(text)) }
    let text = data["text/plain"] ?? data.members.first?.value
    return .text(kind: "value", text?.string ?? text?.compactText ?? "")
  }

  /// A few words on the whole of it.
  var summary: String {
    switch self {
    case .points(let views): "a chart of \(views.first?.count ?? 0) points"
    case .rows(let rows): "a table of \(max(rows.count - 1, 0)) rows"
    case .text(_, let text): Self.shortened(text)
    }
  }

  private static func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
    return line.count > 80 ? line.prefix(79) + "…" : line
  }

  /// Where the two differ: the place, what was there, and what is there.
  func differences(from old: OutputMeaning) -> [(place: String, before: String, after: String)] {
    switch (self, old) {
    case (.points(let new), .points(let old)) where new.count == old.count:
      return zip(new, old).enumerated().flatMap { number, rows in
        Self.points(rows.0, rows.1).map { place, before, after in
          (number == 0 ? place : "lower chart, \(place)", before, after)
        }
      }
    case (.rows(let new), .rows(let old)): return Self.rows(new, old)
    case (.text(let kind, let new), .text(let oldKind, let old)) where kind == oldKind:
      return Self.isSame(new, old) ? [] : [Self.firstDifference(new, old)]
    default: return [("", old.summary, summary)]
    }
  }

  private static func points(
    _ new: [JSONObject],
    _ old: [JSONObject]
  ) -> [(String, String, String)] {
    var differences: [(String, String, String)] = []
    func name(_ point: JSONObject) -> String {
      (point["period"] ?? point["name"])?.string ?? ""
    }
    let before = Dictionary(old.map { (name($0), $0) }) { $1 }
    let names = Set(new.map(name))
    let fields = Self.fields(of: new + old)
    // A line that moved all along is told once, with its first and its last point.
    var moved: [String: (first: String, last: String, before: String, after: String, at: Int)] = [:]
    for (place, point) in new.enumerated() {
      guard let earlier = before[name(point)] else { continue }
      for field in fields {
        let (old, new) = (said(earlier[field]), said(point[field]))
        guard !isSame(new, old) else { continue }
        if let run = moved[field], run.at == place - 1, run.before == old, run.after == new {
          moved[field]?.last = name(point)
          moved[field]?.at = place
          continue
        }
        if let run = moved[field] { differences.append(told(run, field)) }
        moved[field] = (name(point), name(point), old, new, place)
      }
    }
    for field in fields {
      if let run = moved[field] { differences.append(told(run, field)) }
    }
    for point in new where before[name(point)] == nil {
      differences.append((name(point), "no such point", said(point["value"])))
    }
    for point in old where !names.contains(name(point)) {
      differences.append((name(point), said(point["value"]), "no such point"))
    }
    return differences
  }

  /// What rows say of their points, in the order in which they say it: not what they are called, and
  /// not what only a drawing needs.
  private static func fields(of rows: [JSONObject]) -> [String] {
    let others: Set<String> = [
      "period", "name", "phase", "mark", "numbers", "words", "place", "upper_run",
      "lower_run",
    ]
    var fields: [String] = []
    for name in rows.lazy.flatMap({ $0.members.map(\.name) })
    where !others.contains(name) && !fields.contains(name) {
      fields.append(name)
    }
    return fields
  }

  private static func told(
    _ run: (first: String, last: String, before: String, after: String, at: Int),
    _ field: String
  ) -> (String, String, String) {
    let points = run.first == run.last ? run.first : "\(run.first) to \(run.last)"
    return ("\(points), \(field)", run.before, run.after)
  }

  private static func said(_ value: JSONValue?) -> String {
    switch value {
    case nil, .null: "none"
    case .string(let text): text.isEmpty ? "none" : text
    case let value?: value.compactText
    }
  }

  private static func rows(_ new: [[String]], _ old: [[String]]) -> [(String, String, String)] {
    guard let headings = new.first, headings == old.first else {
      return [
        (
          "headings", (old.first ?? []).joined(separator: ", "),
          (new.first ?? []).joined(separator: ", ")
        )
      ]
    }
    var differences: [(String, String, String)] = []
    if new.count != old.count {
      differences.append(("rows", "\(old.count - 1)", "\(new.count - 1)"))
    }
    for (number, (row, earlier)) in zip(new, old).enumerated().dropFirst() {
      for (column, heading) in headings.enumerated() {
        let (after, before) = (
          column < row.count ? row[column] : "", column < earlier.count ? earlier[column] : ""
        )
        if !isSame(after, before) {
          differences.append(("row \(number), \(heading)", before, after))
        }
      }
    }
    return differences
  }

  /// The records of a text that `table:save` would write.
  static func table(_ text: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var field = ""
    var isQuoted = false
    var wasQuote = false
    for scalar in text.unicodeScalars {
      if isQuoted {
        if scalar == "\"" {
          (isQuoted, wasQuote) = (false, true)
        } else {
          field.unicodeScalars.append(scalar)
        }
        continue
      }
      switch scalar {
      case "\"":
        // Two quotes in a quoted field are one.
        if wasQuote { field.append("\"") }
        isQuoted = true
      case ",":
        rows[rows.count - 1].append(field)
        field = ""
      case "\n":
        rows[rows.count - 1].append(field)
        field = ""
        rows.append([])
      default: field.unicodeScalars.append(scalar)
      }
      wasQuote = false
    }
    if rows.last?.isEmpty == true, field.isEmpty {
      rows.removeLast()
    } else {
      rows[rows.count - 1].append(field)
    }
    return rows
  }

  /// Whether two texts have the same words and, within the tolerance, the same numbers.
  static func isSame(_ left: String, _ right: String) -> Bool {
    left == right || firstDifference(words(left), words(right)) == nil
  }

  private static func firstDifference(_ new: String, _ old: String) -> (String, String, String) {
    let (newWords, oldWords) = (words(new), words(old))
    guard let place = firstDifference(newWords, oldWords) else { return ("", old, new) }
    func around(_ words: [Substring]) -> String {
      guard place < words.count else { return "nothing more" }
      return shortened(
        words[max(0, place - 3)..<min(words.count, place + 6)].joined(separator: " ")
      )
    }
    return ("", around(oldWords), around(newWords))
  }

  private static func words(_ text: String) -> [Substring] {
    text.split(whereSeparator: \.isWhitespace)
  }

  private static func firstDifference(_ left: [Substring], _ right: [Substring]) -> Int? {
    for place in 0..<max(left.count, right.count) {
      guard place < left.count, place < right.count else { return place }
      if left[place] == right[place] { continue }
      guard let a = Double(left[place]), let b = Double(right[place]),
        (a - b).magnitude <= NotebookComparison.tolerance * max(a.magnitude, b.magnitude)
      else { return place }
    }
    return nil
  }
}
