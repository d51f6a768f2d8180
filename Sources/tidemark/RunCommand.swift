internal import ArgumentParser
internal import Foundation
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

        tidemark run scripts/analyses/violence_on_crofton.lua
        tidemark run monthly.lua --store trust.db -p month=2024-09 --timeout 60
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
    help: ArgumentHelp("Stop the script after this many seconds.", valueName: "seconds")
  )
  var timeout: Double?

  @OptionGroup var options: SessionOptions

  func validate() throws {
    if let timeout, !(timeout > 0 && timeout.isFinite) {
      throw ValidationError("--timeout needs a number of seconds above 0.")
    }
    for parameter in parameters where !parameter.contains("=") {
      throw ValidationError("--param needs name=value, and \"\(parameter)\" has no \"=\".")
    }
  }

  func run() throws {
    guard let source = FileManager.default.contents(atPath: script) else {
      throw Diagnostic(
        kind: "file",
        "There is no script at this place, or it cannot be read.",
        at: script,
        hint: "Paths are taken from the folder you are in."
      )
    }
    var settings = try options.settings()
    for parameter in parameters {
      let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      settings.parameters[String(parts[0])] = String(parts[1])
    }
    let session = try session(settings)
    do throws(Diagnostic) {
      try session.runScript(Array(source), path: script, deadlineSeconds: timeout)
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
