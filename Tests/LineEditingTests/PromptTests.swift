import Testing

@testable import LineEditing

@Suite("A prompt")
struct PromptTests {
  @Test("Colours are marked as taking no columns")
  func colours() {
    let prompt = Prompt("\u{1B}[1;32mqi\u{1B}[0m> ")
    #expect(prompt.marked == "\u{01}\u{1B}[1;32m\u{02}qi\u{01}\u{1B}[0m\u{02}> ")
    #expect(prompt.columns == 4)
    #expect(prompt.plain == "qi> ")
    #expect(Prompt.columns(ofMarked: prompt.marked) == 4)
  }

  @Test("Of several lines the last one's columns count")
  func severalLines() {
    #expect(Prompt("a long first line\n中> ").columns == 4)
  }
}
