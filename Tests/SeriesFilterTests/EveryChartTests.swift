import DelimitedText
import SPCCore
import Testing

@testable import SeriesFilter

/// Every chart through the filter: what is written is what the core says of the same data.
@Suite("Every chart through the filter")
struct EveryChartTests {
  private static let ofParts: [ChartKind] = [.p, .pPrime, .np, .u, .uPrime, .iPrime]
  private static let ofSubgroups: [ChartKind] = [.xbar, .r, .s]

  @Test("Charts of single values", arguments: [ChartKind.run, .xmr, .mr, .c, .g, .t, .ewma])
  func values(chart: ChartKind) throws {
    let values = CroftonWard.values.enumerated().map { $0 % 11 == 5 ? Double.nan : Double($1) }
    let rows = values.enumerated().map { "w,\($0),\($1.isNaN ? "" : "\($1)")\n" }
    try compare(
      Filtered("series,t,y\n" + rows.joined(), specification(chart)),
      SPCResult(values: values, specification: specification(chart))
    )
  }

  @Test("Charts of numerators and denominators", arguments: Self.ofParts)
  func parts(chart: ChartKind) throws {
    var random = SeededNumbers(seed: 7)
    let denominators = (0..<40).map { $0 == 9 ? 0 : Double(80 + random.integer(below: 60)) }
    let numerators = denominators.map { $0 == 0 ? 0 : Double(random.integer(below: 30)) }
    let multiplier = chart == .np ? 1.0 : 100
    let rows = zip(numerators, denominators).enumerated().map { "w,\($0),\($1.0),\($1.1)\n" }
    try compare(
      Filtered("series,t,y,n\n" + rows.joined(), specification(chart)) {
        $0.multiplier = multiplier
      },
      SPCResult(
        .parts(numerators: numerators, denominators: denominators, multiplier: multiplier),
        specification: specification(chart)
      )
    )
  }

  @Test(
    "Rows of one t are a subgroup, always or when asked",
    arguments: Self.ofSubgroups + [.run, .xmr, .mr, .ewma]
  )
  func subgroups(chart: ChartKind) throws {
    var random = SeededNumbers(seed: 11)
    let subgroups = (0..<30).map { index in
      (0..<(3 + index % 3)).map { _ in
        random.integer(below: 12) == 0 ? Double.nan : Double(random.integer(below: 50))
      }
    }
    let rows = subgroups.enumerated().flatMap { time, members in
      members.map { "w,\(time),\($0.isNaN ? "" : "\($0)")\n" }
    }
    try compare(
      Filtered("series,t,y\n" + rows.joined(), specification(chart)) {
        $0.formsSubgroups = !Self.ofSubgroups.contains(chart)
      },
      SPCResult(.subgroups(subgroups), specification: specification(chart))
    )
  }

  private func specification(_ chart: ChartKind) -> ChartSpecification {
    ChartSpecification(
      chart: chart,
      ruleSet: chart == .run ? .anhoej : .nhse2023,
      direction: .decrease
    )
  }

  private func compare(_ filtered: Filtered, _ result: SPCResult) throws {
    #expect(filtered.faults == [])
    let rows = try filtered.rows()
    try #require(rows.count == result.points.count)
    for (row, point) in zip(rows, result.points) {
      for (column, value) in [
        ("y", point.value), ("centre", point.centre), ("lower", point.lower),
        ("upper", point.upper),
      ] {
        #expect(row[column] == "" ? value.isNaN : Double(row[column] ?? "") == value, "\(row)")
      }
      let category = point.isMissing ? "" : point.category.name
      #expect(row["category"] == category, "\(row)")
      #expect((row["label"] == "") == (point.label == nil), "\(row)")
    }
  }

