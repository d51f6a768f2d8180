/// When a run is killed.
///
/// Moments spread over the whole run would fall in planning nearly always: a log is written and folded
/// in milliseconds. Most are therefore told by what is to stand in the files.
enum KillMoment {
  /// So many seconds after something.
  case timed(Start, after: Double)
  /// When the files hold something, in this batch or the first after it in which they are met so.
  case shaped(Shape, from: Int)

  enum Start {
    case process
    /// The index of the log being made anew, in opening what a kill left.
    case reopening
    /// The announcement of a commit.
    case commit(Int)
    case lastReport
  }

  /// What the files are to hold.
  enum Shape {
    /// This share of a commit stands in the log.
    case partInLog(Double)
    /// A commit stands in the log, and nothing of it in the file.
    case wholeInLog
    /// This share of the log's pages stands in the file.
    case partFolded(Double)
  }

  /// A moment of a load into an empty folder.
  init(from random: inout some RandomNumberGenerator, usual: UsualTimes) {
    let share = Double.random(in: 0..<1, using: &random)
    let batch = Int.random(in: 1...Batch.last, using: &random)
    let large = usual.batch(byFrames: Double.random(in: 0..<1, using: &random))
    switch Int.random(in: 1...24, using: &random) {
    case 1: self = .timed(.process, after: share * usual.untilFirstCommit)
    case 2...3: self = .timed(.process, after: share * usual.whole)
    case 4...5: self = .timed(.commit(batch), after: share * usual.commit(batch))
    case 6: self = .timed(.lastReport, after: share * usual.leaving)
    case 7...8: self = .shaped(.wholeInLog, from: batch)
    case 9...13: self = .shaped(.partInLog(share), from: large)
    case 14...17: self = .shaped(.partInLog(share), from: batch)
    default: self = .shaped(.partFolded(share), from: batch)
    }
  }

  /// A moment of a load into what a kill left.
  init(reopeningFrom random: inout some RandomNumberGenerator) {
    let share = Double.random(in: 0..<1, using: &random)
    switch Int.random(in: 1...4, using: &random) {
    // Recovery reads the log in a few milliseconds.
    case 1...2: self = .timed(.reopening, after: share * share * 0.01)
    case 3: self = .shaped(.partInLog(share), from: 1)
    default: self = .shaped(.partFolded(share), from: 1)
    }
  }
}

extension KillMoment {
  /// What to try in the next commit where this came too late in one: half as much.
  var afterMiss: KillMoment {
    switch self {
    case .shaped(.partInLog(let share), let batch): .shaped(.partInLog(share / 2), from: batch)
    case .shaped(.partFolded(let share), let batch): .shaped(.partFolded(share / 2), from: batch)
    case .shaped(.wholeInLog, _), .timed: self
    }
  }

  /// What to try when no commit is left: the log is folded once more when the store is closed.
  var afterLastReport: KillMoment {
    switch self {
    case .shaped(.partInLog(let share), let batch): .shaped(.partFolded(share), from: batch)
    case .shaped(.wholeInLog, let batch): .shaped(.partFolded(0), from: batch)
    case .shaped(.partFolded, _), .timed: self
    }
  }
}

extension KillMoment: CustomStringConvertible {
  var description: String {
    switch self {
    case .timed(let start, let seconds):
      let after = "\((seconds * 100_000).rounded() / 100) ms after"
      switch start {
      case .process: return "\(after) the start"
      case .reopening: return "\(after) the log was looked at anew"
      case .commit(let batch): return "\(after) commit \(batch) began"
      case .lastReport: return "\(after) the last commit"
      }
    case .shaped(let shape, let batch):
      let from = "from commit \(batch) on"
      switch shape {
      case .partInLog(let share): return "with \(percent(share)) of a commit in the log, \(from)"
      case .wholeInLog: return "with a commit whole in the log and not in the file, \(from)"
      case .partFolded(let share): return "with \(percent(share)) of the log folded, \(from)"
      }
    }
  }

  private func percent(_ share: Double) -> String { "\(Int(share * 100)) %" }
}
