import Foundation
import PseudoTerminalSupport
import Testing

/// Scripts that try not to stop.
///
/// Each is an entry on one line and a script of its own.
let stubborn: [(name: String, source: String)] = [
  ("a plain loop", "while true do end"),
  ("a loop inside pcall", "while true do pcall(function() while true do end end) end"),
  (
    "a loop inside a coroutine",
    "local f = coroutine.wrap(function() while true do end end) while true do pcall(f) end"
  ),
  (
    "a loop in an xpcall handler",
    "xpcall(error, function() while true do end end) while true do end"
  ),
]

@Suite("Stopping what does not stop")
struct StoppingTests {
  let workplace: Workplace

  init() throws {
    workplace = try Workplace()
  }

  @Test("Ctrl-C stops it and the prompt goes on", arguments: stubborn.indices)
  func controlC(number: Int) throws {
    // Wide, so that no line is broken where it is looked for.
    let prompt = try workplace.prompt(columns: 120)
    try prompt.expect("qi> ")
    prompt.enter("print 'begun' " + stubborn[number].source)
    // The signal must meet the script and not the line editor.
    try prompt.expect("begun\n")
    prompt.press(.control("c"))
    try prompt.expect("Stopped by Ctrl-C.")
    try prompt.expect("qi> ")
    prompt.enter("1+1")
    try prompt.expect("2\n")
  }

  @Test("A time limit stops it with status 5", arguments: stubborn.indices)
  func deadline(number: Int) throws {
    try workplace.write(stubborn[number].source + "\n", to: "stubborn.lua")
    let outcome = try workplace.run(["run", "--create", "--timeout", "0.5", "stubborn.lua"])
    #expect(outcome.status == 5)
    #expect(outcome.errors.contains("its time was up"))
    #expect(outcome.errors.contains("stubborn.lua:1"))
  }
}
