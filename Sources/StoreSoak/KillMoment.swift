/// When a run is killed.
///
/// Moments spread over the whole run would fall in planning nearly always. Most are aimed: at a
/// commit, or at what comes after the first byte of a commit is in the log.
enum KillMoment: CustomStringConvertible {
  /// While the program starts and makes the store.
  case creating(after: Double)
  /// At any time of the whole run.
  case anywhere(after: Double)
  /// So long after a commit was announced.
  case committing(batch: Int, after: Double)
  /// So long after the log began to grow in a commit.
  case writing(batch: Int, after: Double)
  /// While the program closes the store and ends.
  case leaving(after: Double)

  /// A moment from a generator, with lengths as runs had them that nobody killed.
  init(from random: inout some RandomNumberGenerator, usual: UsualTimes) {
    let share = Double.random(in: 0..<1, using: &random)
    let batch = Int.random(in: 1...Workload.batches, using: &random)
    switch Int.random(in: 1...24, using: &random) {
    case 1...2: self = .creating(after: share * usual.untilFirstCommit)
    case 3...4: self = .anywhere(after: share * usual.whole)
    case 5...13: self = .committing(batch: batch, after: share * usual.commit(batch))
    case 14...23:
      // The log is written in a millisecond or two, so most of these come early, and in the batches
      // that write most.
      let large = [2, 3, 6, 7].randomElement(using: &random) ?? batch
      self = .writing(batch: large, after: share * share * share * usual.writing(large))
    default: self = .leaving(after: share * usual.leaving)
    }
  }

  /// The commit that it is aimed at.
  var batch: Int? {
    switch self {
    case .committing(let batch, _), .writing(let batch, _): batch
    case .creating, .anywhere: nil
    case .leaving: nil
    }
  }

  /// Whether it has come, as far as a run is known.
  func hasCome(at now: Double, _ times: WatchedRun.Times) -> Bool {
    func isOver(_ start: Double?, _ after: Double) -> Bool {
      start.map { now >= $0 + after } ?? false
    }
    switch self {
    case .creating(let after), .anywhere(let after): return now >= after
    case .committing(let batch, let after): return isOver(times.begun[batch], after)
    case .writing(let batch, let after): return isOver(times.grown[batch], after)
    case .leaving(let after): return isOver(times.done[Workload.batches], after)
    }
  }

  var description: String {
    func milliseconds(_ seconds: Double) -> String {
      "\((seconds * 100_000).rounded() / 100) ms"
    }
    switch self {
    case .creating(let after): return "\(milliseconds(after)) after the start, in making the store"
    case .anywhere(let after): return "\(milliseconds(after)) after the start"
    case .committing(let batch, let after):
      return "\(milliseconds(after)) after commit \(batch) began"
    case .writing(let batch, let after):
      return "\(milliseconds(after)) after the log grew in commit \(batch)"
    case .leaving(let after): return "\(milliseconds(after)) after the last commit"
    }
  }
}

/// How long the parts of a run take that nobody kills: the middle one of three.
struct UsualTimes {
  let untilFirstCommit: Double
  let whole: Double
  let leaving: Double
  private let commits: [Int: Double]
  private let writes: [Int: Double]

  init(_ runs: [WatchedRun.Times]) {
    func middle(_ value: (WatchedRun.Times) -> Double?) -> Double {
      let values = runs.compactMap(value).sorted()
      return values.isEmpty ? 0 : values[values.count / 2]
    }
    whole = middle(\.end)
    untilFirstCommit = middle { $0.begun[1] }
    leaving = middle { run in run.done[Workload.batches].map { run.end - $0 } }
    var commits: [Int: Double] = [:]
    var writes: [Int: Double] = [:]
    for batch in 1...Workload.batches {
      commits[batch] = middle { run in
        run.done[batch].flatMap { done in run.begun[batch].map { done - $0 } }
      }
      writes[batch] = middle { run in
        run.done[batch].flatMap { done in run.grown[batch].map { done - $0 } }
      }
    }
    self.commits = commits
    self.writes = writes
  }

  func commit(_ batch: Int) -> Double { commits[batch] ?? 0 }
  /// From the first growth of the log to the report.
  func writing(_ batch: Int) -> Double { writes[batch] ?? 0 }
}
