internal import LuaRuntime

extension ColonCommand {
  /// Every command, in the order in which help lists them.
  ///
  /// A new command adds its value here; what it does is a function of `qi`.
  package static let all: [ColonCommand] = [
    ColonCommand(
      name: "help",
      arguments: "[name]",
      purpose: "Lists the commands, or helps with a name.",
      function: "help",
      example: ":help save",
      places: [.command]
    ) { line, _ in
      let name = line.rest.hasPrefix(":") ? String(line.rest.dropFirst()) : line.rest
      return [
        .text(name.isEmpty ? ":commands" : ColonCommand.named(name) != nil ? ":\(name)" : name)
      ]
    },
    ColonCommand(
      name: "history",
      arguments: "[n | from-to | text]",
      purpose: "Lists entries with their numbers.",
      function: "history",
      example: ":history 12-18",
      places: [.entries]
    ) { line, session in
      guard let first = line.words.first else { return [] }
      if line.words.count == 1, !first.isQuoted {
        if let count = Int(first.text) {
          return [.table(try session.lua.makeTable(fields: ["last": .integer(count)]))]
        }
        if EntrySelection(first.text) != nil {
          return [.table(try session.lua.makeTable(fields: ["entries": .text(first.text)]))]
        }
      }
      let text = first.isQuoted && line.words.count == 1 ? first.text : line.rest
      return [.table(try session.lua.makeTable(fields: ["text": .text(text)]))]
    },
    ColonCommand(
      name: "save",
      arguments: "NAME 12-18 [replace]",
      purpose: "Makes a script of entries, with parameters.",
      function: "save_script",
      example: ":save ward-pack 9 12-18",
      places: [.newName, .entries, .choice(["replace"])]
    ) { line, session in
      var words = line.words.map(\.text)
      var fields: [String: LuaValue] = [:]
      if words.count > 1, words.last == "replace" {
        fields["replace"] = true
        words.removeLast()
      }
      guard let name = words.first else {
        throw ColonCommand.missing("a name and the entries", in: "save")
      }
      guard words.count > 1 else { throw ColonCommand.missing("the entries", in: "save") }
      fields["entries"] = .text(words.dropFirst().joined(separator: ", "))
      return [.text(name), .table(try session.lua.makeTable(fields: fields))]
    },
    ColonCommand(
      name: "load",
      arguments: "FILE",
      purpose: "Runs a file here: the names it makes stay.",
      function: "load_script",
      example: ":load scripts/analyses/violence_on_crofton.lua",
      places: [.script],
      isTimed: true
    ) { line, _ in
      [.text(try line.onlyWord("a file", in: "load"))]
    },
    ColonCommand(
      name: "run",
      arguments: "FILE [name=value …]",
      purpose: "Runs a script apart, as tidemark run does.",
      function: "run_script",
      example: ":run violence_on_crofton unit=CROFTON",
      places: [.script, .parameters],
      isTimed: true
    ) { line, session in
      guard let file = line[0] else { throw ColonCommand.missing("a file", in: "run") }
      var parameters: [String: LuaValue] = [:]
      for word in line.words.dropFirst() {
        let parts = word.text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else {
          throw Diagnostic(
            kind: "command",
            "\"\(word.text)\" gives no parameter a value.",
            hint: "Write  :run \(file) name=value"
          )
        }
        parameters[String(parts[0])] = .text(String(parts[1]))
      }
      let given = try session.lua.makeTable(fields: parameters)
      return [
        .text(file), .table(try session.lua.makeTable(fields: ["parameters": .table(given)])),
      ]
    },
    ColonCommand(
      name: "store",
      arguments: "[PATH] [read-only]",
      purpose: "Tells what the store is, or opens another.",
      function: "store",
      example: ":store out/demonstration.db",
      places: [.store, .choice(["read-only"])]
    ) { line, session in
      var words = line.words.map(\.text)
      let isReadOnly = words.count > 1 && words.last == "read-only"
      if isReadOnly { words.removeLast() }
      guard let path = words.first else { return [] }
      guard words.count == 1 else { throw ColonCommand.tooMany(in: "store") }
      let fields: [String: LuaValue] = isReadOnly ? ["read_only": true] : [:]
      return [.text(path), .table(try session.lua.makeTable(fields: fields))]
    },
    ColonCommand(
      name: "timing",
      arguments: "[on | off]",
      purpose: "Shows the time of every entry, or no longer.",
      function: "timing",
      example: ":timing on",
      places: [.choice(["on", "off"])]
    ) { line, _ in
      line.words.isEmpty ? [] : [.text(try line.onlyWord("on or off", in: "timing"))]
    },
  ]

  fileprivate static func missing(_ what: String, in name: String) -> Diagnostic {
    Diagnostic(
      kind: "command",
      ":\(name) needs \(what).",
      hint: "Write  \(ColonCommand.named(name)?.usage ?? ":\(name)")"
    )
  }

  fileprivate static func tooMany(in name: String) -> Diagnostic {
    Diagnostic(
      kind: "command",
      "There is more after :\(name) than it takes.",
      hint: "Write  \(ColonCommand.named(name)?.usage ?? ":\(name)") ; quotes hold a name with "
        + "spaces together."
    )
  }
}

extension CommandLine {
  fileprivate func onlyWord(_ what: String, in name: String) throws -> String {
    guard let word = words.first else { throw ColonCommand.missing(what, in: name) }
    guard words.count == 1 else { throw ColonCommand.tooMany(in: name) }
    return word.text
  }
}
