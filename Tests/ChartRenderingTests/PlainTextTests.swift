import Testing

@testable import ChartRendering

@Suite("Text made clean")
struct PlainTextTests {
  @Test("Control characters go, an escape sequence with them")
  func controls() {
    #expect(PlainText.clean("a\u{1B}[31mb\u{07}c\u{9B}2J") == "a[31mbc2J")
    #expect(PlainText.clean("\u{0}\u{1}\u{7F}\u{85}x") == "x")
  }

  @Test("Line ends and tabs become one space, and ends are trimmed")
  func spaces() {
    #expect(PlainText.clean("  one\r\n\ttwo  three \n") == "one two three")
  }

  @Test("Direction overrides go, other scripts and emoji stay")
  func directions() {
    #expect(PlainText.clean("a\u{202E}b\u{2066}c") == "abc")
    #expect(PlainText.clean("Ward é 病棟 👩‍⚕️") == "Ward é 病棟 👩‍⚕️")
  }

  @Test("Non-characters that XML forbids go")
  func nonCharacters() {
    #expect(PlainText.clean("a\u{FFFE}\u{FFFF}\u{1FFFE}b") == "ab")
  }
}
