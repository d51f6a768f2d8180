import SPCCore
import Testing

@testable import SeriesFilter

@Suite("A row per series with the chart that suits it")
struct SuggestionRowsTests {
  private func suggested(
    _ input: String,
    _ quantity: MeasuredQuantity,
    format: FilterSettings.Format = .csv,
    subgroups: Bool = false
  ) throws -> Filtered {
    try Filtered(input) { settings in
      settings.rows = .suggestions
      settings.quantity = quantity
      settings.formsSubgroups = subgroups
      settings.format = format
    }
  }

  private static let rare =
    "series,t,y\n" + (0..<24).map { "Rare,\($0),\([0, 1, 0, 0, 2, 0][$0 % 6])\n" }.joined()

  @Test("Rare counts: a t chart, with the reasons and their figures")
  func rareCounts() throws {
    let row = try #require(suggested(Self.rare, .count).rows().first)
    #expect(row["series"] == "Rare")
    #expect(row["kind"] == "count")
    #expect(row["chart"] == "t")
    #expect(
      row["reasons"] == "rare_events:mean=0.5:minimum=4:periods=8:points=3 needs_every_event"
    )
    #expect(
      row["cautions"] == "mean_count_low:mean=0.5:minimum=4 mostly_zero:share=0.6666666666666666"
    )
    #expect(row["n"] == "24")
    #expect(row["mean_count"] == "0.5")
    #expect(row["alternatives"]?.hasSuffix(" run(has_no_limits)") == true)
  }

  @Test("JSON has arrays of facts")
  func json() throws {
    #expect(
      try suggested("t,y\n1,20.5\n2,19.5\n3,\n", .individual, format: .json).output == """
        {"series":null,"kind":"individual","chart":"run","reasons":[{"name":"few_points","observed":2,"minimum":12},{"name":"few_points_for_run_tests","observed":2,"minimum":10}],"alternatives":[{"chart":"xmr","reasons":[{"name":"few_points","observed":2,"minimum":12},{"name":"used_for_everything_by_nhs_england"}]}],"cautions":[{"name":"few_points","observed":2,"settled":13},{"name":"missing","count":1,"share":0.3333333333333333}],"n":2,"mean_count":null}

        """
    )
  }

  @Test("Denominators make parts, neighbouring rows subgroups")
  func shapes() throws {
    let falls = [4, 7, 3, 5, 6, 2, 8, 4, 5, 3, 6, 4, 9, 1, 5, 7]
    let rates = "t,y,n\n" + falls.enumerated().map { "\($0),\($1),\(400 + $0)\n" }.joined()
    #expect(try suggested(rates, .rate).rows().first?["chart"] == "u")
    let groups = "t,y\n" + (0..<60).map { "\($0 / 3),\(50 + $0 * 7 % 5)\n" }.joined()
    let row = try #require(suggested(groups, .mean, subgroups: true).rows().first)
    #expect(row["chart"] == "xbar")
    #expect(row["n"] == "20")
  }

  @Test("It is what the core suggests, whatever the data", arguments: MeasuredQuantity.allCases)
  func sameAsCore(quantity: MeasuredQuantity) throws {
    var numbers = SeededNumbers(seed: 20_260_731)
    for _ in 0..<20 {
      let values = (0..<(5 + numbers.integer(below: 40))).map { _ in numbers.integer(below: 9) }
      let input = "t,y\n" + values.enumerated().map { "\($0),\($1)\n" }.joined()
      let suggestion = try ChartSuggestion(
        for: .values(values.map(Double.init)),
        quantity: quantity
      )
      let row = try #require(suggested(input, quantity).rows().first)
      #expect(row["chart"] == suggestion.chart.rawValue)
      let reasons = row["reasons"]?.split(separator: " ") ?? []
      #expect(reasons.count == suggestion.reasons.count)
      let alternatives = row["alternatives"]?.filter { $0 == "(" } ?? ""
      #expect(alternatives.count == suggestion.alternatives.count)
    }
  }

  @Test("What is measured must fit the columns")
  func columns() {
    #expect(throws: SeriesInputError.denominatorNotForQuantity(.count, column: "n")) {
      try suggested("t,y,n\n1,2,3\n", .count)
    }
    #expect(throws: SeriesInputError.subgroupsNotForQuantity(.count)) {
      try suggested("t,y\n1,2\n", .count, subgroups: true)
    }
    #expect(throws: SeriesInputError.multiplierNotForQuantity(.count, 100)) {
      try Filtered("t,y\n1,2\n") { settings in
        settings.quantity = .count
        settings.multiplier = 100
      }
    }
  }

  @Test("A numerator above its denominator is no proportion, and a rate all the same")
  func share() throws {
    let input = "series,t,y,n\na,1,3,2\nb,1,2,3\n"
    let proportion = try suggested(input, .proportion)
    #expect(try proportion.series() == ["b"])
    #expect(
      proportion.faults == [
        .numeratorAboveDenominator(
          InputCell(line: 2, column: 3, name: "y"),
          numerator: 3,
          denominator: 2
        )
      ]
    )
    #expect(try suggested(input, .rate).faults.isEmpty)
  }

  @Test("An XmR chart of few counts is refused, and the others are charted")
  func refused() throws {
    let input =
      Self.rare
      + CroftonWard.csv.split(separator: "\n").dropFirst()
      .joined(separator: "\n")
    func charted(_ change: (inout FilterSettings) -> Void) throws -> Filtered {
      try Filtered(input) { settings in
        settings.rows = .phases
        settings.quantity = .count
        change(&settings)
      }
    }
    let refused = try charted { _ in }
    #expect(try refused.series() == ["CROFTON"])
    #expect(
      refused.faults == [
        .notSuitable(
          .meanCountLow(chart: .xmr, mean: 0.5, minimum: 4, instead: .t),
          series: "Rare",
          line: 2
        )
      ]
    )
    #expect(refused.tally.namesLeftOut == ["Rare"])
    #expect(try charted { $0.isForced = true }.series() == ["Rare", "CROFTON"])
    #expect(try charted { $0.specification.chart = .c }.series() == ["Rare", "CROFTON"])
    #expect(try charted { $0.quantity = .individual }.series() == ["Rare", "CROFTON"])
  }
}
