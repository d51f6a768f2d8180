import QualityAnalysis
import QualityModel
import Testing

/// Records made in a few words; what is left out is what most of them have.
enum Made {
  static func record(_ entity: Entity, _ fields: [String: String]) -> EntityRecord {
    EntityRecord(
      entity,
      values: entity.fields.map { field in
        guard let text = fields[field.name] else { return nil }
        guard case .success(let value) = field.value(of: text) else {
          Issue.record("\(entity.name).\(field.name) can't be \"\(text)\"")
          return nil
        }
        return value
      }
    )
  }

  static func objective(
    _ code: String,
    _ level: String,
    unit: String? = nil,
    from: String = "2020-04-01",
    to: String? = nil
  ) -> EntityRecord {
    record(
      .objective,
      [
        "code": code, "level": level, "title": "Objective \(code)", "unit": unit,
        "valid_from": from, "valid_to": to,
      ].compactMapValues(\.self)
    )
  }

  static func link(_ lower: String, _ upper: String) -> EntityRecord {
    record(
      .objectiveLink,
      ["objective": lower, "serves": upper, "rationale": "\(lower) helps \(upper)"]
    )
  }

  static func project(
    _ code: String,
    _ status: String = "active",
    serves objectives: [String] = [],
    programme: String? = nil,
    units: [String] = [],
    closed: String? = nil,
    _ more: [String: String] = [:]
  ) -> [EntityRecord] {
    var fields = [
      "code": code, "title": "Project \(code)", "method": "QI", "status": status,
      "status_on": "2024-01-01", "lead": "P1", "registered_on": "2023-01-01",
      "started_on": "2023-02-01",
    ]
    fields["programme"] = programme
    fields["closed_on"] = closed
    return [record(.project, fields.merging(more) { $1 })]
      + objectives.map {
        record(
          .projectObjective,
          ["project": code, "objective": $0, "contribution": "\(code) works on \($0)"]
        )
      }
      + units.map {
        record(.projectUnit, ["project": code, "unit": $0, "role": "test"])
      }
  }

  static func programme(
    _ code: String,
    serves objectives: [String],
    closed: String? = nil
  ) -> [EntityRecord] {
    var fields = [
      "code": code, "title": "Programme \(code)", "kind": "trust_wide",
      "status": closed == nil ? "running" : "closed", "started_on": "2022-01-01",
    ]
    fields["closed_on"] = closed
    return [record(.programme, fields)]
      + objectives.map {
        record(
          .programmeObjective,
          ["programme": code, "objective": $0, "contribution": "\(code) works on \($0)"]
        )
      }
  }

  static func priority(
    _ code: String,
    for objective: String,
    year: String = "2024/25",
    lead: String = "P1",
    measures: [String] = []
  ) -> [EntityRecord] {
    [
      record(
        .qualityPriority,
        [
          "code": code, "title": "Priority \(code)", "objective": objective,
          "financial_year": year, "domain": "safety", "must_do": "false", "status": "in_progress",
          "lead": lead,
        ]
      )
    ] + measures.map { record(.priorityMeasure, ["priority": code, "measure": $0]) }
  }

  static func role(_ person: String, from: String, to: String? = nil) -> EntityRecord {
    record(
      .role,
      [
        "person": person, "role": "improvement_lead", "unit": "TRUST", "from_on": from,
        "to_on": to,
      ].compactMapValues(\.self)
    )
  }

  static let units = [
    OrganisationUnit(code: "TRUST", name: "The trust", kind: .trust),
    OrganisationUnit(code: "ACM", name: "Acute", kind: .directorate, parentCode: "TRUST"),
    OrganisationUnit(code: "COM", name: "Community", kind: .directorate, parentCode: "TRUST"),
    OrganisationUnit(code: "CROFTON", name: "Crofton", kind: .ward, parentCode: "ACM"),
    OrganisationUnit(code: "NORMAN", name: "Norman", kind: .ward, parentCode: "COM"),
  ]

  /// One objective at each level, each serving the one above, and nothing wrong with them: N, S, B, R, Q,
  /// D of Acute, T of Crofton, I.
  static let ladder =
    [
      objective("N", "national"), objective("S", "trust_strategy"),
      objective("B", "building_block"), objective("R", "strategic_priority"),
      objective("Q", "quality_priority"), objective("D", "directorate", unit: "ACM"),
      objective("T", "team", unit: "CROFTON"), objective("I", "individual"),
    ]
    + zip(["S", "B", "R", "Q", "D", "T", "I"], ["N", "S", "B", "R", "Q", "D", "T"])
    .map { link($0, $1) }

  /// The ladder with a project on the team's objective, so that every objective is served.
  static let whole =
    ladder + project("P", serves: ["T"], units: ["CROFTON"])
    + priority("Y", for: "Q", measures: ["M"])
    + [role("P1", from: "2020-01-01")]

  static func thread(
    _ records: [EntityRecord],
    on day: String = "2024-10-15"
  ) throws -> GoldenThread {
    try GoldenThread(
      ThreadRecords(
        records,
        units: units,
        measures: [("M", "Measure M"), ("M2", "Measure M2")]
      ),
      on: #require(CalendarDate(iso: day))
    )
  }
}

extension ThreadPath {
  /// The codes on the way, from the start.
  var codes: String { steps.map(\.node.code).joined(separator: " ") }
}

extension ThreadFault {
  /// The fault in a few letters: "no_parent T2 ← D".
  var short: String {
    let others = others.map(\.code).joined(separator: " ")
    return "\(kind.rawValue) \(node.code)" + (others.isEmpty ? "" : " ← \(others)")
  }
}
