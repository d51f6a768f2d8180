internal import ArgumentParser
internal import Foundation
internal import Notebook
internal import OrderedJSON
internal import Workbench

/// Runs a notebook from its first cell to its last.
struct NotebookRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a notebook and write it with what its cells came to.",
    discussion: """
      The cells run in order in a process of their own, with the evaluator of the prompt. The notebook \
      is written whatever happens: a cell that failed is marked, those after it are marked as not run. \
      The same notebook, store, parameters and days give the same bytes.

      Parameters are those of the cell tagged  parameters , by  p = qi.params { … }  or by plain \
      globals; they are checked before the first cell. Other tags: raises-exception (the cell may \
      fail), skip-execution, remove-input (its code is left out of the page).

      The status is 0 when all went well, 1 when a cell failed, 2 for a wrong command line or \
      parameters, 3 when --expect finds other results, 4 when the interpreter died, 5 when \
      time was up and 6 when --disclosure refuse kept the notebook back.

      NHS numbers and paths of the machine are taken out of what is written, and named on standard \
      error; --disclosure says otherwise. Before a notebook leaves the trust:  tidemark notebook share

        tidemark notebook run pack.lua -o out/pack.ipynb --html out/pack.html -p month=2025-10
        tidemark notebook run pack.lua -o out/pack.ipynb --resume
        tidemark notebook run audit.ipynb --expect last_year.ipynb --as-of 2025-03-31
      """
  )

  @Argument(help: "The notebook: .ipynb, or .lua with cells.")
  var notebook: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Where the notebook goes with its outputs.", valueName: "out.ipynb")
  )
  var output: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Write a page as well, whole by itself.", valueName: "page.html")
  )
  var html: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Compare with an earlier run: figures, signals, tables and words, not pictures.",
      valueName: "last.ipynb"
    )
  )
  var expect: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      What to do with NHS numbers and paths of the machine: redact (write the notebook without them), \
      refuse (write nothing) or report (write it as it is).
      """,
      valueName: "policy"
    )
  )
  var disclosure = DisclosurePolicy.redact

  @Flag(
    name: .long,
    help: """
      Run only what the earlier run in the output's place does not tell already: from the first cell \
      that changed or failed, what that reaches.
      """
  )
  var resume = false

  @Flag(name: .long, help: "Print a summary as JSON.")
  var json = false

  @Option(
    name: [.customShort("p"), .customLong("param")],
    help: ArgumentHelp(
      "A value for one of the notebook's parameters; may be given several times.",
      valueName: "name=value"
    )
  )
  var parameters: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Stop the run after this time: seconds, or 90s, 10m, 1h.",
      valueName: "time"
    ),
    transform: TimeLimit.option
  )
  var timeout: TimeLimit?

  @Option(
    name: .long,
    help: ArgumentHelp("Stop a cell after this time: seconds, or 90s, 10m, 1h.", valueName: "time"),
    transform: TimeLimit.option
  )
  var cellTimeout: TimeLimit?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A file or folder the notebook may read; may be given several times.",
      valueName: "path"
    )
  )
  var allowRead: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A file or folder the notebook may write to; may be given several times.",
      valueName: "path"
    )
  )
  var allowWrite: [String] = []

  @OptionGroup var options: SessionOptions

  func validate() throws {
    for parameter in parameters where !parameter.contains("=") {
      throw ValidationError("--param needs name=value, and \"\(parameter)\" has no \"=\".")
    }
    if output == nil, html == nil, expect == nil, !json {
      throw ValidationError(
        "Nothing would be kept of the run: say where with -o out.ipynb or --html page.html, "
          + "or compare it with --expect last.ipynb."
      )
    }
    if resume, output == nil {
      throw ValidationError(
        "--resume needs the earlier run: say where it is with -o out.ipynb."
      )
    }
    if let output, !output.lowercased().hasSuffix(".ipynb") {
      throw ValidationError(
        "--output needs a name that ends in .ipynb: a .lua has no place for outputs."
      )
    }
  }

  func run() throws {
    let source = try NotebookFile.read(notebook)
    let earlier = try expect.map { try NotebookFile.read($0) }
    let progress = ProgressLine.onStandardError()
    Interruption.watch()
    var run = NotebookRun(source, try conditions) { cell, count in
      progress?.show(
        ProgressReport(
          subject: "Cell \(cell) of \(count)",
          fraction: Double(cell - 1) / Double(count)
        )
      )
    }
    var process: CellProcess?
    func start() throws -> CellProcess {
      do {
        let started = try CellProcess(cellSession)
        process = started
        return started
      } catch let error as POSIXError {
        throw Diagnostic(
          kind: "system",
          "The process for the cells cannot be started: \(String(cString: strerror(error.code.rawValue))).",
          hint: "Nothing was run. Free some memory or files of the system, and run it again."
        )
      }
    }
    if let earlier = try earlierRun {
      try run.resume(earlier, starting: start)
    } else {
      run.perform(in: try start())
    }
    progress?.show(nil)
    let status = try write(&run, comparingWith: earlier)
    // While the notebook was written here, the store was closed there.
    process?.close()
    Foundation.exit(status)
  }

  /// Checks what the run came to and writes it; the status of the program.
  private func write(
    _ run: inout NotebookRun,
    comparingWith earlier: Notebook?
  ) throws -> Int32 {
    StandardError.write(run.refusal)
    guard run.outcome != .refused else {
      if json { try printSummary(of: run, nil, nil) }
      return run.outcome.status
    }
    let checked = CheckedNotebook(
      run.notebook,
      run.conditions.disclosure,
      disclosure,
      cleared: run.cleared
    )
    let comparison = earlier.map { NotebookComparison(checked.notebook, against: $0) }
    // What did not run to its end differs from an earlier run for that reason alone.
    if let comparison, comparison.count > 0 { run.findChanged() }
    if let output, !checked.isRefused { try NotebookFile.write(checked.notebook, to: output) }
    if let html, !checked.isRefused {
      let name = URL(fileURLWithPath: notebook).deletingPathExtension().lastPathComponent
      try NotebookFile.write(
        Array(NotebookPage(checked.notebook, name: checked.cleaned(name)).html.utf8),
        to: html
      )
    }
    if json { try printSummary(of: run, comparison, checked) }
    tell(run, comparison, checked)
    if output != nil || html != nil || checked.isRefused {
      StandardError.write(checked.lines(isShared: false))
    }
    return checked.isRefused ? CheckedNotebook.refusedStatus : run.outcome.status
  }

  /// The run that is to be resumed; nil where there is none, or none under the same conditions.
  private var earlierRun: EarlierRun? {
    get throws {
      guard resume, let output, FileManager.default.fileExists(atPath: output) else { return nil }
      return EarlierRun(try NotebookFile.read(output), conditions: try conditions.mark)
    }
  }

  private var given: [String: String] {
    var given: [String: String] = [:]
    for parameter in parameters {
      let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      given[String(parts[0])] = String(parts[1])
    }
    return given
  }

  private var conditions: NotebookRun.Conditions {
    get throws {
      NotebookRun.Conditions(
        parameters: given,
        timeout: timeout?.seconds,
        cellTimeout: cellTimeout?.seconds,
        recorded: [("as_of", options.asOf), ("today", options.today)].compactMap { name, value in
          value.map { (name, $0) }
        },
        mark: conditionsMark,
        marks: try marks,
        disclosure: DisclosureRules(
          machine: .ofThisMachine(notebooks: [notebook], store: options.place.location.path)
        )
      )
    }
  }

  /// By what all of that goes on which every cell rests.
  private var conditionsMark: String {
    var digest = TraceDigest()
    digest.add(TidemarkCommand.currentVersion)
    digest.add(options.asOf ?? "")
    return digest.text
  }

  /// By what that goes on which some cells rest.
  private var marks: [String: String] {
    get throws {
      let settings = try options.settings()
      let readOn = options.today == nil ? settings.readOn : settings.today
      return [
        CellTrace.Name.parameters: WorkbenchSession.mark(ofParameters: given),
        CellTrace.Name.today: WorkbenchSession.mark(ofDay: settings.today),
        CellTrace.Name.readOn: WorkbenchSession.mark(ofDay: readOn),
      ]
    }
  }

  /// What the session of the cells is to be.
  private var cellSession: CellSession {
    CellSession(
      notebook: notebook,
      choices: options.choices,
      parameters: given,
      allowRead: allowRead,
      allowWrite: allowWrite
    )
  }
}
