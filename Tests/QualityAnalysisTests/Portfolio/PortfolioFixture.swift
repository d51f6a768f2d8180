import QualityAnalysis
import QualityModel
import Testing

/// A hospital with births, operations and ambulances, whose portfolio tests make project by project.
struct MadeRegister {
  private(set) var records: [EntityRecord] = []
  var day = "2025-03-31"

  static let units: [OrganisationUnit] = [
    OrganisationUnit(code: "H", name: "Estuary Hospitals", kind: .trust),
    OrganisationUnit(code: "WOM", name: "Women and Newborns", kind: .directorate, parentCode: "H"),
    OrganisationUnit(code: "SUR", name: "Planned Surgery", kind: .directorate, parentCode: "H"),
    OrganisationUnit(code: "AMB", name: "Ambulance Division", kind: .directorate, parentCode: "H"),
    ward("DEL", "Lavender Suite", "WOM"), ward("POS", "Rosemary Ward", "WOM"),
    ward("ANT", "Thyme Ward", "WOM"), ward("MAR", "Marlow Ward", "SUR"),
    ward("QUA", "Quayside Ward", "SUR"), ward("TH1", "Theatre One", "SUR"),
    ward("TH2", "Theatre Two", "SUR"), ward("TH3", "Theatre Three", "SUR"),
    ward("NOR", "Northgate Station", "AMB"), ward("HAR", "Harbour Station", "AMB"),
  ]

  private static func ward(_ code: String, _ name: String, _ parent: String) -> OrganisationUnit {
    OrganisationUnit(code: code, name: name, kind: .ward, parentCode: parent)
  }

  static let measures = [
    ("BLEED", "Major bleeding after birth, per 1,000 births"),
    ("FEED", "Babies fed at the breast when they go home"),
    ("INF", "Infected wounds per 100 operations"),
    ("CANC", "Operations called off on the day"),
    ("TURN", "Minutes from one patient to the next"),
    ("HAND", "Handovers at hospital within 15 minutes"),
    ("NOTE", "Patient records complete at handover"),
    ("RESP", "Minutes to the scene"), ("INF-OLD", "Infected wounds (number)"),
    ("INFD", "Infected wounds, deep, per 100 operations"), ("WARM", "Would recommend us"),
  ]

  /// Adds a project; a measure is that of its aim and its outcome.
  mutating func add(
    _ code: String,
    _ title: String,
    at units: [String] = [],
    on measure: String? = nil,
    outcomes: [String] = [],
    from: String = "2024-02-01",
    _ more: [String: String] = [:]
  ) {
    var fields = [
      "code": code, "title": title, "method": "MFI", "status": "active", "status_on": from,
      "lead": "L-\(code)", "registered_on": from, "started_on": from,
    ]
    fields["aim_measure"] = measure
    // A store refuses an empty title; what comes from elsewhere may have one.
    if title.isEmpty { fields["title"] = nil }
    records.append(Made.record(.project, fields.merging(more) { $1 }))
    for unit in units {
      records.append(
        Made.record(.projectUnit, ["project": code, "unit": unit, "role": "test"])
      )
    }
    for outcome in outcomes + [measure].compactMap(\.self) {
      records.append(
        Made.record(
          .projectMeasure,
          ["project": code, "measure": outcome, "role": "outcome"]
        )
      )
    }
  }

  /// Adds any other record.
  mutating func add(_ entity: Entity, _ fields: [String: String]) {
    records.append(Made.record(entity, fields))
  }

  /// The portfolio on the day.
  var portfolio: PortfolioRecords {
    get throws {
      PortfolioRecords(
        on: try #require(CalendarDate(iso: day)),
        records,
        units: Self.units,
        measures: Self.measures
      )
    }
  }

  /// What is found in it.
  func found(_ meanings: WordMeanings = .field) throws -> FoundInRegister {
    try FoundInRegister(DuplicateFinder(portfolio, meanings: meanings))
  }
}

/// What was found in a register, by codes.
struct FoundInRegister {
  let finder: DuplicateFinder
  let findings: DuplicateFindings

  init(_ finder: DuplicateFinder) throws {
    self.finder = finder
    findings = try finder.findings()
  }

  private func code(_ project: Int) -> String { finder.portfolio.projects[project].code }

  /// The clusters, each with its members in the order of codes, the lead among them.
  var clusters: [[String]] {
    findings.clusters.map { cluster in
      ([cluster.lead].compactMap(\.self) + cluster.members.map(\.project)).map(code).sorted()
    }
  }

  /// How two projects are one too many by themselves: "renamed, definite"; `nil` where they are not.
  func verdict(_ left: String, _ right: String) throws -> String? {
    let judgement = try judge(left, right)
    guard let kind = judgement.kind, let tier = judgement.tier else { return nil }
    return "\(kind.rawValue), \(tier.rawValue)"
  }

  func judge(_ left: String, _ right: String) throws -> DuplicateJudgement {
    finder.judge(
      try #require(finder.portfolio.number(ofProject: left)),
      try #require(finder.portfolio.number(ofProject: right))
    )
  }

  /// The pairs that somebody should look at.
  var possible: [Set<String>] {
    findings.possible.map { Set([$0.project, $0.related].compactMap(\.self).map(code)) }
  }
}
