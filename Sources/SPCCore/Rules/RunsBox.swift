/// How many crossings and how long a run Anhøj and Wentzel-Larsen's two refinements of the runs analysis
/// allow, for 10 to 100 useful points.
///
/// Both choose among regions "at least *c* crossings and no run longer than *l*" of the joint
/// distribution of crossings C and longest run L of *n* independent points:
///
/// - **best box**: of all boxes that hold a process without special cause (each point above or below
///   the centre with probability ½) with probability at least 0.925, the one that holds a process
///   shifted by 0.8 standard deviations (above the centre with probability Φ(0.8) = 0.788145) with the
///   smallest probability. So it signals as seldom as asked where nothing is amiss, and as often as a
///   box can where something is.
/// - **cut box**: the best box without its corner (C = *c*, L = *l*) and as much of the two borders
///   beside it as leaves the first probability at 0.925 or more. Points of the two borders are taken
///   away one by one from the corner outwards, each time the one more probable under the shift (on the
///   border L = *l* where they are equally so); where only one border can still give, that one gives.
///   Some boxes cannot lose even the corner.
///
/// The figures are derived from the exact joint distribution (no smaller margin to 0.925 than 3·10⁻⁶,
/// so that no rounding decides), once in 60-digit arithmetic and again by the tests; they are the ones
/// that qicharts2 0.8.1 has.
///
/// Source: J. Anhøj, T. Wentzel-Larsen, *Smooth operator: modifying the Anhøj rules to improve runs
/// analysis in statistical process control*, PLoS ONE 15(6), 2020; the distribution after their *Joint
/// distribution for number of crossings and longest run in independent Bernoulli observations*, PLoS
/// ONE 14(10), 2019.
struct RunsBox: Equatable {
  /// The fewest crossings in the box.
  let crossings: Int
  /// The longest run in the box.
  let longestRun: Int
  /// What is cut off at the corner; nil where nothing is.
  let cut: Cut?

  /// The borders of a cut box, beyond its corner.
  struct Cut: Equatable {
    /// Where the longest run is the box's longest, so many crossings are needed.
    let crossings: Int
    /// Where crossings are the box's fewest, so long a run is allowed.
    let longestRun: Int
  }

  /// The numbers of useful points for which there are boxes.
  static let usefulCounts = 10...100

  /// Finds the box for a number of useful points; nil outside ``usefulCounts``.
  init?(usefulCount: Int) {
    guard Self.usefulCounts.contains(usefulCount) else { return nil }
    let row = Self.rows[usefulCount - Self.usefulCounts.lowerBound]
    crossings = Int(row.crossings)
    longestRun = Int(row.longestRun)
    cut =
      row.cutCrossings == 0
      ? nil
      : Cut(crossings: Int(row.cutCrossings), longestRun: Int(row.cutLongestRun))
  }

  init(crossings: Int, longestRun: Int, cut: Cut?) {
    self.crossings = crossings
    self.longestRun = longestRun
    self.cut = cut
  }

  private typealias Row = (
    crossings: UInt8, longestRun: UInt8, cutCrossings: UInt8, cutLongestRun: UInt8
  )

  /// From 10 useful points on; zeros where nothing is cut off.
  private static let rows: [Row] = [
    (2, 6, 3, 5), (3, 7, 4, 6), (3, 6, 0, 0),
    (3, 6, 0, 0), (3, 6, 0, 0), (4, 7, 6, 6),
    (5, 8, 6, 7), (5, 7, 0, 0), (5, 7, 6, 6),
    (5, 7, 6, 5), (6, 7, 0, 0), (7, 8, 0, 0),
    (6, 7, 7, 6), (6, 7, 7, 6), (6, 7, 7, 6),
    (6, 7, 0, 0), (9, 9, 10, 7), (9, 8, 10, 7),
    (9, 8, 11, 7), (10, 8, 0, 0), (11, 10, 12, 9),
    (11, 9, 14, 8), (11, 8, 0, 0), (11, 8, 12, 7),
    (11, 8, 13, 7), (12, 8, 0, 0), (13, 9, 15, 8),
    (14, 10, 0, 0), (13, 8, 0, 0), (15, 11, 0, 0),
    (15, 9, 0, 0), (15, 9, 17, 8), (14, 8, 0, 0),
    (14, 8, 0, 0), (17, 10, 0, 0), (17, 9, 0, 0),
    (17, 9, 19, 8), (17, 9, 20, 7), (19, 12, 20, 11),
    (19, 10, 21, 9), (19, 9, 0, 0), (19, 9, 21, 8),
    (19, 9, 21, 7), (21, 11, 23, 9), (21, 10, 23, 8),
    (21, 9, 0, 0), (21, 9, 23, 8), (23, 12, 25, 11),
    (23, 10, 24, 9), (23, 10, 26, 8), (23, 9, 0, 0),
    (23, 9, 24, 8), (25, 11, 27, 9), (25, 10, 27, 9),
    (26, 11, 27, 10), (26, 10, 27, 9), (27, 12, 29, 10),
    (27, 10, 0, 0), (27, 10, 29, 8), (28, 11, 29, 8),
    (29, 14, 30, 13), (29, 11, 31, 9), (29, 10, 30, 9),
    (30, 11, 31, 10), (30, 10, 0, 0), (31, 12, 32, 9),
    (31, 11, 34, 8), (31, 10, 33, 9), (32, 11, 33, 8),
    (33, 13, 37, 11), (33, 11, 35, 9), (33, 10, 0, 0),
    (34, 11, 36, 10), (33, 10, 36, 7), (35, 11, 0, 0),
    (35, 11, 38, 8), (35, 10, 36, 9), (35, 10, 38, 8),
    (37, 12, 38, 10), (37, 11, 39, 9), (38, 12, 0, 0),
    (37, 10, 39, 9), (39, 13, 41, 12), (39, 11, 40, 10),
    (39, 11, 42, 8), (39, 10, 0, 0), (39, 10, 41, 8),
    (41, 12, 42, 9), (41, 11, 44, 9), (42, 12, 43, 10),
    (41, 10, 42, 9),
  ]
}
