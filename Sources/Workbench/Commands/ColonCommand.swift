internal import LuaRuntime

/// A command that a line beginning with a colon gives, at a prompt or in a notebook.
///
/// Each stands for a function of `qi`: a command only reads what was typed and makes the arguments of
/// that function of it, so that nothing can be done at the prompt that a script cannot do.
package struct ColonCommand: Sendable {
  /// What may stand after the name, for completion.
  enum Argument: Sendable {
    case command
    case entries
    case newName
    case script
    case store
    case choice([String])
    case parameters
  }

  package let name: String
  /// What may follow the name, as help writes it.
  package let arguments: String
  /// One line: what it does.
  package let purpose: String
  /// The function of `qi` that it stands for.
  package let function: String
  /// A command as somebody would type it.
  package let example: String
  let places: [Argument]
  /// Whether it runs somebody's script, whose time is of interest.
  var isTimed = false
  let call: @Sendable (CommandLine, WorkbenchSession) throws -> [LuaValue]

  /// The command as help writes it: ":history [n | from-to | text]".
  package var usage: String { arguments.isEmpty ? ":\(name)" : ":\(name) \(arguments)" }

  /// The line of a command without its colon; nil for anything else.
  ///
  /// `::name::` is a label of Lua.
  static func line(in source: String) -> CommandLine? {
    let text = source.drop(while: \.isWhitespace)
    guard text.hasPrefix(":"), !text.hasPrefix("::") else { return nil }
    return CommandLine(text.dropFirst())
  }

  static func named(_ name: String) -> ColonCommand? { all.first { $0.name == name } }
}

/// What was typed after a colon, cut into words.
struct CommandLine: Equatable {
  struct Word: Equatable {
    let text: String
    /// Whether it stood in quotes, and so means itself.
    let isQuoted: Bool
  }

  let name: String
  let words: [Word]
  /// Everything after the name, as it was typed.
  let rest: String

  /// Words are parted by white space; quotes of either kind hold words together.
  init(_ text: some StringProtocol) {
    var words: [Word] = []
    var word = ""
    var isQuoted = false
    var quote: Character?
    func end() {
      if !word.isEmpty || isQuoted { words.append(Word(text: word, isQuoted: isQuoted)) }
      word = ""
      isQuoted = false
    }
    for character in text {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
        isQuoted = true
      } else if quote == nil, character.isWhitespace {
        end()
      } else {
        word.append(character)
      }
    }
    end()
    let trimmed = text.drop(while: \.isWhitespace)
    name = words.first?.text ?? ""
    rest = String(trimmed.drop { !$0.isWhitespace }.drop(while: \.isWhitespace)).trimmedAtEnd
    self.words = Array(words.dropFirst())
  }

  /// The word at a place, from 0.
  subscript(place: Int) -> String? { words.indices.contains(place) ? words[place].text : nil }
}

extension WorkbenchSession {
  /// Performs a command.
  ///
  /// - Returns: What it shows, made by `show`, or nothing.
  func perform<Shown>(
    _ line: CommandLine,
    show: ([LuaValue]) throws -> Shown
  ) throws(Diagnostic) -> EntryOutcome<Shown> {
    guard let command = ColonCommand.named(line.name) else { throw unknownCommand(line.name) }
    guard let function = registry.functions.first(where: { $0.name == command.function }) else {
      throw Diagnostic(
        kind: "internal",
        ":\(command.name) stands for qi.\(command.function), which is not there.",
        hint: "This is a fault of Tidemark's own; please report it."
      )
    }
    do {
      return try interruptibly {
        // An evaluation of its own: what a command does must stop as what is typed does.
        try lua.evaluate {
          let value = try invoke(function, with: command.call(line, self))
          return value.isNil ? .nothing : .ofCommand(try show([value]))
        }
      }
    } catch {
      throw diagnostic(of: error)
    }
  }

  private func unknownCommand(_ name: String) -> Diagnostic {
    let near = NearCommands.candidates(for: name)
    return Diagnostic(
      kind: "not_found",
      name.isEmpty ? "A colon begins a command." : "There is no command \":\(name)\".",
      hint: "See the commands with  :help",
      candidates: near.map { ":\($0)" }
    )
  }

  /// The help on commands: on all of them for ":", on one for ":save"; nil for any other name.
  func commandHelp(on name: String) throws(Diagnostic) -> String? {
    let name = name.drop(while: \.isWhitespace)
    guard name.hasPrefix(":") else { return nil }
    let word = String(name.dropFirst().prefix { !$0.isWhitespace })
    // A method is asked for with its colon too: `?:chart`.
    if registry.topic(ofMemberNamed: word) != nil, ColonCommand.named(word) == nil { return nil }
    let help = CommandHelp(width: settings.columns)
    // A colon by itself is a sign of Lua's too, and has its own help.
    if word.isEmpty { return nil }
    if word == "commands" { return help.overview.joined(separator: "\n") }
    guard let command = ColonCommand.named(word) else { throw unknownCommand(word) }
    return help.lines(for: command).joined(separator: "\n")
  }
}
