import QualityModel
import QualityStore
import TestInputSupport
import Testing

@Suite struct KeyGroupTests {
  let folder: TemporaryFolder
  let store: QualityStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SmallTrust.store()
  }

  private func plan(_ rows: [String]) throws -> LoadPlan {
    let text = "unit,period,n\n" + rows.map { $0 + "\n" }.joined()
    return try store.planLoad(SmallTrust.incidents(folder.write(text)))
  }

  private func contradicted(_ plan: LoadPlan) -> [Int: Int] {
    var lines: [Int: Int] = [:]
    for row in plan.rejected {
      if case .contradicted(let other) = row.reason { lines[row.line] = other }
    }
    return lines
  }

  @Test("A row that says the same again is counted once, and the plan is clean")
  func repeats() throws {
    let plan = try plan([
      "NORMAN,2024-02-01,1", "NORMAN,2024-01-01,4", "NORMAN,2024-02-01,1", "NORMAN,2024-02-01,1.0",
      "CROFTON,2024-01-01,", "CROFTON,2024-01-01,",
    ])
    #expect(plan.counts == ChangeCounts(new: 3))
    #expect(plan.summary.repeats == 3)
    #expect(plan.summary.rows == 6)
    #expect(plan.summary.numeratorSum == 5)
    #expect(plan.rejected.isEmpty)
    #expect(try plan.commit(reason: "r", actor: "a").change?.counts.new == 3)
    #expect(try store.counts(of: "SAF-01").rows == 3)
  }

  @Test("Of two rows that say different things of one key neither wins; each names the other")
  func contradiction() throws {
    let plan = try plan(["NORMAN,2024-01-01,4", "NORMAN,2024-02-01,6", "NORMAN,2024-01-01,5"])
    #expect(plan.counts == ChangeCounts(new: 1, rejected: 2))
    #expect(plan.rejectedCounts == [.contradicted: 2])
    #expect(
      plan.rejected == [
        RejectedRow(line: 2, reason: .contradicted(byLine: 4)),
        RejectedRow(line: 4, reason: .contradicted(byLine: 2)),
      ]
    )
    #expect(plan.summary.numeratorSum == 6)
    #expect(throws: StoreError.notClean(rejected: 2)) { try plan.commit(reason: "r", actor: "a") }
    _ = try plan.commit(reason: "r", actor: "a", requireClean: false)
    #expect(try store.series(measure: "SAF-01", unit: "NORMAN").points.map(\.value) == [6])
  }

  @Test("Repeats of a contradicted row are rejected with it, before and after")
  func contradictedRepeats() throws {
    let plan = try plan([
      "NORMAN,2024-01-01,4", "NORMAN,2024-01-01,4", "NORMAN,2024-01-01,5", "NORMAN,2024-01-01,4",
      "NORMAN,2024-01-01,",
    ])
    #expect(plan.counts == ChangeCounts(rejected: 5))
    #expect(plan.summary.repeats == 0)
    #expect(contradicted(plan) == [2: 4, 3: 4, 4: 2, 5: 4, 6: 2])
  }

  @Test("What differs may be the status or the reason alone")
  func statusAndReason() throws {
    var specification = SmallTrust.incidents(
      try folder.write(
        "unit,period,n,status,why\nNORMAN,2024-01-01,4,final,\nNORMAN,2024-01-01,4,provisional,\n"
          + "NORMAN,2024-02-01,,final,closed\nNORMAN,2024-02-01,,final,not sent\n"
      )
    )
    specification.status = "status"
    specification.missingReason = "why"
    let plan = try store.planLoad(specification)
    #expect(contradicted(plan) == [2: 3, 3: 2, 4: 5, 5: 4])
  }

  @Test("A contradiction after thousands of repeats rejects and counts them all")
  func manyRepeats() throws {
    let plan = try plan(
      Array(repeating: "NORMAN,2024-01-01,4", count: 2500) + ["NORMAN,2024-01-01,5"]
    )
    #expect(plan.counts == ChangeCounts(rejected: 2501))
    #expect(plan.rejectedCounts == [.contradicted: 2501])
    #expect(plan.rejected.map(\.line) == Array(2...1001))
  }
}
