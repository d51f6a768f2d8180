import Foundation
import SPCCore
import Testing

@testable import SeriesFilter

/// Text in, text out.
@Suite("What the filter writes")
struct ChartFilterTests {
  @Test("Two series, one with a missing value, give a row per point")
  func points() throws {
    let filtered = try Filtered(
      """
      series,t,y
      "Beech, first floor",Oct,4
      "Beech, first floor",Nov,
      "Beech, first floor",Dec,5
      "Beech, first floor",Jan,7
      Ash,Oct,0.5

      """
    )
    #expect(
      filtered.output == """
        series,t,phase,y,centre,lower,upper,rules,label,category
        "Beech, first floor",Oct,1,4,5.333333333333333,0.013333333333332753,10.653333333333332,,,common_cause
        "Beech, first floor",Nov,1,,5.333333333333333,0.013333333333332753,10.653333333333332,,,
        "Beech, first floor",Dec,1,5,5.333333333333333,0.013333333333332753,10.653333333333332,,,common_cause
        "Beech, first floor",Jan,1,7,5.333333333333333,0.013333333333332753,10.653333333333332,,,common_cause
        Ash,Oct,1,0.5,0.5,,,,,common_cause

        """
    )
    #expect(filtered.faults == [])
    #expect(filtered.tally.seriesWritten == 2)
    #expect(filtered.tally.points == 5)
  }

  private static let rising = "t,y\n" + (1...8).map { "w\($0),\($0)\n" }.joined()

  @Test("A point has all its rules in the order of the rule set, each with its side")
  func rules() throws {
    let filtered = try Filtered(
      Self.rising,
      ChartSpecification(ruleSet: .nhse2023, direction: .increase)
    )
    #expect(
      filtered.output == """
        series,t,phase,y,centre,lower,upper,rules,label,category
        ,w1,1,1,4.5,1.8399999999999999,7.16,beyond_limits:low trend:high two_of_three:low,beyond_limits:low,concern
        ,w2,1,2,4.5,1.8399999999999999,7.16,trend:high two_of_three:low,trend:high,improvement
        ,w3,1,3,4.5,1.8399999999999999,7.16,trend:high,trend:high,improvement
        ,w4,1,4,4.5,1.8399999999999999,7.16,trend:high,trend:high,improvement
        ,w5,1,5,4.5,1.8399999999999999,7.16,trend:high,trend:high,improvement
        ,w6,1,6,4.5,1.8399999999999999,7.16,trend:high,trend:high,improvement
        ,w7,1,7,4.5,1.8399999999999999,7.16,trend:high two_of_three:high,trend:high,improvement
        ,w8,1,8,4.5,1.8399999999999999,7.16,beyond_limits:high trend:high two_of_three:high,beyond_limits:high,improvement

        """
    )
  }

  @Test("JSON is an object per line with null where nothing is, an array of rules, and no NaN")
  func json() throws {
    let filtered = try Filtered("t,y\nw\"1,3\nw2,\n") { $0.format = .json }
    #expect(
      filtered.output == #"""
        {"series":null,"t":"w\"1","phase":1,"y":3,"centre":3,"lower":null,"upper":null,"rules":[],"label":null,"category":"common_cause"}
        {"series":null,"t":"w2","phase":1,"y":null,"centre":3,"lower":null,"upper":null,"rules":[],"label":null,"category":null}

        """#
    )
    let rising = try Filtered(Self.rising) { $0.format = .json }
    let first = try #require(rising.output.split(separator: "\n").first)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any]
    )
    #expect(
      object["rules"] as? [String] == ["beyond_limits:low", "trend:high", "two_of_three:low"]
    )
    #expect(object["label"] as? String == "beyond_limits:low")
    #expect(object["category"] as? String == "neutral_low")
  }

  @Test("A summary has a row per series and phase; assurance is for the last phase only")
  func summary() throws {
    let filtered = try Filtered(
      "series,t,y\na,1,3\na,2,4\na,3,\na,4,9\na,5,8\nb,1,5\n",
      ChartSpecification(ruleSet: .ptd022, direction: .increase, target: .constant(2))
    ) {
      $0.rows = .phases
      $0.phaseStarts = []
    }
    #expect(
      filtered.output == """
        series,phase,first,last,n,missing,centre,lower,upper,mean_moving_range,screening,signals,longest_run,longest_run_limit,crossings,crossings_minimum,runs_signal,variation,assurance,provisional,rule_set
        a,1,1,5,4,1,6,3.34,8.66,1,applied,2,,,,,,common_cause,consistently_passes,true,ptd-0.2.2
        b,1,1,1,1,0,5,,,,off,0,,,,,,common_cause,,true,ptd-0.2.2

        """
    )
    let phased = try Filtered(
      "t,y\n1,3\n2,4\n4,9\n5,8\n",
      ChartSpecification(ruleSet: .nhse2023, direction: .increase, target: .constant(2))
    ) {
      $0.rows = .phases
      $0.phaseStarts = ["4"]
    }
    #expect(try phased.rows().map { $0["assurance"] } == ["", "consistently_passes"])
    #expect(try phased.rows().map { $0["first"] } == ["1", "4"])
  }

  @Test("A value is y times the multiplier over n, and zero of zero is missing")
  func denominators() throws {
    let rows = try Filtered("t,y,n\n1,3,1000\n2,0,0\n3,,5\n4,,\n5,1,400\n") { $0.multiplier = 1000 }
      .rows()
    #expect(rows.map { $0["y"] } == ["3", "", "", "", "2.5"])
    // 7 × 1000 ÷ 3 and not 7 ÷ 3 × 1000, whose last digit differs: what a measure gives.
    let exact = try Filtered("t,y,n\n1,7,3\n") { $0.multiplier = 1000 }
    #expect(try exact.rows()[0]["y"] == "\(7.0 * 1000 / 3)")
  }

  @Test("A column of targets gives each point its own, and the last one decides assurance")
  func targets() throws {
    let input = "t,y,target\n1,3,9\n2,4,9\n3,3,\n4,4,1\n"
    let filtered = try Filtered(
      input,
      ChartSpecification(ruleSet: .nhse2023, direction: .decrease)
    ) { $0.rows = .phases }
    // Limits 0.84 to 6.16: of 9 the answer would be "passes".
    #expect(try filtered.rows()[0]["assurance"] == "hit_or_miss")
  }

  @Test("The filter's own output can be its input, and gives the same again")
  func again() throws {
    let first = try Filtered(
      CroftonWard.csv,
      ChartSpecification(ruleSet: .nhse2023, direction: .decrease)
    ) { $0.phaseStarts = ["2022-07"] }
    let second = try Filtered(
      first.output,
      ChartSpecification(ruleSet: .nhse2023, direction: .decrease)
    )
    #expect(second.output == first.output)
  }

  @Test("Series of very different lengths, one after the other, do not disturb each other")
  func manySeries() throws {
    var random = SeededNumbers(seed: 5)
    var texts: [String] = []
    for series in 0..<60 {
      let count = series % 7 == 0 ? 700 : 1 + random.integer(below: 40)
      texts.append(
        (0..<count).map { "s\(series),\($0),\(random.integer(below: 50))\n" }.joined()
      )
    }
    let together = try Filtered("series,t,y\n" + texts.joined())
    let header = "series,t,phase,y,centre,lower,upper,rules,label,category\n"
    let apart = try texts.map { try Filtered("series,t,y\n" + $0).output.dropFirst(header.count) }
    #expect(together.output == header + apart.joined())
    #expect(together.tally.seriesWritten == 60)
  }

  @Test(
    "The points are those the core gives for the same values",
    arguments: [21 as UInt64, 22, 23]
  )
  func sameAsCore(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let values = (0..<200).map { _ in
      random.integer(below: 15) == 0 ? Double.nan : Double(random.integer(below: 4000)) / 8
    }
    let specification = ChartSpecification(
      ruleSet: .nhse2023,
      direction: .increase,
      phaseStarts: [60, 130]
    )
    let result = try SPCResult(values: values, specification: specification)
    let input = values.enumerated().map { "\($0),\($1.isNaN ? "" : "\($1)")\n" }.joined()
    let rows = try Filtered("t,y\n" + input, specification) { $0.phaseStarts = ["60", "130"] }
      .rows()
    try #require(rows.count == 200)
    for (row, point) in zip(rows, result.points) {
      let place: Comment = "t \(row["t"] ?? ""), seed \(seed)"
      #expect(row["centre"].flatMap(Double.init) == point.centre, place)
      #expect(row["lower"].flatMap(Double.init) == point.lower, place)
      #expect(row["upper"].flatMap(Double.init) == point.upper, place)
      #expect(row["label"] == point.label.map { "\($0.rule.name):\($0.side.name)" } ?? "", place)
      #expect(row["category"] == (point.isMissing ? "" : point.category.name), place)
      let ruleCount = point.highHits.kinds.count + point.lowHits.kinds.count
      #expect(row["rules"]?.split(separator: " ").count == ruleCount, place)
    }
  }
}
