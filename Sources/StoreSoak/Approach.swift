extension KillMoment.Shape {
  /// How far the files are from what they are to hold.
  enum Way {
    case there
    /// Some pages are done of those that are to be.
    case ahead(done: Int, goal: Int)
    case past
  }

  /// Compares what the files hold with what they are to hold.
  ///
  /// - Parameters:
  ///   - found: What the files hold.
  ///   - quiet: What they were before anything of the commit was written.
  ///   - expected: How many frames such a commit usually adds to the log.
  /// - Returns: Whether to kill the program, to let it go on, or to wait for the next commit.
  func way(in found: FilesFound, since quiet: StoreStamps, expected: Int) -> Way {
    let isFileWritten = found.stamps.store != quiet.store
    switch self {
    case .partInLog(let share):
      guard found.isTorn, !isFileWritten else { return .past }
      let goal = max(1, Int(share * Double(expected)))
      return found.tornFrames >= goal ? .there : .ahead(done: found.tornFrames, goal: goal)
    case .wholeInLog:
      if isFileWritten { return .past }
      guard found.isTorn else { return .there }
      return .ahead(done: found.tornFrames, goal: max(expected, found.tornFrames + 1))
    case .partFolded(let share):
      guard isFileWritten, found.isUnfolded else { return .past }
      let goal = max(1, Int(share * Double(found.pages)))
      return found.foldedPages >= goal
        ? .there : .ahead(done: found.foldedPages, goal: goal)
    }
  }
}

/// How long to let a program go on that is to be stopped when it has done so many pages.
///
/// Half of the way each time, by the pace that it was last seen to have. While it does nothing it may
/// be waiting for the disk, and what comes after that takes two or three milliseconds in all.
struct Pace {
  private static let shortest = 10e-6
  private static let longest = 60e-6

  private var looks = 0
  private var last: (done: Int, seconds: Double)?

  /// Whether it is near enough.
  var isExhausted: Bool { looks >= 40 }

  mutating func seconds(done: Int, goal: Int) -> Double {
    let rest = Double(goal - done)
    var seconds = rest * 0.5e-6
    if let last {
      let pages = Double(done - last.done)
      seconds = pages > 0 ? rest / 2 * last.seconds / pages : last.seconds * 1.5
    }
    seconds = min(max(seconds, Self.shortest), Self.longest)
    looks += 1
    last = (done, seconds)
    return seconds
  }
}
