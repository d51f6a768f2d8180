import QualityModel
import QualityStore
import Testing
import TestInputSupport

/// Random loads against a plain dictionary that keeps what a store should know.
@Suite struct LoadPropertyTests {
  @Test(
    "Any sequence of loads leaves the store with the last figure said of each key",
    arguments: 1...25 as ClosedRange<UInt64>
  )
  func lastSaid(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let store = try SmallTrust.store()
    let start = try day("2020-01-01")
    var known: [String: Double?] = [:]
    var revisions: [String: Int] = [:]
    for _ in 0..<6 {
      var text = "unit,period,n\n"
      var said: [String: [Double?]] = [:]
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        let unit = ["CROFTON", "NORMAN", "ACM"].randomElement(using: &random) ?? "ACM"
        let key = "\(unit),\(start.adding(months: Int.random(in: 0...11, using: &random)))"
        let value = Int.random(in: 0...3, using: &random)
        let figure: Double? = value == 3 ? nil : Double(value)
        text += "\(key),\(figure.map { String(Int($0)) } ?? "")\n"
        said[key, default: []].append(figure)
      }
      var expected = ChangeCounts()
      var repeats = 0
      var file: [String: Double?] = [:]
      for (key, figures) in said {
        if Set(figures).count == 1, let figure = figures.first {
          file[key] = .some(figure)
          repeats += figures.count - 1
        } else {
          expected.rejected += figures.count
        }
      }
      for (key, figure) in file {
        if let old = known[key] {
          if old == figure { expected.same += 1 } else { expected.changed += 1 }
        } else {
          expected.new += 1
        }
      }
      let plan = try store.planLoad(SmallTrust.incidents(folder.write(text)))
      #expect(plan.counts == expected, "seed \(seed)")
      #expect(plan.summary.repeats == repeats, "seed \(seed)")
      _ = try plan.commit(reason: "r", actor: "a", requireClean: false)
      for (key, figure) in file where known[key] != .some(figure) {
        revisions[key] = known[key] == nil ? 0 : (revisions[key] ?? 0) + 1
        known[key] = .some(figure)
      }
    }
    var found: [String: Double?] = [:]
    for series in try store.allSeries(measure: "SAF-01") {
      for point in series.points {
        let key = "\(series.unit.code),\(point.period)"
        found[key] = .some(point.value)
        #expect(point.revision == revisions[key], "seed \(seed): \(key)")
      }
    }
    #expect(found == known, "seed \(seed)")
    #expect(try store.verifyChangeLog().isIntact, "seed \(seed)")
  }
}
