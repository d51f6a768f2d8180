import Testing

/// M09, M10 and M11: targets and what common cause makes of them.
@Suite("Shipped analyses say what a target asks of a process")
struct TargetTruthTests {
  private static let read = Result { try TrustStore.minute("met_by_chance") }

  @Test("M09: follow-up alone is stable and misses its target every month: redesign")
  func fails() throws {
    let items = try Self.read.get().items(under: "redesign the process")
    #expect(Minute.codes(items) == [["EFF-03"]])
    #expect(items[0].contains("target 80,") && items[0].contains("missed in 54 of 54 points"))
  }

  @Test("M10: paired outcome measures alone are stable and meet their target every month")
  func passes() throws {
    let items = try Self.read.get().items(under: "look at it less often")
    #expect(Minute.codes(items) == [["EFF-06"]])
    #expect(items[0].contains("missed in 0 of 54 points"))
  }

  @Test("M11: early intervention missed 8 of 54 months by chance: no praise, no blame")
  func hitOrMiss() throws {
    let items = try Self.read.get().items(under: "praise or blame")
    let early = try #require(items.first { $0.contains("(ACC-02)") })
    #expect(early.contains("target 60,") && early.contains("missed in 8 of 54 points"))
    #expect(!items.contains { $0.contains("(EFF-03)") || $0.contains("(EFF-06)") })
  }

  @Test("A process that is not stable gets no advice from limits that do not foretell")
  func unstable() throws {
    let minute = try Self.read.get()
    let items = minute.items(under: "limits do not foretell")
    // It got worse, and missed its target in 30 months only.
    #expect(items.contains { $0.contains("(ACC-01)") && $0.contains("missed in 30 of 54") })
    #expect(minute.items.count == 16)
  }
}
