import Glibc
import PseudoTerminalSupport
import Testing

@Suite("The screen that tests look at")
struct ScreenTests {
  private func screen(_ output: String, columns: Int = 10, rows: Int = 4) -> Screen {
    var screen = Screen(columns: columns, rows: rows)
    screen.receive(output.utf8)
    return screen
  }

  @Test("Text wraps at the right edge, but only when more text comes")
  func wrapping() {
    let full = screen("0123456789")
    #expect(full.cursorRow == 0 && full.cursorColumn == 9)
    #expect(screen("0123456789a").lines == ["0123456789", "a", "", ""])
    #expect(screen("0123456789\r\nb").lines == ["0123456789", "b", "", ""])
  }

  @Test("A wide character does not stand half over the edge, and goes whole when half is covered")
  func wideCharacters() {
    #expect(screen("012345678中").lines == ["012345678", "中", "", ""])
    #expect(screen("a中b\u{1B}[3GX").lines[0] == "a Xb")
    #expect(screen("e\u{301}x").cursorColumn == 2)
  }

  @Test("The screen scrolls at its bottom and keeps what went off the top")
  func scrolling() {
    let scrolled = screen("1\r\n2\r\n3\r\n4\r\n5")
    #expect(scrolled.lines == ["2", "3", "4", "5"])
    #expect(scrolled.scrolledOff == ["1"])
  }

  @Test("The cursor moves as it is told and stops at the edges")
  func moving() {
    #expect(screen("\u{1B}[3;5Hx\u{1B}[Ay\u{1B}[2Dz").lines == ["", "    zy", "    x", ""])
    let corner = screen("\u{1B}[99;99H")
    #expect(corner.cursorRow == 3 && corner.cursorColumn == 9)
    #expect(screen("ab\u{8}c\tx").lines[0] == "ac      x")
  }

  @Test("Erasing, inserting and deleting change the row as on a VT102")
  func editing() {
    #expect(screen("abcdef\u{1B}[3G\u{1B}[K").lines[0] == "ab")
    #expect(screen("abcdef\u{1B}[3G\u{1B}[1K").lines[0] == "   def")
    #expect(screen("abcdef\u{1B}[3G\u{1B}[2P").lines[0] == "abef")
    #expect(screen("abcdef\u{1B}[3G\u{1B}[2@").lines[0] == "ab  cdef")
    #expect(screen("abc\u{1B}[2G\u{1B}[4hX\u{1B}[4lY").lines[0] == "aXYc")
    #expect(screen("1\r\n2\r\n3\u{1B}[2;1H\u{1B}[J").lines == ["1", "", "", ""])
    #expect(screen("1\r\n2\r\n3\u{1B}[2;1H\u{1B}[L").lines == ["1", "", "2", "3"])
    #expect(screen("1\r\n2\r\n3\u{1B}[1;1H\u{1B}[M").lines == ["2", "3", "", ""])
  }

  @Test("Sequences without a picture are read over, in whatever pieces they come")
  func readOver() {
    var screen = Screen(columns: 10, rows: 2)
    for byte in "\u{1B}]0;a title\u{7}\u{1B}[1;38;5;12ma\u{1B}[?2004h\u{1B}(Bb\u{7}é".utf8 {
      screen.receive([byte])
    }
    #expect(screen.text == "abé")
    #expect(screen.bracketsPaste)
    #expect(screen.bells == 1)
  }

  @Test("A screen that wraps anew joins and cuts rows at a new width")
  func rewrapping() {
    var narrow = screen("0123456789abcde\r\nxy")
    narrow.rewrapsOnResize = true
    narrow.resize(columns: 20, rows: 4)
    #expect(narrow.lines == ["0123456789abcde", "xy", "", ""])
    #expect(narrow.cursorRow == 1 && narrow.cursorColumn == 2)
  }
}

@Suite("A program under a pseudo-terminal")
struct PseudoTerminalTests {
  @Test("Its environment is what was given, and its exit status comes back")
  func environment() throws {
    let shell = try PseudoTerminal(
      "/bin/sh",
      ["-c", "echo \"$TERM/$GIVEN/$HOME/$(pwd)\"; tty -s && exit 7"],
      environment: ["GIVEN": "x"],
      workingDirectory: "/"
    )
    try shell.expect("xterm-256color/x///\n")
    #expect(try shell.expectExit() == .exited(7))
  }

  @Test("It knows the window's size, and a resize reaches it")
  func size() throws {
    let shell = try PseudoTerminal(
      "/bin/sh",
      ["-c", "trap 'stty size; exit' WINCH; stty size; while :; do sleep 0.05; done"],
      environment: ["PATH": "/usr/bin:/bin"],
      columns: 50,
      rows: 12
    )
    try shell.expect("12 50")
    shell.resize(columns: 70, rows: 20)
    try shell.expect("20 70")
  }

  @Test("It is gone, and collected, when the pseudo-terminal goes away")
  func cleaningUp() throws {
    var shell: PseudoTerminal? = try PseudoTerminal("/bin/cat")
    let process = try #require(shell?.process)
    #expect(isAlive(process))
    shell = nil
    #expect(!isAlive(process))
  }

  @Test("What is not seen is an error with a picture of the screen")
  func unmet() throws {
    let shell = try PseudoTerminal("/bin/sh", ["-c", "echo hello; exec cat"], columns: 8, rows: 2)
    let error = #expect(throws: PseudoTerminalError.self) {
      try shell.expect("goodbye", timeout: .milliseconds(200))
    }
    #expect(error?.description.contains("|hello   |") == true)
  }

  @Test("A program that is not there is an error")
  func missingProgram() {
    #expect(throws: PseudoTerminalError.self) { try PseudoTerminal("/no/such/program") }
  }
}

private func isAlive(_ process: Int32) -> Bool {
  kill(process, 0) == 0
}
