import QualityAnalysis
import QualityModel
import Testing

@Suite("The projects that a person looks after")
struct CaseloadTests {
  private func entry(_ change: (inout SmallPortfolio) -> Void = { _ in }) throws -> Caseload.Entry {
    var portfolio = SmallPortfolio()
    change(&portfolio)
    return try #require(try portfolio.evidence().caseload(of: "P1").entries.first)
  }

  /// What waits, each in a word.
  private func waiting(_ change: (inout SmallPortfolio) -> Void) throws -> [String] {
    try entry(change).attention.map { attention in
      switch attention {
      case .harm(let courses): "harm \(courses.map(\.measure).joined())"
      case .lost: "lost"
      case .flag(let flag): flag.rawValue
      case .pauseEnded(let day): "pause \(day)"
      case .aimPassed(let day, _): "aim \(day)"
      case .checkDue(let day): "check \(day)"
      case .actionsOverdue(let count): "actions \(count)"
      case .undecided(let test, _): "undecided \(test)"
      case .claimExceeds(let steps): "claims \(steps)"
      }
    }
  }

  @Test("A project that has everything waits for nothing")
  func nothing() throws {
    let entry = try entry()
    #expect(entry.attention.isEmpty)
    #expect(entry.parts == [.lead])
    #expect(entry.test?.number == 3)
    #expect(entry.test.flatMap(\.ended).map { "\($0)" } == "2022-07-11")
    #expect(entry.test?.days == 553, "11 July 2022 to 15 January 2024")
    #expect(entry.test?.decision == "adopt")
  }

  @Test(
    "A person who has no part in a project has an empty page, and so has one asked for another part"
  )
  func nobody() throws {
    let evidence = try SmallPortfolio().evidence()
    #expect(try evidence.caseload(of: "P2").entries.isEmpty)
    #expect(try evidence.caseload(of: "P1", parts: [.coach, .sponsor]).entries.isEmpty)
  }

  @Test("All parts of a person in one project make one row")
  func parts() throws {
    let entry = try entry { portfolio in
      portfolio.project["coach"] = "P1"
      portfolio.project["sponsor"] = "P1"
    }
    #expect(entry.parts == [.lead, .coach, .sponsor])
  }

  @Test("A closed project is nobody's any more")
  func closed() throws {
    var portfolio = SmallPortfolio()
    portfolio.project["status"] = "closed_learning"
    portfolio.project["status_on"] = "2023-12-01"
    portfolio.project["closed_on"] = "2023-12-01"
    #expect(try portfolio.evidence().caseload(of: "P1").entries.isEmpty)
  }

  @Test("A balancing measure that became worse is seen to first")
  func harm() throws {
    let found = try waiting { ClaimTests.take(.noHarm, from: &$0) }
    #expect(found.first == "harm B")
    #expect(found.contains { $0.hasPrefix("claims") })
  }

  @Test("An improvement that is gone, and an aim whose day has passed without it")
  func lost() throws {
    let found = try waiting { ClaimTests.take(.improvementNow, from: &$0) }
    #expect(found.first == "lost")
    #expect(found.contains("aim 2023-03-31"))
  }

  @Test("A goal that was reached by the day is not late; one that was not is")
  func goal() throws {
    #expect(try waiting { $0.project["aim_goal"] = "2" }.contains("aim 2023-03-31"))
    #expect(
      try waiting { $0.project["aim_by"] = "2024-01-15" }.isEmpty,
      "the day itself is not past"
    )
  }

  @Test("A check that was due and is not done; one that is due later is none")
  func check() throws {
    func due(_ day: String) -> EntityRecord {
      Made.record(
        .sustainCheck,
        ["project": "P", "measure": "M", "months_after": "6", "due_on": day]
      )
    }
    let late = try waiting { $0.records["late"] = [due("2023-12-31")] }
    #expect(late == ["check 2023-12-31"])
    #expect(try waiting { $0.records["late"] = [due("2024-03-31")] }.isEmpty)
  }

  @Test("Actions that should have been done, not those that were, were given up or are due later")
  func actions() throws {
    func action(_ code: String, _ fields: [String: String]) -> EntityRecord {
      Made.record(
        .action,
        [
          "code": code, "project": "P", "description": "A clock", "strength": "weak",
          "raised_on": "2023-10-01", "raised_by": "P1", "owner": "P1", "status": "open",
          "original_due_on": "2023-12-01", "due_on": "2023-12-01",
        ].merging(fields) { $1 }
      )
    }
    let found = try waiting { portfolio in
      portfolio.records["actions"] = [
        action("A1", [:]), action("A2", ["status": "in_progress"]),
        action("A3", ["due_on": "2024-02-01"]), action("A4", ["due_on": "2024-01-15"]),
        action("A5", ["status": "done", "done_on": "2024-01-10"]),
        action("A6", ["status": "cancelled", "cancelled_on": "2023-11-01"]),
        // It is done by now, and was not on the day.
        action("A7", ["status": "done", "done_on": "2024-02-10"]),
      ]
    }
    #expect(found == ["actions 3"])
  }

  @Test("A test that ended and decided nothing")
  func undecided() throws {
    let found = try waiting { portfolio in
      portfolio.records["cycles"]?.append(
        SmallPortfolio.cycle(4, "one_unit", "2022-08-01", nil, ["ended_on": "2022-08-20"])
      )
    }
    #expect(found == ["undecided 4"])
  }

  @Test("A test that goes on is counted from its first day")
  func underWay() throws {
    let entry = try entry { portfolio in
      portfolio.records["cycles"]?.append(
        SmallPortfolio.cycle(4, "one_unit", "2024-01-05", nil)
      )
    }
    #expect(entry.test?.ended == nil)
    #expect(entry.test?.days == 10)
  }

  @Test("What is wrong with a project by itself is seen to, the gravest first")
  func flags() throws {
    let found = try waiting { portfolio in
      portfolio.records["objective"] = nil
      portfolio.records["link"] = nil
      portfolio.project["status"] = "active"
      portfolio.records["note"] = nil
      portfolio.records["process"] = nil
    }
    let places = ["unaligned", "incomplete_family"].map { found.firstIndex(of: $0) }
    #expect(places[0] != nil && places[1] != nil, "\(found)")
    if let first = places[0], let second = places[1] { #expect(first < second) }
  }
}
