internal import LuaRuntime
internal import QualityStore
internal import SPCCore

/// How far work has come that takes its time: facts, for whoever shows them.
package struct ProgressReport: Equatable {
  /// What is being done, in a few words: "Reading falls.csv".
  package var subject: String
  /// How much of it is done, between 0 and 1.
  package var fraction: Double
  /// How many of what is counted are done; nil where there is nothing to count.
  package var count: Int?
  /// What is counted: "rows"; empty where nothing is.
  package var noun: String

  package init(subject: String, fraction: Double, count: Int? = nil, noun: String = "") {
    self.subject = subject
    self.fraction = min(max(fraction, 0), 1)
    self.count = count
    self.noun = noun
  }
}

/// The long work of a session that is going on, the outermost first.
struct WorkInHand {
  /// One piece of work.
  struct Piece {
    let subject: String
    let noun: String
    var done = 0
    var total = 1
  }

  var pieces: [Piece] = []

  /// How far the outermost piece is; what is done of an inner one is part of the step it belongs to.
  var report: ProgressReport? {
    guard let outermost = pieces.first else { return nil }
    var fraction = 0.0
    for piece in pieces.reversed() {
      fraction = min((Double(piece.done) + fraction) / Double(max(piece.total, 1)), 1)
    }
    return ProgressReport(
      subject: outermost.subject,
      fraction: fraction,
      count: outermost.noun.isEmpty ? nil : outermost.done,
      noun: outermost.noun
    )
  }
}

extension WorkbenchSession {
  /// Does work that may be long: it is stopped where the evaluation is, and says how far it is.
  ///
  /// ```swift
  /// let scan = try session.working("Looking for changes") { checkpoint in
  ///   try CandidatePhaseScan(result, checkpoint: checkpoint)
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - subject: What is being done, in a few words.
  ///   - noun: What the steps are, in the plural; empty where nobody would count them.
  ///   - body: The work; it asks the checkpoint every few milliseconds.
  /// - Returns: What the work gives.
  /// - Throws: What the work throws; once it was stopped, what that is makes no difference.
  func working<Result>(
    _ subject: String,
    counting noun: String = "",
    _ body: (Checkpoint) throws -> Result
  ) throws -> Result {
    let depth = workInHand.pieces.count
    workInHand.pieces.append(WorkInHand.Piece(subject: subject, noun: noun))
    defer {
      workInHand.pieces.removeSubrange(depth...)
      if depth == 0 { settings.progress?(nil) }
    }
    return try body(
      Checkpoint { [unowned self] done, total in
        guard !lua.isStopRequested else { return false }
        guard settings.progress != nil, workInHand.pieces.indices.contains(depth) else {
          return true
        }
        workInHand.pieces[depth].done = done
        workInHand.pieces[depth].total = total
        settings.progress?(workInHand.report)
        return true
      }
    )
  }

  /// Does a load of a file, or a commit of one, in the same way.
  func loading<Result>(
    _ path: String,
    _ body: (LoadObserver) throws -> Result
  ) throws -> Result {
    let name = DisplayWidth.oneLine(path.split(separator: "/").last.map(String.init) ?? path)
    defer { settings.progress?(nil) }
    return try body { [unowned self] progress in
      guard !lua.isStopRequested else { return .cancel }
      settings.progress?(
        ProgressReport(
          subject: LoadWords.subject(progress.stage, name),
          fraction: progress.total > 0 ? Double(progress.done) / Double(progress.total) : 0,
          count: progress.rows,
          noun: "rows"
        )
      )
      return .proceed
    }
  }

  /// Ends the evaluation in work that has nothing to stop in the middle of.
  ///
  /// - Throws: ``SPCError/interrupted`` once the evaluation is to stop.
  func stopIfAsked() throws {
    if lua.isStopRequested { throw SPCError.interrupted }
  }
}

extension WorkbenchSession {
  /// Writes what a script prints, a piece at a time: a hundred megabytes to a terminal must stop too.
  func write(_ text: String) throws {
    var rest = text[...]
    while rest.utf8.count > Self.writtenAtOnce {
      try stopIfAsked()
      let end = rest.utf8.index(rest.startIndex, offsetBy: Self.writtenAtOnce)
      // Colours are sequences within a line; one that was cut would show.
      let piece = rest[..<end]
      let cut =
        piece.utf8.lastIndex(of: UInt8(ascii: "\n")).map { rest.utf8.index(after: $0) }
        ?? rest.unicodeScalars.index(after: rest.unicodeScalars.index(before: end))
      try settings.output(terminalSafety.printable(String(rest[..<cut])))
      rest = rest[cut...]
    }
    try settings.output(terminalSafety.printable(String(rest)))
  }

  private static let writtenAtOnce = 1 << 16
}

/// What a load is doing, in words.
private enum LoadWords {
  static func subject(_ stage: LoadProgress.Stage, _ name: String) -> String {
    switch stage {
    case .reading: "Reading \(name)"
    case .sorting: "Sorting \(name)"
    case .comparing: "Comparing \(name)"
    case .checking: "Checking \(name)"
    case .writing: "Writing \(name)"
    }
  }
}
