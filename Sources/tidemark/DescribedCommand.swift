/// What the parser tells of the whole tool, read from its JSON.
struct DescribedTool: Decodable {
  let command: DescribedCommand
}

/// A command as its definition describes it.
struct DescribedCommand: Decodable {
  let commandName: String
  let superCommands: [String]?
  let shouldDisplay: Bool
  let abstract: String?
  let discussion: String?
  let defaultSubcommand: String?
  let subcommands: [DescribedCommand]?
  let arguments: [DescribedArgument]?

  /// The command as it is typed: "tidemark run".
  var path: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }

  /// The arguments a reader is told of; what every command has is told once, on the whole tool.
  var ownArguments: [DescribedArgument] {
    (arguments ?? []).filter { argument in
      argument.shouldDisplay && !["help", "version"].contains(argument.preferredName?.name)
    }
  }
}

/// An argument, option or flag of a command.
struct DescribedArgument: Decodable {
  struct Name: Decodable {
    let kind: String
    let name: String

    /// As it is typed.
    var typed: String { kind == "long" ? "--\(name)" : "-\(name)" }
  }

  let kind: String
  let shouldDisplay: Bool
  let isOptional: Bool
  let isRepeating: Bool
  let names: [Name]?
  let preferredName: Name?
  let valueName: String?
  let defaultValue: String?
  let allValues: [String]?
  let sectionTitle: String?
  let abstract: String?
  let discussion: String?

  var isPositional: Bool { kind == "positional" }
}
