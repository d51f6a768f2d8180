import Testing

@testable import LineEditing

@Suite("What Tab does with an answer")
struct CompletionEffectTests {
  private func effect(_ typed: String, _ candidates: [CompletionCandidate]) -> CompletionEffect {
    CompletionEffect(
      CompletionAnswer(replacing: 0..<typed.utf8.count, with: candidates),
      in: typed,
      columns: 40,
      rows: 24
    )
  }

  @Test("One candidate is put in with its suffix, however it is spelled")
  func single() {
    #expect(effect("SIG", [CompletionCandidate("signals", suffix: "(")]).replacement == "signals(")
  }

  @Test("A single candidate that is already there changes nothing")
  func alreadyThere() {
    #expect(effect("mean", [CompletionCandidate("mean")]).replacement == nil)
  }

  @Test("A candidate that is given twice is one")
  func repeated() {
    let twice = [CompletionCandidate("mean"), CompletionCandidate("mean")]
    #expect(effect("m", twice).replacement == "mean")
  }

  @Test("Several candidates put in what they share, letters outside ASCII unbroken")
  func shared() {
    #expect(
      effect("", [CompletionCandidate("aé1"), CompletionCandidate("aè2")]).replacement == "a"
    )
  }

  @Test("What was typed is never shortened by candidates that share less")
  func unlike() {
    let near = [CompletionCandidate("measures"), CompletionCandidate("mean")]
    #expect(effect("maen", near).replacement == nil)
  }

  @Test("A range outside the text is cut to it")
  func rangeOutside() {
    let answer = CompletionAnswer(replacing: 0..<99, with: [CompletionCandidate("x")])
    #expect(CompletionEffect(answer, in: "ab", columns: 40, rows: 24).replacement == "x")
  }

  @Test(
    "Of many candidates only some may be given: the text grows by what all share, all are counted"
  )
  func some() {
    let given = ["ab1", "ab2", "ab3", "ab9"].map { CompletionCandidate($0) }
    let effect = CompletionEffect(
      CompletionAnswer(replacing: 0..<1, with: given, of: 900),
      in: "a",
      columns: 60,
      rows: 24
    )
    #expect(effect.replacement == "ab")
    #expect(effect.listing.count == 2)
    #expect(effect.listing.last?.hasPrefix("… 897") == true)
    // The last is known only to tell what all share; it does not come next.
    #expect(!effect.listing.joined().contains("ab9"))
  }
}

@Suite("The list of candidates")
struct CandidateListTests {
  @Test("Notes stand in a column of their own and are cut at the window's edge")
  func notes() {
    let list = CandidateList(
      [
        CompletionCandidate("中", note: "wide"),
        CompletionCandidate("abcd", note: "a note that is much too long"),
        CompletionCandidate("none"),
      ],
      columns: 20,
      rows: 10
    )
    #expect(list.lines == ["中    wide", "abcd  a note that …", "none"])
  }

  @Test("Names without notes go down in columns")
  func columns() {
    let list = CandidateList(
      "abcdefg".map { CompletionCandidate("\($0)\($0)") },
      columns: 12,
      rows: 10
    )
    #expect(list.lines == ["aa  dd  gg", "bb  ee", "cc  ff"])
  }

  @Test("Marks that turn a line's direction, and control characters, show as such")
  func harmless() {
    let list = CandidateList(
      [CompletionCandidate("a\u{202E}b", note: "x\u{1B}[2J\u{2066}y\u{9B}z")],
      columns: 60,
      rows: 5
    )
    #expect(list.lines == ["a^?b  x^[[2J^?y^?z"])
  }

  @Test("What does not fit is counted")
  func counted() {
    let list = CandidateList(
      (0..<100).map { CompletionCandidate("name\($0)") },
      columns: 60,
      rows: 5
    )
    #expect(list.lines.count == 5)
    #expect(list.lines.last == "… 72 more of 100: type a few more letters")
  }
}
