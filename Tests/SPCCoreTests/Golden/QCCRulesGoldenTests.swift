import SPCCore
import Testing
import TestInputSupport

/// The cases of qcc 3.0 about Western Electric's and Nelson's rules: all of a set together, where one
/// point shows the lowest number among the rules it meets, and single rules by themselves.
@Suite(
  "qcc reference cases: rules",
  .enabled(
    if: SharedFolder.isPresent,
    "the shared folder with reference cases is not beside this checkout"
  )
)
struct QCCRulesGoldenTests {
  private static let names = GoldenCase.names(startingWith: "qcc_rules_")

  @Test("There are ten cases of 80 points, and in eight of them a rule is violated")
  func cases() throws {
    var violations: [Int] = []
    for name in Self.names {
      let rows = try GoldenCase(name).expected()
      #expect(rows.count == 80)
      violations.append(rows.count { $0.integer("violation_rule") != nil })
    }
    #expect(Self.names.count == 10)
    #expect(violations.filter { $0 > 0 }.count == 8)
  }

  @Test("Centre, limits and the rule at every point are those of the package", arguments: names)
  func compare(name: String) throws {
    let golden = try GoldenCase(name)
    let parameters = try golden.parameters()
    let whole: RuleSet =
      parameters["rule.set"] as? String == "nelson" ? .nelson : .westernElectric
    let numbers =
      (parameters["rules"] as? [Int]) ?? (parameters["rules"] as? Int).map { [$0] } ?? []
    // The rules of a set stand in the order of their numbers.
    let ruleSet = try RuleSet(
      name: name,
      charts: whole.charts,
      rules: numbers.map { whole.rules[$0 - 1] },
      screensMovingRanges: whole.screensMovingRanges,
      limitFactor: whole.limitFactor,
      constants: whole.constants,
      marking: whole.marking
    )
    let result = try SPCResult(
      values: golden.input().map { $0.number("v1") },
      specification: ChartSpecification(ruleSet: ruleSet)
    )
    var found = 0
    for (point, row) in zip(result.points, try golden.expected()) {
      let place: Comment = "\(name), \(row["group"] ?? "")"
      #expect(agree(point.centre, row.number("center")), place)
      #expect(agree(point.lower, row.number("lcl")), place)
      #expect(agree(point.upper, row.number("ucl")), place)
      let ours = point.label.map { label in
        1 + (whole.rules.firstIndex { $0.kind == label.rule } ?? -1)
      }
      #expect(ours == row.integer("violation_rule"), place)
      found += ours == nil ? 0 : 1
    }
    let reported = try #require(golden.summary().first?.integer("violations"))
    #expect(found == reported)
    print("\(name): \(result.points.count) points compared, \(found) with a rule")
  }
}
