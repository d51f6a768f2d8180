/// The 68 measures of the trust.
enum MeasurePlans {
  /// In the order of their codes.
  static let all: [MeasurePlan] = access + effectiveness + experience + safety + staff
}
