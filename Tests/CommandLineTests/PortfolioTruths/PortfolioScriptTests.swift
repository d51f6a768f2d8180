import Foundation
import GRDB
import Testing

@testable import DemonstrationTrust

/// The scripts about the portfolio find what was planted in it; the oracle is the generator's, and the
/// store and the scripts do not know it.
@Suite("Scripts about the portfolio")
struct PortfolioScriptTests {
  private static let plan = Result {
    try DemonstrationPortfolio(DemonstrationTrust(seed: DemonstrationTrust.usualSeed)).plan
  }

  /// The projects that were made to be something, by their codes.
  private func planted(_ kinds: (ProjectDraft) -> Bool) throws -> Set<String> {
    Set(try Self.plan.get().drafts.filter(kinds).map(\.code))
  }

  private func printed(_ script: String, _ parameters: String...) throws -> String {
    try TrustStore.printed("portfolio/\(script)", parameters)
  }

  /// The codes of projects in a column of the tables that were printed, counted from 0.
  private func codes(_ output: String, column: Int) -> [String] {
    output.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: " ").map(String.init)
      guard column < cells.count, cells[column].wholeMatch(of: /P-\d+/) != nil else { return nil }
      return cells[column]
    }
  }

  @Test("The review takes 312 projects to 156, in every directorate as was planted")
  func review() throws {
    let rows = try printed("review", "on=2024-01-31").split(separator: "\n").map { line in
      line.split(separator: " ").map(String.init)
    }
    for (code, before, after) in [
      ("ACM", "84", "41"), ("CML", "81", "40"), ("OPC", "63", "32"), ("CYP", "45", "23"),
      ("FPH", "39", "20"), ("all", "312", "156"),
    ] {
      let row = try #require(rows.first { $0.first == code })
      #expect(row[1] == before)
      #expect(row[row.count - 2] == after, "\(code)")
    }
  }

  @Test("What is one too many is as much as should be merged, with its survivors, and no decoy")
  func oneTooMany() throws {
    let output = try printed("one_too_many", "on=2024-01-31")
    let clusters = output.components(separatedBy: "To be looked at")[0]
    // Which of several should lead is for the evidence to say, and may be another than was planted.
    let found = codes(clusters, column: 1)
    #expect(found.count == (try planted { $0.kind.isMerge }).count)
    let drafts = try Self.plan.get().drafts
    let survivors = drafts.filter(\.kind.isMerge).compactMap { $0.survivor.map { drafts[$0].code } }
    #expect(
      Set(found).union(codes(clusters, column: 0))
        == (try planted { $0.kind.isMerge }).union(survivors)
    )
  }

  @Test(
    "What is wrong with projects one by one is what was planted, overlaps and all",
    arguments: [("stale", 35), ("unaligned", 23), ("no_aim", 15), ("wrong_method", 6)]
  )
  func wrong(flag: String, count: Int) throws {
    let found = codes(try printed("what_is_wrong", "on=2024-01-31", "flag=\(flag)"), column: 0)
    #expect(found.count == count)
    let expected = try planted { draft in
      switch flag {
      case "stale": draft.kind == .stale || draft.isStale
      case "unaligned": draft.kind == .unaligned || draft.isUnaligned
      case "no_aim": draft.kind == .aimless || draft.isAimless
      default: draft.kind == .wrongMethod
      }
    }
    #expect(Set(found) == expected)
  }

  @Test("What serves nothing is what was planted, whatever it is reached through")
  func without() throws {
    let output = try printed("without", "on=2024-01-31")
    #expect(
      Set(codes(output, column: 0)) == (try planted { $0.kind == .unaligned || $0.isUnaligned })
    )
  }

  @Test("Claims that the data do not bear are named: reached and lost, and better at a cost")
  func claims() throws {
    let rows = try printed("claimed_and_supported", "on=2024-09-30").split(separator: "\n")
    func named(_ verdict: String) -> Set<String> {
      Set(codes(rows.filter { $0.contains(verdict) }.joined(separator: "\n"), column: 0))
    }
    #expect(named("reached and lost") == (try planted { $0.outcome == .lost }))
    #expect(named("better at a cost").isSuperset(of: try planted { $0.outcome == .harmElsewhere }))
    let sustained = try planted { $0.outcome == .sustained }
    #expect(named("sustained").isSubset(of: sustained))
    #expect(named("sustained").count >= sustained.count - 1)
  }

  @Test("A project is traced to the national plan")
  func traced() throws {
    let sustained = try #require(try planted { $0.outcome == .sustained }.min())
    let output = try printed("to_the_national_plan", "project=\(sustained)")
    #expect(output.contains("Linked to the national plan"))
    #expect(output.contains("OBJ-NAT-"))
    let alone = try #require(try planted { $0.kind == .unaligned }.min())
    #expect(
      try printed("to_the_national_plan", "project=\(alone)").contains("No way leads there.")
    )
  }

  @Test("Where a change could help next, a unit is named only where nobody works on it")
  func next() throws {
    let output = try printed("where_next", "on=2024-09-30")
    #expect(output.contains("worse than the source"))
    #expect(output.contains("left out because somebody works on it there"))
    let drafts = try Self.plan.get().drafts
    var looked = 0
    for source in drafts where source.outcome == .sustained {
      // From its heading to the next one.
      guard let start = output.range(of: "\n\(source.code) ") else { continue }
      let part = output[start.upperBound...].components(separatedBy: "\nP-")[0]
      let named = Set(part.split(separator: "\n").map { String($0.prefix { $0 != " " }) })
      let taken = drafts.filter { $0.isKept && $0.measure == source.measure }.flatMap(\.units)
      #expect(named.isDisjoint(with: taken), "\(source.code)")
      looked += 1
    }
    #expect(looked > 4)
  }

  @Test("Places where a change could help next come the worst first, and none that is worse lacks")
  func order() throws {
    // Two of the sustained changes are about patients who did not attend; the level of each unit is
    // worked out here from its figures of the newest half year, by SQL.
    let store = try DatabaseQueue(path: TrustStore.path())
    let kinds = try store.read { database in
      try Dictionary(
        uniqueKeysWithValues: Row.fetchAll(database, sql: "SELECT code, kind FROM units")
          .map { ($0["code"] as String, $0["kind"] as String) }
      )
    }
    let drafts = try Self.plan.get().drafts
    let sources = drafts.filter { $0.outcome == .sustained && $0.measure == "EXP-11" }
    #expect(sources.count == 2)
    for source in sources {
      let levels = try store.read { database in
        try Dictionary(
          uniqueKeysWithValues: Row.fetchAll(
            database,
            sql: """
              SELECT unit, 100 * sum(numerator) / sum(denominator) AS level
              FROM current_observations
              WHERE measure = 'EXP-11' AND period BETWEEN '2024-04-01' AND '2024-09-01'
              GROUP BY unit
              """
          ).map { ($0["unit"] as String, $0["level"] as Double) }
        )
      }
      let output = try printed("where_next", "on=2024-09-30", "project=\(source.code)")
      let table = try #require(MinuteTable.all(in: output).first)
      // The notes under the table follow its rows without a gap.
      let rows = zip(table.codes("Unit"), table["Level"]).prefix { Double($0.1) != nil }
      let named = rows.map(\.0)
      #expect(named.count > 10)
      for (unit, level) in rows {
        let expected = try #require(levels[unit])
        #expect(try abs(#require(Double(level)) - expected) < 0.006, "\(unit)")
      }
      #expect(named == named.sorted { (levels[$0] ?? 0, $1) > (levels[$1] ?? 0, $0) })
      // A half worse than the source is more than chance brings at any of these units.
      let here = try #require(source.units.compactMap { levels[$0] }.max())
      let taken = Set(
        drafts.filter { $0.isOpen && $0.measure == source.measure }.flatMap(\.units)
      )
      let worse = levels.filter { unit, level in
        level > 1.5 * here && kinds[unit] == kinds[source.units[0]] && !taken.contains(unit)
      }
      #expect(!worse.isEmpty)
      #expect(Set(worse.keys).isSubset(of: named), "\(source.code)")
    }
  }

  @Test("A coach's page has the projects that were given to them, and says what is planted in them")
  func mine() throws {
    let open = try Self.plan.get().drafts.filter(\.isOpen)
    let coaches = Dictionary(grouping: open.filter { $0.coach != nil }) { $0.coach ?? "" }
    // Of those with a stale project the one with the most projects.
    let coach = try #require(
      coaches.filter { $0.value.contains { $0.kind == .stale } }.keys.sorted()
        .max { (coaches[$0]?.count ?? 0) < (coaches[$1]?.count ?? 0) }
    )
    let output = try printed("my_projects", "person=\(coach)", "on=2024-01-31")
    let mine = open.filter { [$0.lead, $0.coach, $0.sponsor].contains(coach) }
    #expect(Set(codes(output, column: 0)) == Set(mine.map(\.code)))
    for project in mine where project.kind == .stale {
      let line = output.split(separator: "\n").first { $0.hasPrefix("\(project.code) ") }
      #expect(line?.contains("stale") == true, "\(project.code)")
    }
    let headings = output.split(separator: "\n").first { $0.hasPrefix("Project ") } ?? ""
    #expect(headings.contains("State") && headings.contains("Last 12"), "\(output)")
    #expect(output.contains("coach of"))
    #expect(output.contains("It cannot tell what was done and not recorded"))
  }

  @Test("Without a recorded review the scripts about one say so")
  func noReview() throws {
    for script in ["what_is_left", "carried_out"] {
      #expect(try printed(script).contains("No review of the portfolio is recorded."))
    }
  }
}
