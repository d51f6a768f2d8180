/// Where in the work a kill fell: what the files held while the program stood still, before it was
/// killed.
enum KillPlace: String, CaseIterable {
  case creating = "while the store was made"
  case reopening = "while a store that a kill had left was opened"
  case between = "between commits: reading and planning"
  case beforeWriting = "in a commit, nothing of it in the log"
  case torn = "in a commit, a part of it in the log"
  case recorded = "in a commit, all of it in the log and nothing in the file"
  case folding = "while the log was folded into the file"
  case folded = "in a commit, all of it in the file, its report still to come"
  case closing = "after the last commit, while the store was closed"

  /// - Parameters:
  ///   - found: What the files hold.
  ///   - quiet: What they were when nothing of the commit was written yet, or after the last one.
  ///   - batch: The commit that was announced and not reported.
  ///   - begun: How many were announced.
  ///   - isLastReported: Whether the last one was reported.
  ///   - isAgain: Whether an earlier kill had left a store.
  init(
    _ found: FilesFound,
    since quiet: StoreStamps,
    underWay batch: Int?,
    begun: Int,
    isLastReported: Bool,
    isAgain: Bool
  ) {
    let isFileWritten = found.stamps.store != quiet.store
    if found.stamps.store == nil {
      self = .creating
    } else if batch != nil {
      if isFileWritten {
        self = found.isUnfolded ? .folding : .folded
      } else if found.stamps.log == quiet.log {
        self = .beforeWriting
      } else {
        self = found.isTorn ? .torn : .recorded
      }
    } else if isLastReported {
      self = isFileWritten && found.isUnfolded ? .folding : .closing
    } else if begun == 0 {
      self = isAgain ? .reopening : .creating
    } else {
      self = .between
    }
  }
}
