internal import LuaRuntime
internal import QualityModel
internal import QualityStore

extension FunctionEntry {
  /// What colon commands do, for scripts too.
  static func promptFunctions() -> [FunctionEntry] {
    [
      historyFunction, saveFunction, loadFunction, runFunction, storeFunction, timingFunction,
    ]
  }

  private static var historyFunction: FunctionEntry {
    .module(
      "history",
      purpose: "Gives the entries of the prompt with their numbers; :history does the same.",
      parameters: [
        .optional("last", .integer, default: "20", "how many of the newest"),
        .optional("entries", .text, "those with these numbers, for example \"9, 12-18\""),
        .optional("text", .text, "those that hold this text, of earlier sessions too"),
      ],
      returns: "text",
      example: "print(qi.history { last = 5 })"
    ) { call in
      let listing = HistoryListing(session: call.session)
      if let text = call.arguments.text("text") { return .text(listing.holding(text)) }
      if let entries = call.arguments.text("entries") {
        return .text(try listing.numbered(try EntrySelection.reading(entries)))
      }
      return .text(listing.last(max(1, call.arguments.integer("last") ?? 20)))
    }
  }

  private static var saveFunction: FunctionEntry {
    .module(
      "save_script",
      purpose: "Makes a script of entries of the prompt and writes it; :save does the same.",
      subject: .required("name", .path, "its name, or the file"),
      parameters: [
        .required("entries", .text, "their numbers, for example \"9, 12-18\""),
        .optional("replace", .boolean, default: "false", "write over a file that is there"),
      ],
      returns: "a report on what is in it",
      example: """
        -- At the prompt, after a few entries:
        -- qi.save_script { "ward-pack", entries = "12-18" }
        assert(not pcall(qi.save_script, { "ward-pack", entries = "1000000" }))
        """
    ) { call in
      .text(
        try ScriptSaving(session: call.session).save(
          as: call.arguments.text("name") ?? "",
          try EntrySelection.reading(call.arguments.text("entries") ?? ""),
          replacing: call.arguments.boolean("replace") ?? false
        )
      )
    }
  }

  private static var loadFunction: FunctionEntry {
    .module(
      "load_script",
      purpose:
        "Runs a file as if it had been typed here: the names it makes stay; :load does the same.",
      subject: .required("file", .path, "the file, or the name of a script"),
      returns: "the names it made, in a sentence",
      example: #"print(qi.load_script "scripts/analyses/violence_on_crofton.lua")"#
    ) { call in
      .text(try call.session.loadScript(call.arguments.text("file") ?? ""))
    }
  }

  private static var runFunction: FunctionEntry {
    .module(
      "run_script",
      purpose: "Runs a script with names and parameters of its own, as tidemark run does.",
      subject: .required("file", .path, "the file, or the name of a script"),
      parameters: [
        .optional("parameters", .map(.any), "a value for each of the script's qi.params")
      ],
      returns: "nothing",
      example: """
        qi.run_script { "violence_on_crofton", parameters = { baseline = 20 } }
        """
    ) { call in
      var parameters: [String: String] = [:]
      for (name, value) in call.arguments.map("parameters") ?? [] {
        guard case .any(let value) = value else { continue }
        parameters[name] = try call.session.lua.displayString(value)
      }
      try call.session.runScriptAside(call.arguments.text("file") ?? "", parameters: parameters)
      return .nil
    }
  }

  private static var storeFunction: FunctionEntry {
    .module(
      "store",
      purpose: "Tells what the store is and holds, or opens another one; :store does the same.",
      subject: .optional("path", .path, default: "the one that is open", "the store to open"),
      parameters: [.optional("read_only", .boolean, default: "false", "open it for reading only")],
      returns: "store",
      example: "print(qi.store().measures)"
    ) { call in
      let session = call.session
      if let path = call.arguments.text("path") {
        return try session.value(
          session.openStore(at: path, isReadOnly: call.arguments.boolean("read_only") ?? false)
        )
      }
      return try session.value(StoreObject(session.store, openPlans: session.uncommittedPlans))
    }
  }

  private static var timingFunction: FunctionEntry {
    .module(
      "timing",
      purpose: "Shows the time that each entry takes, or only that of those over a second.",
      subject: .optional("switch", .choice(.onOff), default: "as it is", "on or off"),
      returns: "text",
      example: #"qi.timing "off""#
    ) { call in
      if let word = call.arguments.text("switch") {
        call.session.settings.showsTiming = word == "on"
      }
      return .text(
        call.session.settings.showsTiming
          ? "Timing is on: the time of each entry is shown."
          : "Timing is off: only times over a second are shown."
      )
    }
  }
}

extension EntrySelection {
  /// The selection that a person wrote.
  static func reading(_ text: String) throws -> EntrySelection {
    guard let selection = EntrySelection(text) else {
      throw Diagnostic(
        kind: "argument",
        "\"\(DisplayWidth.oneLine(text))\" names no entries.",
        hint: "Write numbers as  :history  shows them: 12, or 12-18, or 9, 12-18, or 12-"
      )
    }
    return selection
  }
}
