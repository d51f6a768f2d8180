import Testing

/// M09, M10 and M11: targets and what common cause makes of them.
@Suite("Shipped analyses say what a target asks of a process")
struct TargetTruthTests {
  private static let read = Result { try TrustStore.minute("met_by_chance") }

  @Test("M09: follow-up alone is stable and misses its target every month: redesign")
  func fails() throws {
    let table = try #require(Self.read.get().table(under: "redesign the process"))
    #expect(table.codes("Measure") == ["EFF-03"])
    let row = try #require(table.row("Measure", "EFF-03"))
    #expect(row["Target"] == "80" && row["Missed"] == "54 of 54", "\(row)")
    // The gap is the mean less the target, and no point comes near: the upper limit lies below it.
    let (mean, gap) = (Double(row["Mean"] ?? ""), Double(row["Gap"] ?? ""))
    #expect(abs((mean ?? 0) - 80 - (gap ?? 0)) < 0.011)
    let upper = row["Limits"]?.split(separator: " ").last.flatMap { Double($0) }
    #expect((upper ?? 100) < 80)
    #expect(row["Phase"] == "1: Apr 2020")
  }

  @Test("M10: paired outcome measures alone are stable and meet their target every month")
  func passes() throws {
    let table = try #require(Self.read.get().table(under: "look at it less often"))
    #expect(table.codes("Measure") == ["EFF-06"])
    #expect(table["Missed"] == ["0 of 54"])
  }

  @Test("M11: early intervention missed 8 of 54 months by chance: no praise, no blame")
  func hitOrMiss() throws {
    let table = try #require(Self.read.get().table(under: "praise or blame"))
    let early = try #require(table.row("Measure", "ACC-02"))
    #expect(early["Target"] == "60" && early["Missed"] == "8 of 54")
    #expect(!table.codes("Measure").contains { ["EFF-03", "EFF-06"].contains($0) })
  }

  @Test("A process that is not stable gets no advice from limits that do not foretell")
  func unstable() throws {
    let minute = try Self.read.get()
    let table = try #require(minute.table(under: "limits do not foretell"))
    // It got worse, and missed its target in 30 months only.
    #expect(table.row("Measure", "ACC-01")?["Missed"] == "30 of 54")
    #expect(minute.tables.reduce(0) { $0 + $1.rows.count } == 16)
  }

  @Test("Up to an earlier day the same question is answered from what lay before it")
  func earlier() throws {
    let minute = try TrustStore.minute("met_by_chance", "upto=2022-09-30")
    #expect(minute.text.contains("up to 30 September 2022"))
    let missed = minute.tables.flatMap { $0["Missed"] }
    #expect(!missed.isEmpty)
    #expect(missed.allSatisfy { Int($0.split(separator: " ").last ?? "") ?? 99 <= 30 })
  }
}
