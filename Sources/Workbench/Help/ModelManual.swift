internal import QualityModel
internal import QualityStore

/// The manual of the model as Markdown, made from the declarations of entities and rules.
package struct ModelManual {
  /// The manual of everything that is declared.
  package init() {}

  /// The whole page.
  package var text: String {
    var lines = [
      "# The model",
      "",
      "This page is made from the declarations in `Sources/QualityModel/Entities` and the rules in",
      "`Sources/QualityStore/Rules` by `make reference`; a test fails when it is not current. The same",
      "words stand behind `?name` at the prompt.",
      "",
      "A kind of record is declared once. Its table, the columns of its CSV files, the fields that scripts",
      "read and filter by, and its help come from the declaration. `qi.define` and `qi.import_records`",
      "plan new records, `qi.check` asks every rule of the whole store. Units and measures are referred",
      "to as `unit` and `measure`; they have tables of their own.",
      "",
      "A code of another record is written as it stands there; a day as `2024-03-31`; true and false as",
      "such. An empty cell is no value. A file may leave out columns that are not required.",
      "",
    ]
    lines += Entity.Group.allCases.map { group in
      let names = entities(group).map { "[\($0.noun)](#\($0.name))" }
      return "- \(ModelWords.title(group)): \(names.joined(separator: ", "))"
    }
    lines += [
      "- [Rules across records](#rules-across-records)",
      "- [Register of invariants](#register-of-invariants)",
    ]
    for group in Entity.Group.allCases {
      lines += ["", "## \(ModelWords.title(group))", "", ModelWords.purpose(group)]
      for entity in entities(group) { lines += section(entity) }
    }
    lines += unitsAndMeasures + rulesAcross + InvariantManual().lines
    return lines.joined(separator: "\n") + "\n"
  }

  private func entities(_ group: Entity.Group) -> [Entity] {
    Entity.all.filter { $0.group == group }
  }

  private func section(_ entity: Entity) -> [String] {
    var lines = ["", "### \(entity.name)", "", entity.purpose, ""]
    let key = entity.key.map { "`\($0)`" }.joined(separator: ", ")
    lines.append("Scripts: `qi.\(entity.plural)`. Key: \(key), the same for ever.")
    lines += ["", "| field | type | required | what it is |", "| --- | --- | --- | --- |"]
    lines += entity.fields.map { field in
      "| `\(field.name)` | \(type(field)) | \(field.isRequired ? "yes" : "") | \(field.help) |"
    }
    for field in entity.fields {
      // The years are forty words that nobody needs to read one by one.
      guard let vocabulary = field.vocabulary, vocabulary != .financialYear else { continue }
      lines += ["", "Words of `\(field.name)`:", ""]
      lines += vocabulary.words.map { "- `\($0.text)`: \($0.meaning)" }
    }
    if let lifecycle = entity.lifecycle { lines += states(lifecycle, of: entity) }
    lines += rules(entity)
    let references = referring(to: entity.name)
    if !references.isEmpty { lines += ["", "Referred to by:", ""] + references }
    lines += ["", "CSV header:", "", "```csv"]
    return lines + [entity.fields.map(\.name).joined(separator: ","), "```"]
  }

  /// Every field of a record that names one of these, with the name under which it is listed there.
  private func referring(to name: String, listed: Bool = true) -> [String] {
    Entity.all.flatMap { entity in
      entity.fields.filter { $0.target == name }.map { field in
        let link = "[\(entity.noun)](#\(entity.name)) that names it as `\(field.name)`"
        guard listed, let reverse = field.reverse else { return "- every \(link)" }
        return "- `\(reverse)`: every \(link)"
      }
    }
  }

  /// What refers to the two kinds of things that are no declared records, and have no lists of it.
  private var unitsAndMeasures: [String] {
    ["unit", "measure"].flatMap { name in
      ["", "## \(name)", "", "Defined with `qi.define { \(name)s = … }`. Referred to by:", ""]
        + referring(to: name, listed: false)
    }
  }

  private func type(_ field: EntityField) -> String {
    switch field.kind {
    case .text: "text"
    case .wholeNumber(let range): "whole number, \(range.lowerBound) to \(range.upperBound)"
    case .number: "number"
    case .truth: "true or false"
    case .day: "day"
    case .word(.financialYear): "year, `2024/25`"
    case .word: "word"
    case .reference(let name): "[\(name.replacing("_", with: " "))](#\(name))"
    }
  }

  /// The states as a small diagram: a line for each, with what may follow.
  private func states(_ lifecycle: Lifecycle, of entity: Entity) -> [String] {
    let states = entity.field(lifecycle.field)?.vocabulary?.texts ?? []
    let width = states.map(\.count).max() ?? 0
    return [
      "", "Steps of `\(lifecycle.field)`; a record that is new to a store may arrive in any state:",
      "",
      "```text",
    ]
      + states.map { state in
        let next = lifecycle.next(after: state)
        let padding = String(repeating: " ", count: width - state.count)
        return next.isEmpty
          ? "\(state)\(padding)  (an end)" : "\(state)\(padding)  → \(next.joined(separator: ", "))"
      } + ["```"]
  }

  private func rules(_ entity: Entity) -> [String] {
    var rules = entity.rules.map { "- \($0.id): \($0.statement)" }
    if entity.lifecycle != nil {
      rules.append("- lifecycle-\(entity.name): Its states follow one another by the steps above.")
    }
    rules += QualityStore.rules.filter { $0.reads.first == entity.name }.map { rule in
      "- \(rule.id): \(rule.statement)"
    }
    return rules.isEmpty ? [] : ["", "Rules:", ""] + rules
  }

  private var rulesAcross: [String] {
    [
      "", "## Rules across records", "",
      "Each is one query over what is known. A plan that would break one is refused, a trigger refuses",
      "what is written past plans, and `qi.check` asks all of them.", "",
      "| rule | what must hold | reads |", "| --- | --- | --- |",
    ]
      + QualityStore.rules.map { rule in
        let reads = rule.reads.map { name in
          Entity.named(name) == nil ? name : "[\(name.replacing("_", with: " "))](#\(name))"
        }
        return "| \(rule.id) | \(rule.statement) | \(reads.joined(separator: ", ")) |"
      }
  }
}

/// The words for the parts of the model.
enum ModelWords {
  static func title(_ group: Entity.Group) -> String {
    switch group {
    case .organisation: "Organisation"
    case .goldenThread: "Golden thread"
    case .qualityControl: "Quality control"
    case .qualityImprovement: "Quality improvement"
    case .qualityAssurance: "Quality assurance"
    }
  }

  static func purpose(_ group: Entity.Group) -> String {
    switch group {
    case .organisation: "Who and where: places, people, what they are appointed to, and groups."
    case .goldenThread: "From the national plan to one person's objective, and what is put first."
    case .qualityControl: "How good the figures are, and where they are looked at."
    case .qualityImprovement: "Projects: how they are chosen, what they try, and what they learn."
    case .qualityAssurance: "What is looked at to be sure of the care, and in which year."
    }
  }
}
