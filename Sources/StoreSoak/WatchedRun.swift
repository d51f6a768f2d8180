internal import Foundation

/// A load that is watched from outside, and killed at a moment or left to end.
///
/// The script announces and reports every commit; what is written when, the stamps of the files tell.
struct WatchedRun {
  /// Seconds from the start of the process.
  struct Times {
    var begun: [Int: Double] = [:]
    var done: [Int: Double] = [:]
    /// When the index of the log was first seen to change.
    var reopened: Double?
    var end = 0.0
  }

  private(set) var times = Times()
  /// How many frames each commit added to the log, where nobody killed it.
  private(set) var frames: [Int: Int] = [:]
  /// The exit status; nil where it was killed.
  private(set) var status: Int32?
  /// Where the kill fell; nil where the run had ended before.
  private(set) var place: KillPlace?
  /// The commit that was announced and not reported.
  private(set) var underWay: Int?

  static let arguments = ["run", "--store", "quality.db", "--create", "load.lua"]

  private let folder: String
  /// When it is to be killed; nil to let it end.
  private var moment: KillMoment?
  private let usual: UsualTimes?
  private let process: WatchedProcess
  private let start = ContinuousClock.now
  private let first: StoreStamps
  /// The files before anything of the commit under way was written, or after the newest one.
  private var quiet: StoreStamps
  /// Whether the moment was missed in what is under way.
  private var isMissed = false

  /// Starts the load and lets it run to its end, or to the moment of the kill.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - moment: When to kill it; nil to let it end.
  ///   - usual: How runs go that nobody kills; nil while that is found out.
  /// - Throws: ``SoakFailure`` when the program cannot be run.
  init(of program: Program, killedAt moment: KillMoment?, usual: UsualTimes?) throws {
    folder = program.folder
    self.moment = moment
    self.usual = usual
    first = StoreStamps(folder)
    quiet = first
    process = try WatchedProcess(of: program, arguments: Self.arguments)
    watch()
    status = process.status
    times.end = now
  }

  /// The newest commit that was reported as done; 0 for none.
  var reported: Int { times.done.keys.max() ?? 0 }

  private var now: Double { start.duration(to: .now) / .seconds(1) }

  private mutating func watch() {
    while true {
      take(process.reports())
      if process.isSilent { return process.waitForEnd() }
      let stamps = StoreStamps(folder)
      if times.reopened == nil, stamps.index != first.index { times.reopened = now }
      if let moment, hasCome(moment, stamps), kill(at: moment) { return }
      // Near the moment a millisecond is long; before it the program needs the machine. Who sleeps
      // is woken in time also where others compute, who waits awake is not.
      usleep(isNear ? 10 : 200)
    }
  }

  private mutating func take(_ reports: [WatchedProcess.Report]) {
    for report in reports {
      switch report {
      case .begun(let batch):
        if times.begun.isEmpty { quiet = StoreStamps(folder) }
        times.begun[batch] = now
        underWay = batch
      case .done(let batch):
        if moment == nil { measure(batch) }
        times.done[batch] = now
        underWay = nil
        quiet = StoreStamps(folder)
        if batch == Batch.last { moment = moment?.afterLastReport }
      }
      isMissed = false
    }
  }

  private mutating func measure(_ batch: Int) {
    guard StoreStamps(folder).log != quiet.log, process.stop() else { return }
    frames[batch] = FilesFound(folder, since: quiet).newestFrames
    process.goOn()
  }

  private var isNear: Bool {
    guard case .shaped(_, let batch) = moment else { return underWay != nil }
    return (underWay ?? reported) >= batch
  }

  private func hasCome(_ moment: KillMoment, _ stamps: StoreStamps) -> Bool {
    switch moment {
    case .timed(let start, let seconds):
      let from: Double?
      switch start {
      case .process: from = 0
      case .reopening: from = times.reopened
      case .commit(let batch): from = times.begun[batch]
      case .lastReport: from = times.done[Batch.last]
      }
      return from.map { now >= $0 + seconds } ?? false
    case .shaped(.partFolded, let batch):
      // Folding follows the writing of the log in a commit, and the last report in closing.
      if reported == Batch.last, underWay == nil { return !isMissed }
      return !isMissed && (underWay ?? 0) >= batch && stamps.log != quiet.log
    case .shaped(_, let batch):
      return !isMissed && (underWay ?? 0) >= batch && stamps.log != quiet.log
    }
  }

  /// Kills the run, after having let it come nearer to the moment bit by bit; false when it was past.
  private mutating func kill(at moment: KillMoment) -> Bool {
    var pace = Pace()
    let batch = underWay
    while process.stop() {
      take(process.reports())
      guard case .shaped(let shape, _) = moment else { return killNow() }
      let way = batch == underWay ? way(to: shape) : .past
      switch way {
      case .there: return killNow()
      case .past:
        // What has been announced meanwhile is still to come.
        isMissed = batch == underWay
        self.moment = self.moment?.afterMiss
        process.goOn()
        return false
      case .ahead(let done, let goal):
        if pace.isExhausted && done > 0 { return killNow() }
        let seconds = pace.seconds(done: done, goal: goal)
        process.goOn()
        usleep(UInt32(seconds * 1e6))
      }
    }
    take(process.reports())
    return true
  }

  private func way(to shape: KillMoment.Shape) -> KillMoment.Shape.Way {
    // Until it is written to, the file tells by its stamp that nothing is in it, which is quick: who
    // looks for long while the log is folded finds it done.
    if case .partFolded = shape, StoreStamps(folder).store == quiet.store {
      return .ahead(done: 0, goal: 1)
    }
    return shape.way(
      in: FilesFound(folder, since: quiet),
      since: quiet,
      expected: underWay.flatMap { usual?.frames($0) } ?? 0
    )
  }

  private mutating func killNow() -> Bool {
    place = KillPlace(
      FilesFound(folder, since: quiet),
      since: quiet,
      underWay: underWay,
      begun: times.begun.count,
      isLastReported: reported == Batch.last,
      isAgain: first.store != nil
    )
    process.kill()
    return true
  }
}
