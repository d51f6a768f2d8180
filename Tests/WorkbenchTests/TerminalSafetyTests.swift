import Testing

@testable import Workbench

@Suite("What reaches a terminal")
struct TerminalSafetyTests {
  let safety = TerminalSafety()

  @Test("Colours of our drawings pass, and nothing else that controls a terminal")
  func printable() {
    let drawing = safety.sealed("\u{1B}[1;36mqi\u{1B}[0m\n\ta")
    #expect(safety.printable(drawing) == "\u{1B}[1;36mqi\u{1B}[0m\n\ta")
    #expect(
      safety.printable("a\u{1B}]0;PWNED\u{07}b\u{1B}[2Jc\u{9B}d\r") == "a]0;PWNEDb[2Jcd"
    )
    #expect(safety.printable("\u{1B}[8mhidden\u{1B}[0m") == "[8mhidden[0m")
    #expect(safety.printable("12\u{202E}34\u{2066}x\u{2028}y") == "1234xy")
    #expect(safety.printable("Größe 病棟 👩‍⚕️ שלום") == "Größe 病棟 👩‍⚕️ שלום")
  }

  @Test("The colours of another session are no colours of ours")
  func otherSession() {
    let other = TerminalSafety().sealed("\u{1B}[8mx\u{1B}[0m")
    #expect(!safety.printable(other).contains("\u{1B}"))
    // Nor is a number that only begins alike.
    #expect(!safety.printable("\u{1B}[1m").contains("\u{1B}"))
    #expect(!safety.printable("\u{1B}[1;1m\u{1B}[;m\u{1B}[m\u{1B}[\u{1B}").contains("\u{1B}"))
  }

  @Test("A chart keeps its colours when a script prints it as text, and as a value at the prompt")
  func chart() throws {
    let demonstration = try DemonstrationSession()
    demonstration.session.settings.colour = true
    try demonstration.enter(
      #"c = qi.measure("violence"):series { unit = "CROFTON" }:chart { baseline = 24 };"#
    )
    let direct = try demonstration.enter("c")
    #expect(direct.contains("\u{1B}[38;5;"))
    #expect(try demonstration.enter("tostring(c)") == direct)
    #expect(try demonstration.printed("print('>', c)") == ">\t\(direct)\n")
    #expect(try demonstration.printed("qi.display(c)") == "\(direct)\n")
    // A name that holds the same sequence stays without.
    #expect(try demonstration.printed("print('\\27[38;5;39mx')") == "[38;5;39mx\n")
  }
}
