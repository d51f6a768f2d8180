/// How the figures of a unit were summed up from the units below it.
public struct RollUpTerms: Hashable, Sendable {
  /// The day whose structure stands for all periods; `nil` where each period has the structure of its
  /// own first day.
  public var restatedTo: CalendarDate?
  /// Whether a sum counts as a value also where units have no figure.
  public var isPartial: Bool

  /// Makes the terms; without any, by the structure of each period, and of whole sums only.
  public init(restatedTo: CalendarDate? = nil, isPartial: Bool = false) {
    self.restatedTo = restatedTo
    self.isPartial = isPartial
  }
}

/// Of how many units a sum is, and how many it should be of.
public struct PartCount: Hashable, Sendable {
  private var reportedCount: Int32
  private var expectedCount: Int32

  /// The units that have a figure.
  public var reported: Int { Int(reportedCount) }
  /// The units that have one or should have one.
  public var expected: Int { Int(expectedCount) }
  /// The units that should have one and have none.
  public var missing: Int { expected - reported }

  /// Makes a count.
  ///
  /// - Precondition: No more have a figure than should.
  public init(reported: Int, expected: Int) {
    precondition(reported >= 0 && reported <= expected)
    reportedCount = Int32(clamping: reported)
    expectedCount = Int32(clamping: expected)
  }
}
