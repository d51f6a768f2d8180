import SPCCore
import SeriesFilter
import Testing

@testable import Workbench

@Suite("The words of the filter")
struct FilterNamesTests {
  @Test("Rules, categories and assurance have the words that scripts use")
  func sameWords() {
    for rule in RuleKind.allCases { #expect(rule.name == RuleWords.identifier(rule)) }
    for category in PointCategory.allCases {
      #expect(category.name == RuleWords.identifier(category))
    }
    for assurance in AssuranceCategory.allCases {
      #expect(assurance.name == RuleWords.identifier(assurance))
    }
  }
}
