internal import ArgumentParser

/// What can be done with notebooks.
struct NotebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebook",
    abstract: "Run notebooks without a browser, convert them, and check them before they leave.",
    discussion: """
      A notebook is a file of Jupyter's (.ipynb), or a text of Lua (.lua) in which comments of the \
      form  -- %%  begin the cells. Both hold the same.
      """,
    subcommands: [
      NotebookRunCommand.self, NotebookConvertCommand.self, NotebookShareCommand.self,
    ]
  )
}
