import QualityAnalysis
import QualityModel
import Testing

@Suite("Where a change could help next")
struct SpreadProspectsTests {
  /// The whole project at Crofton, and wards that do well, badly, or work on it already.
  private var portfolio: SmallPortfolio {
    var portfolio = SmallPortfolio()
    for code in ["ELM", "FIR", "OAK"] {
      portfolio.units.append(
        OrganisationUnit(code: code, name: code, kind: .ward, parentCode: "COM")
      )
    }
    portfolio.units.append(
      OrganisationUnit(code: "TEAM", name: "A team", kind: .team, parentCode: "COM")
    )
    let low = SmallPortfolio.usual(36).map { $0 - 6 }
    portfolio.numerators["M"]?["ELM"] = SmallPortfolio.usual(36).map { $0 + 3 }
    portfolio.numerators["M"]?["FIR"] = low
    portfolio.numerators["M"]?["OAK"] = low.dropLast(8) + SmallPortfolio.usual(8)
    portfolio.numerators["M"]?["TEAM"] = SmallPortfolio.usual(36)
    return portfolio
  }

  private func prospects(_ portfolio: SmallPortfolio) throws -> SpreadProspects {
    try #require(try portfolio.evidence().spreadProspects(of: "P"))
  }

  @Test("Wards in concern come first, then those worse than the new level, the worst first")
  func ranked() throws {
    let found = try prospects(portfolio)
    #expect(found.isProven && found.comparesLevels && found.measure == "M")
    // Fir does better than Crofton; a team is no ward.
    #expect(found.candidates.map(\.unit) == ["OAK", "ELM", "NORMAN"])
    #expect(found.candidates[0].reasons == [.concern, .worse])
    #expect(found.candidates[1].reasons == [.worse])
    #expect(found.considered == 4 && found.atWork == [])
    let level = try #require(found.level)
    let gap = try #require(found.candidates[2].gap)
    #expect(abs(gap - (found.candidates[2].level / level - 1)) < 1e-9)
  }

  @Test("A ward that is a little worse, no more than chance would make it, is not named")
  func aLittleWorse() throws {
    var portfolio = portfolio
    var elm = try #require(portfolio.numerators["M"]?["CROFTON"])
    // One event more in one month of the newest half year.
    let newest = try #require(elm.popLast() ?? nil)
    portfolio.numerators["M"]?["ELM"] = elm + [newest + 1]
    let found = try prospects(portfolio)
    #expect(found.candidates.map(\.unit) == ["OAK", "NORMAN"])
    #expect(found.candidates.allSatisfy { ($0.standardErrors ?? 0) >= 1 })
    #expect(found.considered == 4)
  }

  @Test("A ward where somebody works on the measure already is left out and named")
  func atWork() throws {
    var portfolio = portfolio
    portfolio.records["others"] =
      Made.project("P2", units: ["ELM"], ["aim_measure": "M"])
      + Made.project("P3", units: ["NORMAN"], ["aim_measure": "B"])
      + [
        Made.record(
          .spread,
          [
            "source_project": "P", "unit": "OAK", "proven": "true", "status": "testing",
            "offered_on": "2023-10-01",
          ]
        ),
        Made.record(
          .spread,
          [
            "source_project": "P", "unit": "NORMAN", "proven": "true", "status": "declined",
            "decline_reason": "Three changes under way",
          ]
        ),
      ]
    let found = try prospects(portfolio)
    #expect(found.atWork == ["ELM", "OAK"])
    #expect(found.candidates.map(\.unit) == ["NORMAN"])
    #expect(found.candidates[0].spread == "declined" && found.candidates[0].openProjects == 1)
    #expect(found.results.map(\.unit) == ["OAK"])
  }

  @Test("Counts of different wards are not compared: only a concern speaks for one")
  func counts() throws {
    var portfolio = portfolio
    portfolio.definitions["M"] = [SmallPortfolio.rate("M", .lower, kind: .count)]
    let found = try prospects(portfolio)
    #expect(!found.comparesLevels)
    #expect(found.candidates.map(\.unit) == ["OAK"] && found.candidates[0].gap == nil)
  }

  @Test("How it fared is told for each ward that took it over")
  func results() throws {
    var portfolio = portfolio
    let better = portfolio.numerators["M"]?["CROFTON"]
    portfolio.numerators["M"]?["ELM"] = better
    portfolio.records["spreads"] = ["ELM", "NORMAN"].map {
      Made.record(
        .spread,
        [
          "source_project": "P", "unit": $0, "proven": "true", "status": "adopted",
          "offered_on": "2022-06-01", "adopted_on": "2022-07-01", "adaptation": "Twice a day",
        ]
      )
    }
    let found = try prospects(portfolio)
    #expect(found.results.map(\.unit) == ["ELM", "NORMAN"])
    #expect(found.results.map(\.verdict) == [.improved, .notShown])
    #expect(found.readiness.isSuperset(of: [.sustained, .describable, .adaptedBefore, .harmless]))
    #expect(!found.readiness.contains(.written))
  }

  @Test("What is not shown to be sustained is promising, and not proven")
  func promising() throws {
    var portfolio = portfolio
    portfolio.records["check"] = nil
    let found = try prospects(portfolio)
    #expect(!found.isProven && !found.readiness.contains(.sustained))
  }

  @Test("Answers of fewer than five people are those of the unit above")
  func readiness() throws {
    var portfolio = portfolio
    func answer(_ unit: String, _ score: String, _ people: String) -> EntityRecord {
      Made.record(
        .readinessScore,
        [
          "instrument": "readiness", "edition": "1", "item": "1", "unit": unit,
          "surveyed_on": "2023-10-01", "occasion": "baseline", "score": score, "lowest": "1",
          "highest": "5", "respondents": people,
        ]
      )
    }
    portfolio.records["answers"] = [
      answer("ELM", "5", "3"), answer("COM", "3", "40"), answer("NORMAN", "2", "5"),
    ]
    let found = try prospects(portfolio)
    let answers = Dictionary(uniqueKeysWithValues: found.candidates.map { ($0.unit, $0.readiness) })
    #expect(answers["ELM"]??.unit == "COM" && answers["ELM"]??.share == 0.5)
    #expect(answers["NORMAN"]??.unit == "NORMAN" && answers["NORMAN"]??.respondents == 5)
  }
}
