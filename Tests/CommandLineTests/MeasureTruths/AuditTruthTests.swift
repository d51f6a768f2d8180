import Testing

@testable import DemonstrationTrust

/// What is planted in the audit plans and the quality priorities is found by the shipped scripts in the
/// store, which does not say what was planted.
@Suite("Shipped analyses find what the audit plan and the priorities lack")
struct AuditTruthTests {
  static let seeds = [DemonstrationTrust.usualSeed, TrustStore.otherSeed]

  private static let priorities = Dictionary(
    uniqueKeysWithValues: seeds.map { seed in
      (seed, Result { "QP-2024-\(try AuditPlanning(seed: seed).priorityLeftOut + 1)" })
    }
  )

  private func unaudited(_ seed: UInt64) throws -> String {
    try #require(Self.priorities[seed]).get()
  }

  @Test(
    "G16: FA11 and FA17 are empty, three areas have tier 4 alone, a priority no item, 7 items no use",
    arguments: seeds
  )
  func coverage(_ seed: UInt64) throws {
    let minute = try TrustStore.minute("analyses/audit_plan_coverage", on: seed)
    let matrix = try #require(minute.table(under: "Items by focus area"))
    #expect(matrix["Area"] == (1...20).map { $0 < 10 ? "FA0\($0)" : "FA\($0)" })
    #expect(Set(matrix.columns.suffix(6)) == ["all", "ACM", "CML", "CYP", "FPH", "OPC"])
    func codes(_ words: String) -> [String] {
      minute.items(under: words).compactMap {
        $0.split(separator: " ").dropFirst().first.map(String.init)
      }
    }
    #expect(codes("Focus areas without an item") == ["FA11", "FA17"])
    #expect(codes("items of tier 4 alone") == ["FA06", "FA14", "FA20"])
    #expect(codes("Quality priorities of 2024/25") == [try unaudited(seed)])
    let idle = try #require(minute.table(under: "serve neither"))
    #expect(idle.rows.count == 7)
    let planted = try AuditPlanning(seed: seed).drafts
    #expect(
      idle["Title"].sorted() == planted.filter(\.servesNothing).map(\.title).sorted()
    )
    // Every item that counts stands in the matrix once for each area that it covers.
    let alive = planted.filter { $0.year == 2024 && $0.isAlive }
    for (area, row) in matrix.rows.enumerated() {
      let covering = alive.filter { $0.areas.contains(area) }
      #expect(row[2] == "\(covering.count)")
      for (place, column) in matrix.columns.enumerated().dropFirst(3) {
        let there = covering.filter { ($0.directorate ?? "all") == column }
        let tiers = (1...4).map { tier in "\(there.count { $0.tier == tier })" }
        #expect(row[place] == (there.isEmpty ? "" : tiers.joined(separator: "+")))
      }
    }
    #expect(minute.text.contains("Of 60 items in the plan \(alive.count) count"))
  }

  @Test("G02: one priority has no measure, one no lead in post, one no audit", arguments: seeds)
  func priorities(_ seed: UInt64) throws {
    let minute = try TrustStore.minute("portfolio/without", on: seed)
    let found = try #require(minute.table(under: "Priorities and what each lacks"))
    let lacks = Set(zip(found["Priority"], found["Lacks"]).map { "\($0) \($1)" })
    #expect(
      lacks == [
        "QP-2024-5 a measure", "QP-2024-4 a lead in post", "\(try unaudited(seed)) an audit",
      ]
    )
    #expect(found.rows.count == 3)
    #expect(found["Must do"] == found["Must do"].sorted(by: >))
  }

  @Test("On a day of last year every priority is audited, as its plan was")
  func lastYear() throws {
    let minute = try TrustStore.minute("audit_plan_coverage", "on=2023-12-31")
    #expect(minute.items(under: "Focus areas without an item") == ["- none"])
    #expect(minute.items(under: "Quality priorities of 2023/24") == ["- none"])
    #expect(minute.text.contains("Of 56 items in the plan"))
  }
}
