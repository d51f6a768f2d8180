import QualityAnalysis
import QualityModel
import Testing

@testable import DemonstrationTrust

/// The breaks of the golden thread that `qi.orphans()` finds are those that were planted, and what follows
/// from them.
@Suite struct PortfolioThreadTests {
  /// What is found in the records of a trust on the last day of its data.
  private struct Found {
    let faults: [ThreadFault]
    let corporate: Set<String>

    init(_ seed: UInt64) {
      let fixture = PortfolioFixture.of(seed)
      let units = fixture.trust.organisation.trustUnits
      corporate = Set(units.filter { $0.form == .corporate }.map(\.code))
      // What came later stands for what was known first.
      var newest: [RecordKey: EntityRecord] = [:]
      for record in fixture.all { newest[record.key] = record }
      let thread = GoldenThread(
        ThreadRecords(
          fixture.all.filter { newest[$0.key] == $0 },
          units: fixture.trust.units,
          measures: fixture.trust.measures.map { ($0.0.code, $0.0.name) }
        ),
        on: PortfolioDays.end
      )
      faults = thread.faults()
    }

    func of(_ kind: ThreadFault.Kind) -> [ThreadFault] { faults.filter { $0.kind == kind } }
  }

  @Test("Nine objectives of teams lead nowhere", arguments: PortfolioFixture.seeds)
  func nineObjectivesOfTeamsLeadNowhere(_ seed: UInt64) {
    let found = Found(seed).of(.noParent)
    #expect(found.map(\.node.level?.word) == Array(repeating: "team", count: 9))
  }

  @Test(
    "A project stops short of the national plan only at one of these nine",
    arguments: PortfolioFixture.seeds
  )
  func aProjectStopsShortOnlyAtOneOfTheseNine(_ seed: UInt64) {
    let found = Found(seed)
    let nine = Set(found.of(.noParent).map(\.node.code))
    let short = found.of(.stopsShort)
    #expect(!short.isEmpty)
    for fault in short {
      #expect(Set(fault.others.map(\.code)).isSubset(of: nine), "\(fault.node.code)")
    }
  }

  @Test(
    "Six teams skip their directorate, and the corporate teams one that has no objectives",
    arguments: PortfolioFixture.seeds
  )
  func sixTeamsSkipTheirDirectorate(_ seed: UInt64) {
    let found = Found(seed)
    let teams = found.of(.skipsLevel).filter { $0.node.level?.word == "team" }
    #expect(teams.allSatisfy { $0.skipped.contains { $0.word == "directorate" } })
    let units = teams.compactMap(\.node.unit)
    #expect(Set(units).count == units.count)
    #expect(Set(units).isSuperset(of: found.corporate))
    #expect(units.count == 6 + found.corporate.count)
  }

  @Test(
    "The only other levels left out are those of directorates where no priority of the year helps",
    arguments: PortfolioFixture.seeds
  )
  func directoratesWithoutAPriorityOfTheYear(_ seed: UInt64) throws {
    let found = Found(seed).of(.skipsLevel).filter { $0.node.level?.word != "team" }
    let year = try #require(QualityPriorities.years.last)
    let helped = Set(year.priorities.map(\.strategic))
    let without = ThreadTexts.directorates.values.joined().filter {
      !helped.contains($0.strategic)
    }
    #expect(found.map(\.node.title).sorted() == without.map(\.title).sorted())
    #expect(found.allSatisfy { $0.skipped.map(\.word) == ["quality_priority"] })
  }

  @Test(
    "A priority has no measure, one no lead in post, one no audit; 23 projects have no objective",
    arguments: PortfolioFixture.seeds
  )
  func prioritiesAndProjects(_ seed: UInt64) {
    let found = Found(seed)
    #expect(found.of(.noMeasure).count == 1)
    #expect(found.of(.noLead).count == 1)
    let planned = PortfolioFixture.of(seed).portfolio.audits.priorityLeftOut
    #expect(found.of(.noAudit).map(\.node.code) == ["QP-2024-\(planned + 1)"])
    #expect(found.of(.unaligned).count == 20)
    #expect(found.of(.alignedToEnded).count == 3)
    // Beside these there are teams that nobody works for.
    let rest = found.faults.filter {
      ![
        .noParent, .stopsShort, .skipsLevel, .noMeasure, .noLead, .noAudit, .unaligned,
        .alignedToEnded,
      ].contains($0.kind)
    }
    #expect(rest.allSatisfy { [.unserved, .noWork, .servedByEnded].contains($0.kind) })
    #expect(rest.allSatisfy { $0.node.level?.word == "team" })
  }
}
