internal import LuaRuntime
internal import QualityModel
internal import SPCCore

/// Where a person might decide that a new phase begins, with the chart that was looked at.
final class CandidatePhasesObject: ChargedObject {
  var charge: LuaCharge?
  /// A remark of the series, and how far it is from the start of a candidate.
  struct Neighbour {
    let annotation: Annotation
    /// Days from the remark to the start: positive where the remark comes first.
    let days: Int
  }

  let analysis: AnalysisObject
  let scan: CandidatePhaseScan

  init(_ analysis: AnalysisObject, checkpoint: Checkpoint = .none) throws {
    self.analysis = analysis
    scan = try CandidatePhaseScan(analysis.result, checkpoint: checkpoint)
  }

  /// The first day of a period; nil in a series without dates.
  func day(at index: Int) -> CalendarDate? { analysis.series.slots[index].period }

  /// The remark of the series that is nearest to the start of a candidate.
  func neighbour(of candidate: CandidatePhase) -> Neighbour? {
    guard let start = day(at: candidate.start) else { return nil }
    return analysis.series.series.annotations
      .map { Neighbour(annotation: $0, days: $0.date.days(to: start)) }
      .min { $0.days.magnitude < $1.days.magnitude }
  }

  /// The lines a person would run to adopt a candidate; the reason is left for them to write.
  func adoption(of candidate: CandidatePhase) -> [String] {
    guard let day = day(at: candidate.start) else {
      return ["series:rebase { at = \(candidate.start + 1), reason = \"\" }"]
    }
    let series = analysis.series.series
    return [
      "qi.define {",
      "  phases = { {",
      "    measure = \"\(series.measure.code)\", unit = \"\(series.unit.code)\", from = \"\(day)\",",
      "    reason = \"\",      -- why the process is held to have changed",
      "    decided_by = \"\",  -- who decided",
      "  } },",
      "}:commit { reason = \"\" }",
    ]
  }

  var table: TableObject {
    TableObject(
      headings: [
        "Start", "Shift", "Change point", "Rule", "Side", "Points", "Asked for", "Mean before",
        "Mean after", "Centre now", "Centre then", "Z", "Points after", "Kept", "Remark", "Days",
      ],
      rows: scan.candidates.map { candidate in
        let label = { (index: Int) in TableObject.Cell.text(self.analysis.series.labels[index]) }
        let neighbour = neighbour(of: candidate)
        return [
          label(candidate.start), label(candidate.shiftStart), label(candidate.change.index),
          .text(candidate.rule.name), .text(candidate.side.word), .count(candidate.length),
          .count(candidate.required), .number(candidate.meanBefore, places: 2),
          .number(candidate.meanAfter, places: 2), .number(candidate.present.centre, places: 2),
          .number(candidate.proposed.centre, places: 2),
          .number(candidate.change.statistic, places: 2), .count(candidate.observedCount),
          .text(candidate.isStable ? "yes" : "no"), .text(neighbour?.annotation.text),
          .number(neighbour.map { Double($0.days) }),
        ]
      }
    )
  }
}

extension CandidatePhasesObject {
  var heldBytes: Int { 256 + scan.candidates.count * MemoryLayout<CandidatePhase>.stride }
  var heldObjects: [AnyObject] { [analysis] }
}

extension TypeEntry {
  static func candidatePhases() -> TypeEntry {
    let example = #"qi.measure("violence"):series { unit = "CROFTON" }:candidate_phases()"#
    var behaviour = Behaviour { object in
      guard let object = object as? CandidatePhasesObject else { return "" }
      let count = NumberText.counted(object.scan.candidates.count, "candidate phase")
      return "\(object.analysis.series.title) · \(count)"
    }
    behaviour.printsAsCard = true
    behaviour.count = { ($0 as? CandidatePhasesObject)?.scan.candidates.count ?? 0 }
    behaviour.card = { object, session in
      guard let object = object as? CandidatePhasesObject else { return "" }
      return try session.working("Simulating chance") { checkpoint in
        try CandidatePhasesCard(
          object: object,
          width: session.settings.columns,
          checkpoint: checkpoint
        ).text
      }
    }
    return TypeEntry(
      CandidatePhasesObject.self,
      name: "candidate_phases",
      purpose: "Where somebody might decide that a new phase begins, with the evidence.",
      fields: [
        .field(
          "candidates",
          "list of table",
          of: CandidatePhasesObject.self,
          "each with start, shift, change_point, means and the lines that would adopt it"
        ) { object, session in
          let rows = try object.scan.candidates.map { try fields(of: $0, object, session) }
          return .table(try session.lua.makeTable(array: rows))
        },
        .field(
          "refusals",
          "list of text",
          of: CandidatePhasesObject.self,
          "why signals that are there make no candidate"
        ) { object, session in
          let words = object.scan.refusals.map { CandidateWords(object: object).sentence($0) }
          return .table(try session.lua.makeTable(array: words.map { .text($0) }))
        },
        .field("analysis", "analysis", of: CandidatePhasesObject.self, "the chart looked at") {
          object,
          session in try session.value(object.analysis)
        },
      ],
      methods: [
        .method(
          "candidate_phases",
          "table",
          of: CandidatePhasesObject.self,
          purpose: "Gives a row for each candidate with its evidence.",
          returns: "table",
          example: "print(\(example):table())"
        ) { object, call in try call.session.value(object.table) }
      ],
      behaviour: behaviour
    )
  }

  private static func fields(
    of candidate: CandidatePhase,
    _ object: CandidatePhasesObject,
    _ session: WorkbenchSession
  ) throws -> LuaValue {
    let labels = object.analysis.series.labels
    var fields: [String: LuaValue] = [
      "start": .text(labels[candidate.start]),
      "position": .integer(candidate.start + 1),
      "shift": .text(labels[candidate.shiftStart]),
      "change_point": .text(labels[candidate.change.index]),
      "statistic": .number(candidate.change.statistic),
      "rule": .text(candidate.rule.name),
      "side": .text(candidate.side.word),
      "length": .integer(candidate.length),
      "required": .integer(candidate.required),
      "mean_before": .number(candidate.meanBefore),
      "mean_after": .number(candidate.meanAfter),
      "points_after": .integer(candidate.observedCount),
      "stable": .boolean(candidate.isStable),
      "adopt": .text(object.adoption(of: candidate).joined(separator: "\n")),
    ]
    if let day = object.day(at: candidate.start) {
      fields["from"] = try session.value(DateObject(day))
    }
    if let neighbour = object.neighbour(of: candidate) {
      fields["annotation"] = .text(neighbour.annotation.text)
      fields["days_after_annotation"] = .integer(neighbour.days)
    }
    return .table(try session.lua.makeTable(fields: fields))
  }
}
