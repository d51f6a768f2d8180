internal import LuaRuntime
internal import QualityModel
internal import QualityStore

/// A record on one screen: what it is called, its fields that have values, and how many of what
/// refers to it there are.
struct RecordCard {
  let object: RecordObject
  let session: WorkbenchSession

  var text: String {
    get throws {
      let entity = object.record.entity
      var lines = ["\(entity.noun) \(DisplayWidth.oneLine(object.line))"]
      let given = entity.fields.filter { field in
        field.name != entity.label && !entity.isKey(field) && object.record[field.name] != nil
      }
      let width = given.map(\.name.count).max() ?? 0
      for field in given {
        guard let value = object.record[field.name] else { continue }
        let name = field.name.replacing("_", with: " ")
        let padding = String(repeating: " ", count: width - field.name.count)
        lines += WrappedText.lines(
          DisplayWidth.oneLine(words(value, of: field)),
          after: "  \(name)\(padding)  ",
          indent: width + 4,
          width: session.settings.columns
        )
      }
      let counts = try counts
      if !counts.isEmpty {
        lines += WrappedText.lines(
          counts.joined(separator: ", "),
          after: "  ",
          indent: 4,
          width: session.settings.columns
        )
      }
      if let next = nextSteps, session.settings.offersNextSteps { lines.append("  next: \(next)") }
      return lines.joined(separator: "\n")
    }
  }

  private func words(_ value: FieldValue, of field: EntityField) -> String {
    switch (value, field.kind) {
    case (.truth(let truth), _): truth ? "yes" : "no"
    case (.number(let number), _): NumberText.plain(number, places: 4)
    case (_, .word): value.text.replacing("_", with: " ")
    default: value.text
    }
  }

  /// How many records refer to this one, in the words of its fields; none is not said.
  var counts: [String] {
    get throws {
      guard object.record.entity.hasCode else { return [] }
      let store = try session.store(of: object)
      return try RecordReference.to(object.record.entity.name).compactMap { reference in
        let count = try store.records(
          reference.entity,
          where: RecordFilter([.init(reference.field.name, [.text(object.record.key.text)])]),
          asOf: object.asOf
        ).count
        guard count > 0 else { return nil }
        return "\(reference.reverse.replacing("_", with: " ")) \(NumberText.grouped(count))"
      }
    }
  }

  /// The states that may follow.
  private var nextSteps: String? {
    guard let lifecycle = object.record.entity.lifecycle,
      let state = object.record.text(lifecycle.field)
    else { return nil }
    let next = lifecycle.next(after: state)
    guard !next.isEmpty else { return nil }
    return next.map { $0.replacing("_", with: " ") }.joined(separator: ", ")
  }
}

/// How records of an entity stand under each other: their key, what they are called, their state and
/// what else is short.
enum RecordColumns {
  static func columns(of entity: Entity) -> ListColumns {
    let names =
      entity.key + [entity.label, entity.lifecycle?.field].compactMap(\.self)
      + entity.facts.filter(isShort).map(\.name)
    let shown = names.reduce(into: [String]()) { shown, name in
      if !shown.contains(name), shown.count < 8 { shown.append(name) }
    }
    var columns = ListColumns(headings: shown.map(heading)) { object in
      guard let record = (object as? RecordObject)?.record else { return [] }
      return shown.map { name in
        switch record[name] {
        case .truth(let truth)?: truth ? "yes" : "no"
        case .number(let number)?: NumberText.plain(number, places: 4)
        case let value?: value.text
        case nil: ""
        }
      }
    }
    columns.numeric = Set(shown.filter { isNumber(entity.field($0)) }.map(heading))
    // A day that is cut is none, and a title of eight letters tells nothing: columns go before they do.
    let days = shown.filter { isDay(entity.field($0)) }
    columns.whole = Set((entity.key + days).map(heading))
    if let label = entity.label { columns.least = [heading(label): 28] }
    let telling = [entity.key.first, entity.label, entity.lifecycle?.field].compactMap(\.self)
    columns.kept = (telling + entity.key.dropFirst()).map(heading)
    return columns
  }

  private static func isDay(_ field: EntityField?) -> Bool {
    if case .day? = field?.kind { true } else { false }
  }

  private static func heading(_ name: String) -> String {
    let words = name.replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private static func isShort(_ field: EntityField) -> Bool {
    if case .text = field.kind { false } else { true }
  }

  private static func isNumber(_ field: EntityField?) -> Bool {
    switch field?.kind {
    case .number?, .wholeNumber?: true
    default: false
    }
  }
}
