import Testing
import TestInputSupport

/// That no reference case is left out: a case nobody compares fails here.
@Suite(
  "Reference cases: coverage",
  .enabled(
    if: SharedFolder.isPresent,
    "the shared folder with reference cases is not beside this checkout"
  )
)
struct GoldenCoverageTests {
  /// The cases that a test opens by name.
  ///
  /// The other suites go through all cases of a kind and count them.
  private static let byName: Set = [
    "anhoej_limits", "funnel_pr_ae", "funnel_rc", "funnel_sr_los", "qcc_capability_pistonrings",
    "qcc_cusum_constant", "qcc_cusum_pistonrings", "qcc_cusum_viscosity", "qic_bernoulli_cusum",
    "qic_crsignal_methods", "qic_pareto",
  ]

  @Test("Every case is compared by a test, and each by one kind of test")
  func everyCase() throws {
    let names = GoldenCase.names(startingWith: "")
    for name in names {
      let golden = try GoldenCase(name)
      let kinds = [
        name.hasPrefix("nhsr_"), golden.isQuickChart, golden.isQCCChart,
        name.hasPrefix("qcc_rules_"), Self.byName.contains(name),
      ]
      #expect(kinds.count { $0 } == 1, "\(name)")
    }
    print("reference cases: \(names.count)")
    #expect(names.count == 128)
  }
}

extension GoldenCase {
  fileprivate var isQuickChart: Bool { name.hasPrefix("qic_") && quickChart != nil }
  fileprivate var isQCCChart: Bool { name.hasPrefix("qcc_") && qccChart != nil }
}
