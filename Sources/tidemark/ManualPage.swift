/// The manual page of the tool in the language of man(7).
struct ManualPage {
  let tool: DescribedCommand
  let version: String

  /// The whole page.
  var text: String {
    var lines = [
      ".\\\" Made by  tidemark manual  from the definitions of the commands.",
      ".TH \(tool.commandName.uppercased()) 1 \"\" \"Tidemark \(version)\" \"User Commands\"",
      ".SH NAME",
      Self.escaped("\(tool.commandName) - \(Self.withoutStop(tool.abstract ?? ""))"),
      ".SH SYNOPSIS",
    ]
    lines += [".B \(Self.escaped(tool.commandName))", ".RI [ command ]", ".RI [ options ]"]
    lines += [".SH DESCRIPTION"] + paragraphs(of: tool.discussion)
    lines.append(".SH COMMANDS")
    for command in Self.shownCommands(of: tool) { lines += sections(command) }
    lines += [".SH OPTIONS OF EVERY COMMAND"]
    for argument in tool.arguments ?? [] where argument.shouldDisplay { lines += item(argument) }
    lines += ending
    return lines.joined(separator: "\n") + "\n"
  }

  private static func shownCommands(of command: DescribedCommand) -> [DescribedCommand] {
    (command.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }

  /// A command, and those beneath it.
  private func sections(_ command: DescribedCommand) -> [String] {
    section(command) + Self.shownCommands(of: command).flatMap(sections)
  }

  private func section(_ command: DescribedCommand) -> [String] {
    var lines = [".SS \(Self.escaped(synopsis(command)))"]
    lines += command.abstract.map { [Self.escaped($0)] } ?? []
    lines += paragraphs(of: command.discussion)
    var title: String?
    for argument in command.ownArguments {
      if let section = argument.sectionTitle, section != title {
        lines += [".PP", ".I \(Self.escaped(section))"]
      }
      title = argument.sectionTitle
      lines += item(argument)
    }
    return lines
  }

  private func synopsis(_ command: DescribedCommand) -> String {
    let positional = command.ownArguments.filter(\.isPositional).map { argument in
      let value = "<\(argument.valueName ?? "value")>" + (argument.isRepeating ? " …" : "")
      return argument.isOptional ? "[\(value)]" : value
    }
    let hasOptions = command.ownArguments.contains { !$0.isPositional }
    return ([command.path] + (hasOptions ? ["[options]"] : []) + positional)
      .joined(separator: " ")
  }

  private func item(_ argument: DescribedArgument) -> [String] {
    let names = (argument.names ?? []).map { "\\fB\(Self.escaped($0.typed))\\fR" }
      .joined(separator: ", ")
    let value = "\\fI\(Self.escaped(argument.valueName ?? "value"))\\fR"
    let head =
      argument.isPositional ? value : argument.kind == "option" ? "\(names) \(value)" : names
    var lines = [".TP", head]
    let told = [argument.abstract, argument.discussion].compactMap(\.self).joined(separator: " ")
    lines.append(told.isEmpty ? "\\&" : Self.escaped(told))
    if let values = argument.allValues, !values.isEmpty {
      lines.append(Self.escaped("One of: \(values.joined(separator: ", "))."))
    }
    if let value = argument.defaultValue {
      lines.append(Self.escaped("Without it: \(value)."))
    }
    return lines
  }

  /// The paragraphs of a discussion; lines that are set in are examples and stay as they are.
  private func paragraphs(of text: String?) -> [String] {
    var lines: [String] = []
    var isExample = false
    // A gap is made before a line and not after one: two signs for one gap are what checkers warn of.
    var needsGap = true
    for line in (text ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
      guard !line.isEmpty else {
        needsGap = true
        continue
      }
      let startsExample = line.hasPrefix("  ")
      if isExample, !startsExample { lines.append(".fi") }
      if needsGap || isExample != startsExample { lines.append(".PP") }
      if startsExample, !isExample { lines.append(".nf") }
      lines.append(Self.escaped(String(line)))
      (isExample, needsGap) = (startsExample, false)
    }
    return isExample ? lines + [".fi"] : lines
  }

  private var ending: [String] {
    [
      ".SH EXIT STATUS",
      Self.escaped(
        "0 when all went well, 1 when something failed, 2 for a wrong command line, 5 when the time of "
          + "a script was up."
      ),
      ".SH FILES",
      ".TP", ".I quality.db", "The store in the folder you are in, unless another one is named.",
      ".SH SEE ALSO",
      Self.escaped("tidemark reference, which prints everything a Lua script can see."),
    ]
  }

  private static func withoutStop(_ text: String) -> String {
    text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  /// A line in which nothing is taken for a sign of the page's language.
  static func escaped(_ text: String) -> String {
    var line = ""
    for character in text {
      switch character {
      case "\\": line += "\\e"
      case "-": line += "\\-"
      // In the language of the page these two make other signs.
      case "'": line += "\\(aq"
      case "`": line += "\\(ga"
      case "^": line += "\\(ha"
      case "~": line += "\\(ti"
      case _ where character.isASCII: line.append(character)
      // Programs that set the page may not read UTF-8.
      default:
        for scalar in character.unicodeScalars {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          line += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
        }
      }
    }
    // A point at the beginning would be a request.
    return line.hasPrefix(".") ? "\\&" + line : line
  }
}
