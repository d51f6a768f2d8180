internal import ArgumentParser
internal import Foundation
internal import Workbench

/// Prints the manual page, made from the definitions of the commands.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page, for man.",
    discussion: """
        tidemark manual > tidemark.1 && man -l tidemark.1
      """
  )

  func run() throws {
    let described = try JSONDecoder().decode(
      DescribedTool.self,
      from: Data(TidemarkCommand._dumpHelp().utf8)
    )
    let page = ManualPage(tool: described.command, version: TidemarkCommand.currentVersion)
    try StandardOutput.write(page.text)
  }
}
