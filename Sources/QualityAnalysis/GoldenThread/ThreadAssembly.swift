import QualityModel

/// Puts the nodes and links of the golden thread together from records.
struct ThreadAssembly {
  private(set) var nodes: [ThreadNode] = []
  private(set) var links: [ThreadLink] = []
  private(set) var index: [ThreadNode.Kind: [String: Int]] = [:]
  /// The link of a measure to what it shows, so that one that plays two parts is linked once.
  private var shown: [Pair: Int] = [:]

  private struct Pair: Hashable {
    let lower: Int
    let upper: Int
  }

  /// Takes in everything that the thread runs through.
  init(_ records: ThreadRecords) {
    for record in records.of(.objective) {
      add(
        ThreadNode(
          .objective,
          record.text("code") ?? "",
          record.text("title") ?? "",
          level: record.text("level").flatMap { ObjectiveLevel($0) },
          unit: record.text("unit"),
          lead: record.text("owner"),
          from: record.day("valid_from"),
          to: record.day("valid_to")
        )
      )
    }
    for record in records.of(.qualityPriority) {
      let year = record.text("financial_year").flatMap { FinancialYear($0) }
      add(
        ThreadNode(
          .priority,
          record.text("code") ?? "",
          record.text("title") ?? "",
          lead: record.text("lead"),
          status: record.text("status"),
          from: year?.first,
          to: year?.last
        )
      )
    }
    for record in records.of(.programme) {
      add(work(record, .programme, from: nil))
    }
    for record in records.of(.project) {
      add(work(record, .project, from: record.day("registered_on")))
    }
    let years = Dictionary(
      records.of(.auditPlan).map { ($0.text("code"), $0.text("financial_year")) },
      uniquingKeysWith: { first, _ in first }
    )
    for record in records.of(.planItem) {
      let year = years[record.text("plan"), default: nil].flatMap { FinancialYear($0) }
      add(audit(record, in: year))
    }
    for measure in records.measures { add(ThreadNode(.measure, measure.code, measure.name)) }
  }

  /// A project or a programme; what was sustained goes on, whenever the work on it closed.
  private func work(
    _ record: EntityRecord,
    _ kind: ThreadNode.Kind,
    from: CalendarDate?
  ) -> ThreadNode {
    let status = record.text("status")
    return ThreadNode(
      kind,
      record.text("code") ?? "",
      record.text("title") ?? "",
      lead: record.text("lead"),
      status: status,
      from: from,
      to: status == "sustained" ? nil : record.day("closed_on")
    )
  }

  /// An item of an audit plan holds in the plan's year, until it is put off or given up.
  private func audit(_ record: EntityRecord, in year: FinancialYear?) -> ThreadNode {
    let last = record.day("set_aside_on")?.adding(days: -1)
    return ThreadNode(
      .planItem,
      record.text("code") ?? "",
      record.text("title") ?? "",
      unit: record.text("unit"),
      lead: record.text("lead"),
      status: record.text("status"),
      from: year?.first,
      to: [last, year?.last].compactMap(\.self).min()
    )
  }

  /// Takes in how they serve one another.
  mutating func addLinks(_ records: ThreadRecords) {
    for record in records.of(.objectiveLink) {
      link(.serves, record, (.objective, "objective"), (.objective, "serves"), "rationale")
    }
    for record in records.of(.qualityPriority) {
      link(.standsFor, record, (.priority, "code"), (.objective, "objective"))
    }
    for record in records.of(.programmeObjective) {
      link(
        .contributes,
        record,
        (.programme, "programme"),
        (.objective, "objective"),
        "contribution"
      )
    }
    for record in records.of(.projectObjective) {
      link(.contributes, record, (.project, "project"), (.objective, "objective"), "contribution")
    }
    for record in records.of(.project) {
      link(.partOf, record, (.project, "code"), (.programme, "programme"))
      show(record, "aim_measure", (.project, "code"), as: "aim")
    }
    for record in records.of(.planItemPriority) {
      link(.audits, record, (.planItem, "item"), (.priority, "priority"))
    }
    for record in records.of(.priorityMeasure) {
      show(record, "measure", (.priority, "priority"), as: nil)
    }
    for record in records.of(.programmeMeasure) {
      show(record, "measure", (.programme, "programme"), as: record.text("role"))
    }
    for record in records.of(.projectMeasure) {
      show(record, "measure", (.project, "project"), as: record.text("role"))
    }
  }

  private mutating func add(_ node: ThreadNode) {
    guard index[node.kind]?[node.code] == nil else { return }
    index[node.kind, default: [:]][node.code] = nodes.count
    nodes.append(node)
  }

  private func place(_ kind: ThreadNode.Kind, _ code: String?) -> Int? {
    code.flatMap { index[kind]?[$0] }
  }

  private mutating func link(
    _ kind: ThreadLink.Kind,
    _ record: EntityRecord,
    _ lower: (kind: ThreadNode.Kind, field: String),
    _ upper: (kind: ThreadNode.Kind, field: String),
    _ reason: String? = nil
  ) {
    guard let from = place(lower.kind, record.text(lower.field)),
      let to = place(upper.kind, record.text(upper.field)), from != to
    else { return }
    let words = reason.flatMap { record.text($0) }
    links.append(ThreadLink(kind: kind, reason: words, lower: from, upper: to))
  }

  /// Links a measure to what it shows; the parts it plays there are one link's reason.
  private mutating func show(
    _ record: EntityRecord,
    _ measure: String,
    _ upper: (kind: ThreadNode.Kind, field: String),
    as part: String?
  ) {
    guard let from = place(.measure, record.text(measure)),
      let to = place(upper.kind, record.text(upper.field))
    else { return }
    let pair = Pair(lower: from, upper: to)
    guard let known = shown[pair] else {
      shown[pair] = links.count
      links.append(ThreadLink(kind: .shows, reason: part, lower: from, upper: to))
      return
    }
    let parts = [links[known].reason, part].compactMap(\.self).joined(separator: ", ")
    links[known] = ThreadLink(kind: .shows, reason: parts, lower: from, upper: to)
  }
}

/// The days of a financial year, from April to March.
struct FinancialYear {
  let first: CalendarDate
  let last: CalendarDate

  /// The year of a word of ``QualityModel/Vocabulary/financialYear``, "2024/25".
  init?(_ word: String) {
    guard Vocabulary.financialYear.contains(word), let start = Int(word.prefix(4)),
      let first = CalendarDate(year: start, month: 4, day: 1),
      let last = CalendarDate(year: start + 1, month: 3, day: 31)
    else { return nil }
    self.first = first
    self.last = last
  }
}
