import DemonstrationTrust
import Foundation
import QualityModel
import QualityStore

/// The figures of the demonstration trust many times over: each copy has units of its own.
struct LargeTrust {
  private let trust: DemonstrationTrust
  private let copies: Int

  init(_ trust: DemonstrationTrust, times copies: Int) {
    self.trust = trust
    self.copies = copies
  }

  /// How many figures there are, corrections not among them.
  var figureCount: Int { copies * trust.observations.reduce(0) { $0 + $1.rows.count } }

  private static func code(_ code: String, _ copy: Int) -> String {
    copy == 0 ? code : "\(code)-X\(copy)"
  }

  /// Makes a store of it in the ordinary way: definitions as a plan, figures as files.
  func write(to path: String, files folder: URL) throws {
    let store = try QualityStore.create(at: path)
    _ = try store.plan(trust.spine(copies: copies, code: Self.code))
      .commit(reason: "Benchmark", actor: "bench")
    for observations in trust.observations where !observations.rows.isEmpty {
      let file = folder.appendingPathComponent("figures.csv")
      try Data(text(observations.rows).utf8).write(to: file)
      let plan = try store.planLoad(
        LoadSpecification(
          path: file.path,
          measure: .code(observations.measureCode),
          unit: .column("unit"),
          period: "period",
          numerator: "numerator",
          denominator: observations.rows.contains { $0.observation.denominator != nil }
            ? "denominator" : nil,
          missingReason: "missing_reason",
          status: "status"
        )
      )
      _ = try plan.commit(reason: "Benchmark", actor: "bench")
    }
    try store.close()
  }

  private func text(_ rows: [ObservationRow]) -> String {
    var text = "unit,period,numerator,denominator,missing_reason,status\n"
    let tails = rows.map { row in
      let figure = row.observation
      let reason = (figure.missingReason ?? "").replacingOccurrences(of: "\"", with: "\"\"")
      return ",\(figure.period),\(Self.number(figure.numerator)),"
        + "\(Self.number(figure.denominator)),\"\(reason)\",\(figure.status.rawValue)\n"
    }
    for copy in 0..<copies {
      for (row, tail) in zip(rows, tails) { text += Self.code(row.unitCode, copy) + tail }
    }
    return text
  }

  private static func number(_ number: Double?) -> String {
    guard let number else { return "" }
    return Int(exactly: number).map(String.init) ?? String(describing: number)
  }
}

extension DemonstrationTrust {
  /// The units of so many trusts beside each other, and the measures that they share.
  ///
  /// - Parameters:
  ///   - copies: How many trusts.
  ///   - code: The code that a unit has in a copy.
  /// - Returns: What to plan.
  func spine(copies: Int, code: (String, Int) -> String) -> [Proposal] {
    let copied = (0..<copies).flatMap { copy in
      units.map { unit in
        Proposal.unit(
          OrganisationUnit(
            code: code(unit.code, copy),
            name: unit.name,
            kind: unit.kind,
            parentCode: unit.parentCode.map { code($0, copy) },
            opened: unit.opened,
            closed: unit.closed
          )
        )
      }
    }
    return copied
      + measures.flatMap { measure, definitions in
        [Proposal.measure(measure)] + definitions.map(Proposal.definition)
      }
  }
}
