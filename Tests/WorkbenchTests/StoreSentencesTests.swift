import QualityStore
import Testing

@testable import Workbench

@Suite("The words for what a store refuses")
struct StoreSentencesTests {
  private func hint(_ header: [String]) -> String? {
    Diagnostic(
      StoreError.unknownColumn(path: "a.csv", name: "Ward", role: .unit, header: header, near: [])
    ).hint
  }

  @Test(
    "A header in a single cell is answered with the separator that stands in it",
    arguments: [("Ward;Month;Falls", "semicolon"), ("Ward\tMonth", "tab"), ("Ward|Month", "pipe")]
  )
  func separator(header: String, word: String) {
    #expect(hint([header])?.contains("separator = \"\(word)\"") == true)
  }

  @Test("Any other header is listed")
  func columns() {
    #expect(hint(["Unit; team", "Month"]) == "Its columns are: \"Unit; team\", \"Month\".")
    #expect(hint(["Unit"]) == "Its columns are: \"Unit\".")
  }
}
