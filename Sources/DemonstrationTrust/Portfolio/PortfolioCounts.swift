/// How many projects of each class each directorate has.
enum PortfolioCounts {
  /// The directorates, in the order of the columns below.
  static let directorates = ["ACM", "CML", "OPC", "CYP", "FPH"]

  /// Open projects on the day of the review.
  static let open = [84, 81, 63, 45, 39]
  /// Open projects that should remain.
  static let kept = [41, 40, 32, 23, 20]
  /// Projects that ended before.
  static let closed = [24, 23, 18, 12, 11]

  /// Pairs registered twice.
  static let registeredTwice = [3, 3, 3, 2, 1]
  /// Clusters of the same project under other words; the first of the first directorate is a triple.
  static let renamed = [3, 4, 3, 2, 1]
  /// Pairs with one outcome at one unit.
  static let overlapping = [5, 4, 4, 3, 2]
  /// Parts of what a programme covers.
  static let withinProgramme = [3, 4, 2, 1, 2]
  /// Projects nothing is heard of.
  static let stale = [7, 7, 5, 4, 3]
  /// Projects that serve no objective that holds.
  static let unaligned = [5, 4, 3, 2, 2]
  /// Projects with neither aim nor measure.
  static let aimless = [3, 2, 2, 1, 2]
  /// Projects under the wrong method.
  static let wrongMethod = [1, 2, 1, 1, 1]

  /// Next phases of projects that have ended.
  static let secondPhase = [1, 2, 1, 1, 1]
  /// Projects at rest by agreement.
  static let paused = [1, 1, 1, 1, 0]
  /// Projects aligned through their programme.
  static let throughProgramme = [1, 1, 1, 0, 1]
  /// Projects whose measure is watched.
  static let monitored = [1, 1, 1, 1, 0]

  /// The clusters with one aim at several units: the measure, and how many projects of each
  /// directorate; the project that should lead is in the directorate named.
  static let sameAim: [(measure: String, projects: [Int], lead: String)] = [
    ("SAF-02", [5, 0, 0, 0, 3], "ACM"), ("EXP-08", [0, 5, 2, 0, 0], "CML"),
    ("EFF-02", [2, 4, 0, 0, 0], "CML"), ("SAF-08", [4, 0, 0, 0, 0], "ACM"),
    ("STF-04", [0, 0, 3, 3, 0], "OPC"), ("EFF-10", [0, 0, 5, 0, 0], "OPC"),
    ("EXP-06", [4, 0, 0, 0, 0], "ACM"), ("EFF-06", [0, 2, 0, 4, 0], "CYP"),
    ("EFF-05", [0, 3, 0, 0, 0], "CML"), ("EFF-08", [0, 0, 0, 0, 3], "FPH"),
  ]

  /// The programmes for the whole trust that cover projects outside them: the measure, and the
  /// directorate of the project that leads.
  static let programmes: [(measure: String, lead: String)] = [
    ("EFF-07", "ACM"), ("EXP-05", "CML"), ("EFF-09", "OPC"), ("EXP-01", "CYP"), ("EFF-15", "FPH"),
  ]

  /// Measures that no project outside those clusters and programmes aims at.
  static let reserved = Set(sameAim.map(\.measure) + programmes.map(\.measure))

  /// Of the projects to be merged: how many are stale too, how many unaligned, how many aimless.
  static let staleToo = 9
  static let unalignedToo = 7
  static let aimlessToo = 5
}
