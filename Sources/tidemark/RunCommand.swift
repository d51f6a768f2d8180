internal import ArgumentParser
internal import Foundation
internal import LineEditing
internal import Workbench

/// Runs a saved script.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a saved Lua script on a store.",
    discussion: """
      The script gets the module with  local qi = require "qi" . What it prints goes to \
      standard output, errors to standard error. The status is 0 when it ran to its end, \
      1 when it failed, 2 for a wrong command line and 5 when its time was up.

      A script reads and writes files in its own folder and in the store's, those that a -p names, \
      and what --allow-read and --allow-write grant; modules that it requires lie beside it or in \
      scripts/lib. With --preview it uses no files but those modules and records nothing.

        tidemark run scripts/analyses/violence_on_crofton.lua
        tidemark run monthly.lua --store trust.db -p month=2024-09 --timeout 60
        tidemark run load.lua --allow-read extracts --allow-write out
        tidemark run --preview from_a_colleague.lua
      """
  )

  @Argument(help: "The script.")
  var script: String

  @Option(
    name: [.customShort("p"), .customLong("param")],
    help: ArgumentHelp(
      "A value for one of the script's qi.params; may be given several times.",
      valueName: "name=value"
    )
  )
  var parameters: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Stop the script after this time: seconds, or 90s, 10m, 1h.",
      valueName: "time"
    ),
    transform: TimeLimit.option
  )
  var timeout: TimeLimit?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A file or folder the script may read; may be given several times.",
      valueName: "path"
    )
  )
  var allowRead: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A file or folder the script may write to; may be given several times.",
      valueName: "path"
    )
  )
  var allowWrite: [String] = []

  @OptionGroup var options: SessionOptions

  func validate() throws {
    if options.preview, !(allowRead + allowWrite).isEmpty {
      throw ValidationError(
        "--preview uses no files: leave out --allow-read and --allow-write, or --preview."
      )
    }
    for parameter in parameters where !parameter.contains("=") {
      throw ValidationError("--param needs name=value, and \"\(parameter)\" has no \"=\".")
    }
  }

  func run() throws {
    let source = try source()
    var settings = try options.settings()
    settings.access = try access()
    settings.moduleFolders = ModuleFolders.ofScript(script)
    for parameter in parameters {
      let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      settings.parameters[String(parts[0])] = String(parts[1])
    }
    let session = try session(settings)
    do throws(Diagnostic) {
      try TerminalWork.during(isSilent: false) { () throws(Diagnostic) in
        try session.runScript(source, path: script, deadlineSeconds: timeout?.seconds)
      }
      if let given = settings.parameters.keys.min(), !session.hasDeclaredParameters {
        throw Diagnostic(
          kind: "parameters",
          "The script ran, but takes no parameters: \"\(given)\" was not used.",
          at: script,
          hint: "A script declares them with  qi.params { … } ."
        )
      }
    } catch {
      let wasDeadline = error.kind == "deadline"
      Failure.exit(error, status: wasDeadline ? 5 : error.kind == "parameters" ? 2 : 1)
    }
  }

  private func source() throws(Diagnostic) -> [UInt8] {
    do throws(AccessError) {
      return try FileAccess.contents(ofNamedFile: script)
    } catch {
      var diagnostic = Diagnostic(of: error)
      if case .failed(_, _, ENOENT) = error {
        diagnostic.message = "There is no script at this place."
      }
      throw diagnostic
    }
  }

  /// Which files the script may use: those of its own folder, of the store's, and those granted.
  private func access() throws -> FileAccess {
    if options.preview { return .preview }
    for path in allowRead where !FileManager.default.fileExists(atPath: path) {
      throw Diagnostic(
        kind: "usage",
        "There is nothing to read at this place (--allow-read).",
        at: path,
        hint: "Paths are taken from the folder you are in."
      )
    }
    return try FileAccess.script(
      in: ModuleFolders.folder(of: script),
      storePath: options.storePath,
      reading: allowRead,
      writing: allowWrite
    )
  }

  /// The session on the store; one that nobody named and that is not there fails only a script that
  /// reads from it.
  private func session(_ settings: SessionSettings) throws -> WorkbenchSession {
    let (path, isNamed) = options.place.location
    guard isNamed || options.create || FileManager.default.fileExists(atPath: path) else {
      let options = options
      return try WorkbenchSession(settings: settings) {
        try options.openStore(creatingDefault: false).store
      }
    }
    return try WorkbenchSession(
      store: options.openStore(creatingDefault: false).store,
      settings: settings
    )
  }
}