  @Test("Excluded points are given by their t or by a column, and both give the core's chart")
  func excluded() throws {
    var own = specification(.xmr)
    own.excluded = [3, 20]
    let values = CroftonWard.values.map(Double.init)
    let expected = try SPCResult(values: values, specification: own)
    try compare(
      Filtered(CroftonWard.csv, specification(.xmr)) {
        $0.excludedTimes = [CroftonWard.month(20), CroftonWard.month(3)]
      },
      expected
    )
    let marks = [3: "yes", 20: "1", 21: "no", 22: "0"]
    let rows = values.enumerated().map { "w,\($0),\($1),\(marks[$0] ?? "")\n" }
    try compare(
      Filtered("series,t,y,excluded\n" + rows.joined(), specification(.xmr)),
      expected
    )
    let unknown = try Filtered("series,t,y\nw,2024-01,3\n") { $0.excludedTimes = ["2024-02"] }
    #expect(
      unknown.faults == [
        .excludedUnknown(text: "2024-02", series: "w", lines: 2...2, near: ["2024-01"])
      ]
    )
    let unclear = try Filtered("series,t,y,excluded\nw,1,3,maybe\n")
    #expect(
      unclear.faults == [
        .notATruth(InputCell(line: 2, column: 4, name: "excluded"), text: "maybe")
      ]
    )
    #expect(unclear.tally.seriesWritten == 0)
  }

  @Test("What each series excludes is its own")
  func excludedInOneSeries() throws {
    let rows = try Filtered("series,t,y,excluded\na,1,3,\na,2,90,yes\na,3,5,\nb,1,3,\nb,2,90,\n")
      .rows()
    #expect(rows.map { $0["centre"] } == ["4", "4", "4", "46.5", "46.5"])
  }

  @Test("A subgroup says one thing about its phase, its target and whether it is excluded")
  func subgroupDiffers() throws {
    let filtered = try Filtered(
      "t,y,target,excluded\n1,3,5,\n1,4,,\n2,3,5,yes\n2,4,6,\n3,4,5,\n3,5,5,yes\n",
      specification(.xbar)
    )
    #expect(
      filtered.faults == [
        .subgroupDiffers(InputCell(line: 5, column: 3, name: "target"), role: .target),
        .subgroupDiffers(InputCell(line: 7, column: 4, name: "excluded"), role: .excluded),
      ]
    )
  }

  @Test("A t that comes back after another one is no subgroup but a fault")
  func subgroupReturns() throws {
    let filtered = try Filtered("t,y\n1,3\n1,4\n2,5\n1,3\n", specification(.xbar))
    #expect(
      filtered.faults == [
        .timeRepeated(InputCell(line: 5, column: 1, name: "t"), text: "1", firstLine: 2)
      ]
    )
  }

  @Test("Denominators are asked for where the chart needs them and refused where it has none")
  func denominators() {
    #expect(throws: SeriesInputError.denominatorMissing(.p, name: "n", header: ["t", "y"])) {
      try Filtered("t,y\n1,3\n", specification(.p))
    }
    #expect(throws: SeriesInputError.denominatorNotForChart(.c, column: "n")) {
      try Filtered("t,y,n\n1,3,4\n", specification(.c))
    }
    #expect(throws: SeriesInputError.multiplierNotForChart(.g, 100)) {
      try Filtered("t,y\n1,3\n", specification(.g)) { $0.multiplier = 100 }
    }
    #expect(throws: SeriesInputError.excludedGivenTwice(column: "excluded")) {
      try Filtered("t,y,excluded\n1,3,\n") { $0.excludedTimes = ["1"] }
    }
  }

  @Test("The latest rows say how each series stands at its last value")
  func latest() throws {
    var own = specification(.xmr)
    own.target = .constant(20)
    let months = CroftonWard.csv + "CROFTON,2024-10,\nOther,2024-01,7\nNone,2024-01,\n"
    let filtered = try Filtered(months, own) { $0.rows = .latest }
    let result = try SPCResult(
      values: CroftonWard.values.map(Double.init) + [.nan],
      specification: own
    )
    let rows = try filtered.rows()
    #expect(rows.map { $0["series"] } == ["CROFTON", "Other", "None"])
    let last = CroftonWard.values.count - 1
    let point = result.points[last]
    let row = rows[0]
    #expect(row["t"] == CroftonWard.month(last))
    #expect(row["y"] == "\(CroftonWard.values[last])")
    #expect(Double(row["centre"] ?? "") == point.centre)
    #expect(Double(row["lower"] ?? "") == point.lower)
    #expect(Double(row["upper"] ?? "") == point.upper)
    #expect(row["variation"] == result.variation.name)
    #expect(row["rules"] == point.hits.kinds.map { "\($0.name):low" }.joined(separator: " "))
    #expect(row["target"] == "20")
    #expect(row["assurance"] == result.assurance?.name)
    #expect(row["n"] == "\(CroftonWard.values.count)")
    #expect(row["provisional"] == "false")
    #expect(row["rule_set"] == "nhse-2023")
    #expect(rows[1]["centre"] == "7" && rows[1]["upper"] == "" && rows[1]["provisional"] == "true")
    #expect(rows[2]["t"] == "" && rows[2]["variation"] == "" && rows[2]["n"] == "0")
  }
}
