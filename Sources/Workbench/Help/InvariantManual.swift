internal import QualityModel
internal import QualityStore

/// The register of invariants as a part of the manual of the model.
struct InvariantManual {
  private let checked = Dictionary(grouping: CheckedRule.all, by: \.id)

  var lines: [String] {
    [
      "", "## Register of invariants", "",
      "What must hold, and what keeps it. The *table* refuses a row by a check, a *trigger* of the table",
      "refuses what is done to a row, the *plan* rejects a record, a definition or the row of a file with",
      "the reason, and the *log's entry* refuses a change that leaves a breach behind, whoever wrote it.",
      "Where a breach can stand in a file all the same, because somebody took the guards away, `qi.check`",
      "names it by the number. Numbers up to I-48 are those of the brief, later ones are ours.", "",
      "| number | what must hold | kept by | `qi.check` |", "| --- | --- | --- | --- |",
    ]
      + Invariant.all.sorted { $0.number < $1.number }.map { invariant in
        let keepers = invariant.keepers.map(words).joined(separator: "; ")
        let isFound = checked[invariant.id] == nil ? "" : "names it"
        return "| \(invariant.id) | \(invariant.statement) | \(keepers) | \(isFound) |"
      }
      + [
        "",
        "Beside these `qi.check` asks, for every kind of record, `field-…` (each field holds what it is",
        "declared to hold), `lifecycle-…` (its states followed one another by the steps of its lifecycle),",
        "`reference-…` and `loop-…` of the table above; and of units, measures, definitions, figures,",
        "targets and remarks:", "",
        "| rule | what must hold |", "| --- | --- |",
      ]
      + CheckedRule.all.filter { $0.id.hasPrefix("field-") && Entity.named($0.entity) == nil }
      .map { "| \($0.id) | \($0.statement) |" }
  }

  private func words(_ keeper: Invariant.Keeper) -> String {
    switch keeper {
    case .table: "table"
    case .trigger: "trigger"
    case .entry: "log's entry"
    case .plan: "plan"
    case .engine(let what): what
    case .query(let function): "listed by `\(function)`"
    case .noWay(let why): why
    case .later(let what): "still to come with \(what)"
    }
  }
}
