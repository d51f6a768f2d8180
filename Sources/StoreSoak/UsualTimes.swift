/// How long the parts of a run take that nobody kills, the middle one of several, and how much they
/// write.
struct UsualTimes {
  let untilFirstCommit: Double
  let whole: Double
  let leaving: Double
  private let commits: [Int: Double]
  private let framesOfBatch: [Int: Int]

  init(_ runs: [WatchedRun]) {
    func middle(_ value: (WatchedRun.Times) -> Double?) -> Double {
      let values = runs.compactMap { value($0.times) }.sorted()
      return values.isEmpty ? 0 : values[values.count / 2]
    }
    whole = middle(\.end)
    untilFirstCommit = middle { $0.begun[1] }
    leaving = middle { run in run.done[Batch.last].map { run.end - $0 } }
    var commits: [Int: Double] = [:]
    for batch in 1...Batch.last {
      commits[batch] = middle { run in
        run.done[batch].flatMap { done in run.begun[batch].map { done - $0 } }
      }
    }
    self.commits = commits
    framesOfBatch = runs.last?.frames ?? [:]
  }

  /// Seconds from the announcement to the report.
  func commit(_ batch: Int) -> Double { commits[batch] ?? 0 }

  /// How many frames it adds to the log.
  func frames(_ batch: Int) -> Int { framesOfBatch[batch] ?? 0 }

  /// The batch to which this share of all frames falls, the batches standing in a row.
  func batch(byFrames share: Double) -> Int {
    var rest = share * Double(framesOfBatch.values.reduce(0, +))
    for batch in 1...Batch.last {
      rest -= Double(frames(batch))
      if rest < 0 { return batch }
    }
    return Batch.last
  }
}
