internal import LuaRuntime
internal import QualityModel
internal import SPCCore

/// How a process compares with what is asked of it, with the words for it.
final class CapabilityObject {
  let capability: ProcessCapability
  let title: String
  /// "Apr 2020 – Sep 2024"; nil for plain numbers.
  let span: String?
  let usesSubgroups: Bool
  /// How many points of the XmR chart, or of the means of subgroups, are special cause by
  /// `nhse-2023`; nil where the chart cannot be made.
  let specialCauses: Int?
  /// What a reader should know of the series.
  let remarks: [String]

  init(
    _ data: ChartData,
    specification: CapabilitySpecification,
    title: String,
    span: String?,
    remarks: [String] = [],
    in session: WorkbenchSession
  ) throws {
    self.title = title
    self.remarks = remarks
    self.span = span
    usesSubgroups = data.shape == .subgroups
    (capability, specialCauses) = try session.aside(size: data.count) {
      let capability: ProcessCapability
      let chart: ChartKind
      switch data {
      case .subgroups(let subgroups):
        capability = try ProcessCapability(subgroups: subgroups, specification: specification)
        chart = .xbar
      case .values(let values):
        capability = try ProcessCapability(values: values, specification: specification)
        chart = .xmr
      case .parts, .subgroupSummaries:
        throw CapabilityError.noValues
      }
      let result = try? SPCResult(
        data,
        specification: ChartSpecification(chart: chart, ruleSet: .nhse2023)
      )
      return (capability, result.map { $0.points.filter { $0.label != nil }.count })
    }
  }

  /// The indices with their names, within groups and overall.
  var indices:
    [(name: String, within: CapabilityIndex?, overallName: String, overall: CapabilityIndex?)]
  {
    [
      ("Cp", capability.within.potential, "Pp", capability.overall?.potential),
      ("Cpl", capability.within.lower, "Ppl", capability.overall?.lower),
      ("Cpu", capability.within.upper, "Ppu", capability.overall?.upper),
      ("Cpk", capability.within.actual, "Ppk", capability.overall?.actual),
      ("Cpm", capability.within.targeted, "Ppm", capability.overall?.targeted),
    ]
  }

  var table: TableObject {
    TableObject(
      headings: ["Index", "Value", "Lower", "Upper"],
      rows: indices.flatMap { index -> [[TableObject.Cell]] in
        [(index.name, index.within), (index.overallName, index.overall)].compactMap { name, value in
          guard let value else { return nil }
          return [
            .text(name), .number(value.value), .number(value.lower), .number(value.upper),
          ]
        }
      }
    )
  }
}

extension TypeEntry {
  static func capability() -> TypeEntry {
    var behaviour = Behaviour { object in
      guard let object = object as? CapabilityObject else { return "" }
      let index = NumberText.plain(object.capability.within.actual.value, places: 2)
      return "\(object.title) · Cpk \(index)"
    }
    behaviour.printsAsCard = true
    behaviour.card = { object, session in
      guard let object = object as? CapabilityObject else { return "" }
      return CapabilityCard(object: object, width: session.settings.columns).text
    }
    func number(_ value: Double?) -> LuaValue {
      guard let value, !value.isNaN else { return .nil }
      return .number(value)
    }
    func field(
      _ name: String,
      _ purpose: String,
      _ read: @escaping (ProcessCapability) -> Double?
    ) -> FieldEntry {
      .field(name, "number", of: CapabilityObject.self, purpose) { object, _ in
        number(read(object.capability))
      }
    }
    return TypeEntry(
      CapabilityObject.self,
      name: "capability",
      purpose: "How a process compares with what it is asked to keep to.",
      fields: [
        field("centre", "the mean of all values") { $0.centre },
        field("sigma", "σ within groups, or from moving ranges") { $0.sigma },
        field("overall_sigma", "the standard deviation of all values") { $0.overallSigma },
        field("cp", "width asked for ÷ 6σ, nil one-sided") { $0.within.potential?.value },
        field("cpl", "Cpl, nil without a lower limit") { $0.within.lower?.value },
        field("cpu", "Cpu, nil without an upper limit") { $0.within.upper?.value },
        field("cpk", "the smaller of Cpl and Cpu") { $0.within.actual.value },
        field("cpm", "Cp held against the target, nil one-sided") { $0.within.targeted?.value },
        field("pp", "as cp, with the overall σ") { $0.overall?.potential?.value },
        field("ppk", "as cpk, with the overall σ") { $0.overall?.actual.value },
        field("observed_below", "the share of values below the lower limit") {
          $0.observedShareBelow
        },
        field("observed_above", "the share of values above the upper limit") {
          $0.observedShareAbove
        },
        field("expected_below", "the share a normal process would have below") {
          $0.expectedShareBelow
        },
        field("expected_above", "the share a normal process would have above") {
          $0.expectedShareAbove
        },
        .field(
          "stable",
          "true or false",
          of: CapabilityObject.self,
          "the chart of the values shows no special cause (nhse-2023)"
        ) { object, _ in object.specialCauses.map { .boolean($0 == 0) } ?? .nil },
      ],
      methods: [
        .method(
          "capability",
          "table",
          of: CapabilityObject.self,
          purpose: "Gives a row for each index with its confidence interval.",
          returns: "table",
          example: """
            local asked = { upper = 25 }
            print(qi.measure("violence"):series { unit = "CROFTON" }:capability(asked):table())
            """
        ) { object, call in try call.session.value(object.table) }
      ],
      behaviour: behaviour
    )
  }
}
