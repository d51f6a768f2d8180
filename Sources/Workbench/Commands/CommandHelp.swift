internal import QualityModel

/// Help on colon commands.
struct CommandHelp {
  let width: Int

  /// Every command on a line or two.
  var overview: [String] {
    let widest = ColonCommand.all.map(\.usage.count).max() ?? 0
    return ColonCommand.all.flatMap { command in
      WrappedText.lines(
        command.purpose,
        after: "  \(command.usage.padded(to: widest))  ",
        indent: widest + 4,
        width: width
      )
    } + ["", "More on one:  :help save    On everything else:  ?    To leave:  Ctrl-D"]
  }

  func lines(for command: ColonCommand) -> [String] {
    [command.usage, ""] + WrappedText.lines(command.purpose, after: "", indent: 0, width: width)
      + ["", "Example", "  \(command.example)"]
      + ["", "In a script  qi.\(command.function)    Its help  ?qi.\(command.function)"]
  }
}

/// The commands that somebody may have meant.
enum NearCommands {
  static func candidates(for name: String) -> [String] {
    let other = others[name.lowercased()]
    let near = NearMiss.candidates(for: name, among: ColonCommand.all.map(\.name))
    return (other.map { [$0] } ?? []) + near.filter { $0 != other }
  }

  /// What other programs call them.
  private static let others = [
    "open": "store", "db": "store", "database": "store", "timer": "timing", "time": "timing",
    "hist": "history", "write": "save", "keep": "save", "read": "load", "source": "load",
    "exec": "run", "commands": "help", "h": "help", "?": "help",
  ]
}
