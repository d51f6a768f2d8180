import SPCCore
import Testing

@Suite("Names")
struct RuleKindTests {
  @Test("Every kind of rule has a name of its own and is found by it")
  func ruleNames() {
    #expect(
      RuleKind.allCases.map(\.name) == [
        "beyond_limits", "trend", "two_of_three", "shift", "long_run", "few_crossings",
        "four_of_five", "alternation", "stratification", "mixture",
      ]
    )
    for kind in RuleKind.allCases { #expect(RuleKind(name: kind.name) == kind) }
    #expect(RuleKind(name: "shifts") == nil)
    #expect(RuleKind(name: "") == nil)
  }

  @Test("Sides, categories and assurance have the names that scripts test")
  func otherNames() {
    #expect(SignalSide.allCases.map(\.name) == ["high", "low"])
    #expect(
      PointCategory.allCases.map(\.name) == [
        "common_cause", "improvement", "concern", "neutral_high", "neutral_low",
      ]
    )
    #expect(
      AssuranceCategory.allCases.map(\.name) == [
        "consistently_passes", "consistently_fails", "hit_or_miss",
      ]
    )
  }

  @Test("Every kind fits into a set of hits, and comes out again")
  func hits() {
    for kind in RuleKind.allCases { #expect(RuleHits(kind).kinds == [kind]) }
    let all = RuleKind.allCases.reduce(into: RuleHits()) { $0.formUnion(RuleHits($1)) }
    #expect(all.kinds == RuleKind.allCases)
  }

  @Test("A label of a rule without direction is neutral whichever way the measure improves")
  func directions() {
    for direction in ImprovementDirection.allCases {
      for kind in RuleKind.allCases where !kind.hasDirection {
        #expect(direction.category(of: PointLabel(rule: kind, side: .high)) == .neutralHigh)
        #expect(direction.category(of: PointLabel(rule: kind, side: .low)) == .neutralLow)
      }
      for kind in RuleKind.allCases where kind.hasDirection {
        for side in SignalSide.allCases {
          #expect(
            direction.category(of: PointLabel(rule: kind, side: side))
              == direction.category(ofSignalOn: side)
          )
        }
      }
    }
  }
}
