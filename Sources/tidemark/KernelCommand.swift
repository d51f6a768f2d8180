internal import ArgumentParser
internal import Foundation
internal import JupyterKernel
internal import LineEditing
internal import QualityStore
internal import Workbench

/// What has to do with notebooks of Jupyter's.
struct KernelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernel",
    abstract: "Serve notebooks of Jupyter's, or have Jupyter know of the kernel.",
    discussion: """
      Once it is installed, JupyterLab, jupyter console and nbconvert offer the kernel and start it \
      themselves. Cells are evaluated as the prompt evaluates entries.

        tidemark kernel install --user
        tidemark kernel install --prefix /opt/notebooks --store /srv/trust.db
        jupyter nbconvert --to html --execute ward-pack.ipynb
      """,
    subcommands: [KernelServeCommand.self, KernelInstallCommand.self],
    defaultSubcommand: KernelServeCommand.self
  )
}

/// Runs a kernel for the front end that wrote a connection file.
struct KernelServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve a front end (what tidemark kernel does; Jupyter calls it).",
    discussion: """
      The connection file says where to listen and holds the key of signatures; Jupyter writes it. \
      The store is the one that --store or TIDEMARK_STORE names, else quality.db in the notebook's \
      folder. A message that is not signed as it should be is let fall, and standard error says so.
      """
  )

  @Option(
    name: [.customShort("f"), .long],
    help: ArgumentHelp("What the front end wrote.", valueName: "file")
  )
  var connectionFile: String

  @OptionGroup var options: SessionOptions

  func run() throws {
    #if Jupyter
    let connection = try readConnection()
    let session = try session()
    let kernel: JupyterKernel
    do {
      kernel = try JupyterKernel(
        connection,
        session: session,
        information: .ofTidemark,
        user: session.settings.actor,
        log: KernelSentences.log
      )
    } catch {
      throw Diagnostic(of: error)
    }
    // The terminal of a console sends Ctrl-C to all that it started; it is meant for what runs.
    signal(SIGINT, SIG_IGN)
    kernel.run()
    #else
    throw Diagnostic(
      kind: "usage",
      "This tidemark was built without the kernel.",
      hint: "Build it with  swift build --traits Jupyter"
    )
    #endif
  }

  #if Jupyter
  private func readConnection() throws -> ConnectionFile {
    let data: Data
    do { data = try Data(contentsOf: URL(fileURLWithPath: connectionFile)) } catch {
      throw Diagnostic(
        kind: "usage",
        "The connection file cannot be read.",
        at: connectionFile,
        hint: "Jupyter writes it, and starts the kernel itself:  tidemark kernel install --user"
      )
    }
    do throws(ConnectionFileError) { return try ConnectionFile(data) } catch {
      throw Diagnostic(of: error, at: connectionFile)
    }
  }

  /// The session of the prompt, without a terminal.
  private func session() throws -> WorkbenchSession {
    let choices = options.choices
    var settings = try choices.settings()
    settings.colour = false
    settings.unicode = true
    settings.columns = 100
    settings.rows = SessionSettings.rowsOfNotebook
    settings.progress = nil
    settings.access =
      choices.preview ? .preview : try .interactive(storePath: choices.location.path)
    settings.moduleFolders = ModuleFolders.ofPrompt
    let earlier = HistoryFile.standardPath(
      application: "tidemark",
      environment: Terminal.environment
    ).flatMap { try? HistoryFile(path: $0).load() }
    settings.earlierEntries = { earlier ?? [] }
    // A store that is not there is told of by the first cell that reads: so the front end shows it.
    let isReadOnly = choices.asOf != nil || choices.preview
    let session = try WorkbenchSession(settings: settings) {
      try choices.openStore(
        creatingDefault: false,
        mode: isReadOnly ? .readOnly : .readWrite
      ).store
    }
    try session.traceCells()
    return session
  }
  #endif
}

#if Jupyter
extension KernelInformation {
  /// This program as a kernel.
  fileprivate static var ofTidemark: KernelInformation {
    KernelInformation(
      version: TidemarkCommand.currentVersion,
      banner: "Tidemark \(TidemarkCommand.currentVersion) · Lua 5.4 · ? helps"
    )
  }
}
#endif
