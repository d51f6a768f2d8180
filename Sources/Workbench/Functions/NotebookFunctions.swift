internal import LuaRuntime
internal import SPCCore

/// A question to whoever sits in front of a session.
package struct SessionQuestion {
  /// What is asked, as it is to be shown.
  package let text: String
  /// Whether what is typed is not to be shown.
  package let isSecret: Bool
  /// Whether the entry that asks is to stop; whoever waits for an answer looks every now and then.
  package let isStopped: () -> Bool
}

extension FunctionEntry {
  /// What a notebook can do and a file of text cannot: ask, and take back what was shown.
  static func notebookFunctions() -> [FunctionEntry] { [askFunction, clearOutputFunction] }

  private static var askFunction: FunctionEntry {
    .module(
      "ask",
      purpose: "Asks whoever sits at the prompt or the notebook, waits, and gives what they type.",
      subject: .required("question", .text, "what is asked, for example \"Which ward? \""),
      parameters: [
        .optional("secret", .boolean, default: "false", "what is typed is not shown")
      ],
      returns: "text",
      example: """
        -- ward = qi.ask "Which ward? "
        -- Where nobody can be asked, as in a script that runs at night, it is an error:
        print(pcall(qi.ask, "Which ward? "))
        """
    ) { call in
      let session = call.session
      guard let ask = session.settings.ask else { throw Diagnostic.nobodyToAsk }
      session.tracer?.notePassing()
      let stopHandle = session.lua.stopHandle
      let question = SessionQuestion(
        text: session.terminalSafety.printable(call.arguments.text("question") ?? ""),
        isSecret: call.arguments.boolean("secret") ?? false,
        isStopped: { stopHandle.isStopRequested }
      )
      let (asked, stopped) = (ContinuousClock.now, session.settings.timeStopped())
      defer { session.timeAsking += .now - asked - (session.settings.timeStopped() - stopped) }
      let answer = try ask(question)
      try session.stopIfAsked()
      guard let answer else { throw Diagnostic.nobodyToAsk }
      return .text(answer)
    }
  }

  private static var clearOutputFunction: FunctionEntry {
    .module(
      "clear_output",
      purpose: "Takes away what this cell has shown so far; outside notebooks it does nothing.",
      parameters: [
        .optional("wait", .boolean, default: "false", "not before the next output comes")
      ],
      returns: "nothing",
      example: "qi.clear_output { wait = true }"
    ) { call in
      try call.session.settings.clearOutput?(call.arguments.boolean("wait") ?? false)
      return .nil
    }
  }
}

extension Diagnostic {
  /// The words for a question where nobody can answer it.
  fileprivate static var nobodyToAsk: Diagnostic {
    Diagnostic(
      kind: "input",
      "Nobody can be asked here.",
      hint: "In a script, declare what it needs with  qi.params { … } and give it with  -p"
    )
  }
}
