internal import Notebook
internal import OrderedJSON
internal import Workbench

extension NotebookRunCommand {
  /// What went wrong, on standard error; nothing where nothing did.
  func tell(
    _ run: NotebookRun,
    _ comparison: NotebookComparison?,
    _ checked: CheckedNotebook
  ) {
    if let failure = run.failure {
      let verb = run.outcome == .interrupted ? "The run was stopped in cell" : "Cell"
      var lines: [String] = []
      lines.append(
        run.outcome == .interrupted
          ? "\(verb) \(failure.cell)."
          : "error: \(verb) \(failure.cell): \(checked.cleaned(failure.message))"
      )
      if run.counts.notRun > 0 {
        lines.append("  \(NumberText.counted(run.counts.notRun, "cell")) after it not run")
      }
      StandardError.write(lines)
    }
    guard run.outcome == .resultsChanged, let comparison, let expect else { return }
    var lines = [
      "The results differ from those in \(expect) in "
        + "\(NumberText.counted(comparison.count, "place")):"
    ]
    for difference in comparison.differences.prefix(20) {
      let place = difference.place.isEmpty ? "" : ", \(difference.place)"
      let (before, after) = (checked.cleaned(difference.before), checked.cleaned(difference.after))
      lines.append("  cell \(difference.cell)\(place): \(before) → \(after)")
    }
    if comparison.count > 20 { lines.append("  … \(comparison.count - 20) more") }
    StandardError.write(lines)
  }

  /// The run for programs, on standard output.
  func printSummary(
    of run: NotebookRun,
    _ comparison: NotebookComparison?,
    _ checked: CheckedNotebook?
  ) throws {
    func clean(_ text: String) -> String { checked?.cleaned(text) ?? text }
    var summary = JSONObject()
    summary["notebook"] = .string(notebook)
    if run.outcome != .refused, let output, checked?.isRefused == false {
      summary["output"] = .string(output)
    }
    summary["outcome"] = .string(run.outcome.rawValue)
    summary["status"] = .number(JSONNumber(Int(run.outcome.status)))
    func number(_ count: Int) -> JSONValue { .number(JSONNumber(count)) }
    summary["cells"] = [
      "run": number(run.counts.run), "failed": number(run.counts.failed),
      "skipped": number(run.counts.skipped), "not_run": number(run.counts.notRun),
      "kept": number(run.counts.kept),
    ]
    if let failure = run.failure {
      summary["failure"] = [
        "cell": number(failure.cell), "name": .string(failure.name),
        "message": .string(clean(failure.message)),
      ]
    }
    if !run.refusal.isEmpty { summary["refusal"] = .string(run.refusal.joined(separator: "\n")) }
    if let comparison {
      summary["differences"] = [
        "count": number(comparison.count),
        "first": .array(
          comparison.differences.map { difference in
            [
              "cell": number(difference.cell), "id": difference.id.map { .string($0) } ?? .null,
              "place": .string(difference.place), "before": .string(clean(difference.before)),
              "after": .string(clean(difference.after)),
            ]
          }
        ),
      ]
    }
    if let checked { summary["disclosure"] = checked.summary }
    try StandardOutput.write(JSONValue.object(summary).indentedText("  ") + "\n")
  }
}
