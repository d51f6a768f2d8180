import QualityAnalysis
import QualityModel
import Testing

@Suite("What became of a review's decisions")
struct ReviewFollowUpTests {
  /// What is found of a decision about project A, with B beside it.
  private func lacking(
    _ decision: PortfolioDecision,
    mergeInto: String? = nil,
    newMethod: String? = nil,
    pausedUntil: String? = nil,
    _ a: [String: String],
    b: [String: String] = [:],
    and more: (inout MadeRegister) -> Void = { _ in }
  ) throws -> [ReviewFollowUp.Lack] {
    var register = MadeRegister()
    register.add("A", "One", at: ["DEL"], a)
    register.add("B", "Two", at: ["DEL"], b)
    more(&register)
    let decided = DecidedProject(
      "A",
      decision,
      mergeInto: mergeInto,
      newMethod: newMethod,
      pausedUntil: pausedUntil.flatMap { CalendarDate(iso: $0) },
      decidedBy: "X",
      decidedOn: try #require(CalendarDate(iso: "2024-12-31"))
    )
    let followUp = try ReviewFollowUp([decided], in: register.portfolio)
    #expect(followUp.items.count == 1)
    #expect(followUp.open.count == (followUp.items[0].isCarriedOut ? 0 : 1))
    return followUp.items[0].lacking
  }

  private func closed(_ state: String, _ more: [String: String] = [:]) -> [String: String] {
    ["status": state, "status_on": "2025-02-01", "closed_on": "2025-02-01"].merging(more) { $1 }
  }

  private func cycle(_ number: Int, from: String, to: String) -> [String: String] {
    [
      "code": "A-\(number)", "project": "A", "number": "\(number)", "started_on": from,
      "ended_on": to, "status": "complete",
    ]
  }

  @Test("A merge is carried out when the project is merged into the one that was decided")
  func merged() throws {
    let done = closed("closed_merged", ["merged_into": "B"])
    #expect(try lacking(.merge, mergeInto: "B", done) == [])
    #expect(try lacking(.merge, mergeInto: "B", [:]) == [.state(.active)])
    #expect(
      try lacking(.merge, mergeInto: "B", closed("closed_stopped")) == [.state(.closedStopped)]
    )
    #expect(try lacking(.merge, mergeInto: "C", done) == [.mergedElsewhere("B")])
    #expect(
      try lacking(.merge, mergeInto: "B", done, b: closed("closed_stopped"))
        == [.carrierClosed("B", .closedStopped)]
    )
  }

  @Test("A project that is closed and still tested is not done with")
  func workedOn() throws {
    let late = try #require(CalendarDate(iso: "2025-03-01"))
    for (decision, state) in [
      (PortfolioDecision.merge, "closed_merged"), (.stop, "closed_stopped"),
    ] {
      let done = closed(state, decision == .merge ? ["merged_into": "B"] : [:])
      #expect(
        try lacking(decision, mergeInto: decision == .merge ? "B" : nil, done) {
          $0.add(.pdsaCycle, cycle(1, from: "2025-01-10", to: "2025-01-20"))
        } == []
      )
      #expect(
        try lacking(decision, mergeInto: decision == .merge ? "B" : nil, done) {
          $0.add(.pdsaCycle, cycle(1, from: "2025-02-20", to: "2025-03-01"))
        } == [.workedOn(late)]
      )
    }
  }

  @Test("A stop is carried out by closing it, with what was learnt or without")
  func stopped() throws {
    #expect(try lacking(.stop, closed("closed_stopped")) == [])
    #expect(try lacking(.stop, closed("closed_learning")) == [])
    #expect(try lacking(.stop, [:]) == [.state(.active)])
    #expect(
      try lacking(.stop, closed("closed_merged", ["merged_into": "B"])) == [.state(.closedMerged)]
    )
  }

  @Test("A new registration is another method, or another project that follows")
  func registeredAnew() throws {
    #expect(try lacking(.reRegister, newMethod: "AUDIT", ["method": "AUDIT"]) == [])
    #expect(try lacking(.reRegister, newMethod: "AUDIT", [:]) == [.method("MFI")])
    #expect(
      try lacking(
        .reRegister,
        newMethod: "AUDIT",
        closed("closed_stopped"),
        b: ["follows": "A", "method": "AUDIT"]
      ) == []
    )
    #expect(
      try lacking(.reRegister, newMethod: "AUDIT", closed("closed_stopped"), b: ["method": "AUDIT"])
        == [.state(.closedStopped)]
    )
  }

  @Test("A pause rests until the day that was decided, or did")
  func paused() throws {
    let resting = ["status": "paused", "status_on": "2025-01-15", "paused_until": "2025-06-01"]
    #expect(try lacking(.pause, pausedUntil: "2025-06-01", resting) == [])
    let other = try #require(CalendarDate(iso: "2025-06-01"))
    #expect(try lacking(.pause, pausedUntil: "2025-05-01", resting) == [.pausedUntil(other)])
    #expect(try lacking(.pause, pausedUntil: "2025-06-01", [:]) == [.state(.active)])
    let awake = ["status": "active", "status_on": "2025-03-02"]
    #expect(try lacking(.pause, pausedUntil: "2025-03-01", awake) == [])
    // It never rested.
    #expect(try lacking(.pause, pausedUntil: "2025-03-01", [:]) == [.state(.active)])
  }

  @Test("What is to go on is open")
  func goesOn() throws {
    for decision in [PortfolioDecision.goOn, .change] {
      #expect(try lacking(decision, [:]) == [])
      #expect(try lacking(decision, closed("closed_stopped")) == [.state(.closedStopped)])
    }
  }

  @Test("A project that is not on the register is said not to be")
  func unknown() throws {
    let decided = DecidedProject(
      "Z",
      .stop,
      decidedBy: "X",
      decidedOn: try #require(CalendarDate(iso: "2024-12-31"))
    )
    let followUp = try ReviewFollowUp([decided], in: MadeRegister().portfolio)
    #expect(followUp.items.map(\.lacking) == [[.notRegistered]])
  }
}
