/// The commits of the workload, in their order.
///
/// The remarks are long. The early and the late ones pass the thousand pages at which SQLite folds
/// the log into the file after a commit, the late ones also the eight megabytes of pages that it keeps
/// in memory: from there on the log is written while rows are still being inserted. The last ones are
/// folded when the store is closed.
enum Batch: Int, CaseIterable {
  case definitions = 1
  case falls, earlyRemarks, people, renaming, removal, incidents, lateRemarks, lastRemarks
  case corrections

  static let last = allCases.count

  /// The reason that is given for it.
  var reason: String {
    switch self {
    case .definitions: "Definitions"
    case .falls: "Falls"
    case .earlyRemarks: "Early remarks"
    case .people: "People and committees"
    case .renaming: "One renamed"
    case .removal: "One taken back"
    case .incidents: "Incidents by observation"
    case .lateRemarks: "Late remarks"
    case .lastRemarks: "Last remarks"
    case .corrections: "Corrections"
    }
  }

  /// How many remarks it records.
  var remarks: Int {
    switch self {
    case .earlyRemarks: 90
    case .lateRemarks: 190
    case .lastRemarks: 45
    default: 0
    }
  }
}
