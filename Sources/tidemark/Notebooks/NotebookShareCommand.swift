internal import ArgumentParser
internal import Foundation
internal import Notebook
internal import OrderedJSON
internal import Workbench

/// Checks a notebook before it leaves the trust, and writes one that may.
struct NotebookShareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "share",
    abstract: "Check a notebook before it leaves the trust, and write one that may.",
    discussion: """
      Looks for NHS numbers, paths of the machine, and figures that rest on small counts of people, in \
      every form of every output. By default nothing is written where something is found, and each thing \
      is named;  --disclosure redact  writes the notebook without it. Without -o and --html the \
      notebook is only checked.

      Counts from 1 to 4 are small ( --hide-below  says otherwise); 0 is not. A row of a table loses \
      all its figures, and further rows lose theirs where the first could be worked back from the \
      sum; a chart with such a point is left out whole. The figures of a cell tagged  no-people  count \
      nobody and stay.

      The status is 0 when nothing was found or it was taken out, 6 when something was found and \
      nothing written, and 2 for a wrong command line.

        tidemark notebook share out/pack.ipynb
        tidemark notebook share out/pack.ipynb -o board.ipynb --html board.html --disclosure redact
      """
  )

  @Argument(help: "The notebook, as it was run: .ipynb, or .lua with cells.")
  var notebook: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Where the notebook goes that may leave.", valueName: "out.ipynb")
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
      """
      What to do where something is found: refuse (write nothing), redact (write it without that) or \
      report (write it as it is).
      """,
      valueName: "policy"
    )
  )
  var disclosure = DisclosurePolicy.refuse

  @Option(
    name: .long,
    help: ArgumentHelp("Hide counts from 1 up to but not including this.", valueName: "count")
  )
  var hideBelow = 5

  @Flag(name: .long, help: "Print what was found as JSON.")
  var json = false

  func validate() throws {
    guard (2...1_000).contains(hideBelow) else {
      throw ValidationError("--hide-below needs a whole number from 2 to 1000; usual is 5.")
    }
  }

  func run() throws {
    let source = try NotebookFile.read(notebook)
    if let output {
      _ = try NotebookFile.isText(output)
      guard !Self.isSameFile(output, notebook) else {
        throw Diagnostic(
          kind: "usage",
          "The notebook that may leave would replace the one with all its figures.",
          at: output,
          hint: "Give another name with  -o"
        )
      }
    }
    let rules = DisclosureRules(
      machine: .ofThisMachine(notebooks: [notebook], store: nil),
      smallestShared: hideBelow
    )
    let checked = CheckedNotebook(source, rules, disclosure)
    let isWriting = output != nil || html != nil
    // A check alone writes nothing whatever it finds.
    let isRefused = !checked.gate.findings.isEmpty && (checked.isRefused || !isWriting)
    if !isRefused {
      if let output { try NotebookFile.write(checked.notebook, to: output) }
      if let html {
        let name = URL(fileURLWithPath: notebook).deletingPathExtension().lastPathComponent
        let page = NotebookPage(checked.notebook, name: checked.cleaned(name))
        try NotebookFile.write(Array(page.html.utf8), to: html)
      }
    }
    if json { try StandardOutput.write(checked.summary.indentedText("  ") + "\n") }
    let lines = isWriting ? checked : CheckedNotebook(source, rules, .refuse)
    StandardError.write(lines.lines(isShared: true))
    if checked.gate.findings.isEmpty, !isWriting, !json {
      try StandardOutput.write("Nothing was found that should not be shared.\n")
    }
    if isRefused { Foundation.exit(CheckedNotebook.refusedStatus) }
  }

  private static func isSameFile(_ one: String, _ other: String) -> Bool {
    func place(_ path: String) -> String {
      URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }
    return place(one) == place(other)
  }
}
