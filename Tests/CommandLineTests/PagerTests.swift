import Foundation
import PseudoTerminalSupport
import Testing

@Suite("What is longer than the window")
struct PagerTests {
  let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.makeDemonstrationStore()
  }

  /// A pager of a few lines, which says what it got and waits for q as pagers do, in raw mode.
  private func makePager(leavingTerminalRaw: Bool = false) throws -> String {
    try workplace.write(
      """
      #!/bin/sh
      count=$(wc -l)
      stty -echo -icanon -isig < /dev/tty
      echo "PAGER has $count lines"
      key=$(dd bs=1 count=1 2>/dev/null < /dev/tty)
      echo "PAGER got <$key>"
      \(leavingTerminalRaw ? "" : "stty sane < /dev/tty")
      exit 3

      """,
      to: "pager"
    )
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: workplace.path + "/pager"
    )
    return workplace.path + "/pager"
  }

  private let path = ["PATH": "/usr/bin:/bin"]

  @Test("Goes through $PAGER, and q comes back to a prompt that edits as before")
  func pager() throws {
    let pager = try makePager(leavingTerminalRaw: true)
    let prompt = try workplace.prompt(
      environment: ["PAGER": pager].merging(path) { $1 },
      rows: 12
    )
    try prompt.expect("qi> ")
    prompt.enter("1 + 1")
    try prompt.expect("2\n")
    prompt.enter(#"qi.measure("violence"):series { unit = "CROFTON" }:table()"#)
    try prompt.expect("all of it:  _:all()")
    try prompt.expect("qi> ")
    prompt.enter("_:all()")
    // Headings, a rule, 54 periods and what the values are in.
    try prompt.expect("PAGER has 57 lines")
    prompt.send("q")
    try prompt.expect("PAGER got <q>")
    try prompt.expect("qi> ")
    // The value is still there, and lines are echoed and ended as before.
    prompt.enter("#_ * 1000")
    try prompt.expect("#_ * 1000")
    try prompt.expect("54000\n")
    // So it is while an entry runs.
    prompt.enter("print(7 * 11)")
    try prompt.expect("77\n")
    try prompt.expect("qi> ")
    prompt.press(.control("d"))
    #expect(try prompt.expectExit() == .exited(0))
  }

  @Test("Help, long text and a long table go through the pager; what fits does not")
  func what() throws {
    let pager = try makePager()
    let prompt = try workplace.prompt(
      environment: ["PAGER": pager].merging(path) { $1 },
      rows: 20
    )
    for entry in [
      "?", "?qi.import", "('line\\n'):rep(100)", "qi.all(_G.string) -- short", "qi.help()",
    ] {
      try prompt.expect("qi> ")
      prompt.enter(entry)
      if entry.contains("short") {
        try prompt.expect("upper")
      } else {
        try prompt.expect("PAGER has")
        prompt.send("q")
      }
    }
    try prompt.expect("qi> ")
    #expect(prompt.output.components(separatedBy: "PAGER has").count == 5)
  }

  @Test("Ctrl-C in the pager ends the pager and not what runs after it")
  func interrupt() throws {
    // The last program says itself that it waits: a shell that is about to start it may take the signal.
    try workplace.write("waiting\n", to: "words")
    let prompt = try workplace.prompt(
      environment: ["PAGER": "cat >/dev/null; exec tail -f words"].merging(path) { $1 },
      rows: 12
    )
    try prompt.expect("qi> ")
    prompt.enter("qi.all(('x\\n'):rep(40)) print('and', 'on')")
    try prompt.expect("waiting\n")
    prompt.press(.control("c"))
    try prompt.expect("and")
    try prompt.expect("qi> ")
    prompt.enter("print 'begun' while true do end")
    try prompt.expect("begun\n")
    prompt.press(.control("c"))
    try prompt.expect("Stopped")
    try prompt.expect("qi> ")
    prompt.enter("2 + 2")
    try prompt.expect("4\n")
  }

  @Test("A pager that is left before it has read everything does no harm")
  func leftEarly() throws {
    let prompt = try workplace.prompt(
      environment: ["PAGER": "head -n 2"].merging(path) { $1 },
      rows: 12
    )
    try prompt.expect("qi> ")
    prompt.enter("('0123456789\\n'):rep(200000)")
    try prompt.expect("0123456789\n0123456789\n")
    try prompt.expect("qi> ")
    prompt.enter("3 + 4")
    try prompt.expect("7\n")
  }

  @Test(
    "A pager that is not there is said in one line, and the text is shown",
    arguments: [
      "no-such-pager -x", "/nowhere/pager", "/etc/passwd",
    ]
  )
  func missing(pager: String) throws {
    let prompt = try workplace.prompt(
      environment: ["PAGER": pager].merging(path) { $1 },
      rows: 12
    )
    try prompt.expect("qi> ")
    prompt.enter("('line\\n'):rep(40) .. 'last'")
    try prompt.expect("line\nlast\n")
    try prompt.expect("warning: \"\(pager)\" could not page this")
    try prompt.expect("qi> ")
    #expect(!prompt.output.contains("not found"))
  }

  @Test("There is no pager with an empty PAGER, on a dumb terminal, for a pipe and for a script")
  func none() throws {
    let pager = try makePager()
    for environment in [["PAGER": ""], ["PAGER": pager, "TERM": "dumb"]] {
      let prompt = try workplace.prompt(
        environment: environment.merging(path) { $1 },
        rows: 12
      )
      try prompt.expect("qi> ")
      prompt.enter("('line\\n'):rep(40) .. 'last'")
      try prompt.expect("line\nlast\n")
      try prompt.expect("qi> ")
    }
    let outcome = try workplace.run(
      [],
      input: "('line\\n'):rep(100)",
      environment: ["PAGER": pager]
    )
    #expect(outcome.output.hasPrefix("line\n") && !outcome.output.contains("PAGER"))
    try workplace.write("require('qi').all(('line\\n'):rep(100))", to: "long.lua")
    let script = try workplace.prompt(
      ["run", "long.lua"],
      environment: ["PAGER": pager].merging(path) { $1 },
      rows: 12
    )
    #expect(try script.expectExit() == .exited(0))
    #expect(!script.output.contains("PAGER"))
  }

  @Test(
    "less is the pager where none is named",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/less"))
  )
  func less() throws {
    // The workplace's own prompts have no pager.
    let prompt = try PseudoTerminal(
      BuiltProduct.path("tidemark"),
      environment: ["HOME": workplace.path, "NO_COLOR": "1"].merging(path) { $1 },
      workingDirectory: workplace.path,
      columns: 60,
      rows: 10
    )
    try prompt.expect("qi> ")
    prompt.enter("('line\\n'):rep(40) .. 'last'")
    // Less shows a screen and waits at its own prompt.
    try prompt.expectScreen("a screen of lines and how to leave") {
      $0.lines[9] == "q leaves, space goes on"
    }
    #expect(!prompt.output.contains("last\n"))
    prompt.send("G")
    try prompt.expectScreen("the end") { $0.lines[9] == "The end; q leaves" }
    prompt.send("q")
    try prompt.expect("qi> ")
    prompt.enter("5 + 6")
    try prompt.expect("11\n")
    // What fits the window is shown without a pause.
    prompt.enter("('short\\n'):rep(4)")
    try prompt.expect("short\n")
    try prompt.expect("qi> ")
    // Less takes the text for UTF-8 although no locale says so.
    prompt.enter("('σ\\n'):rep(40)")
    try prompt.expectScreen("a screen of sigmas") {
      $0.lines[8] == "σ" && $0.lines[9].hasPrefix("q leaves")
    }
    prompt.send("q")
    try prompt.expect("qi> ")
  }
}
