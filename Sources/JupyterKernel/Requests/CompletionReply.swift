internal import OrderedJSON
internal import Workbench

/// The answer to `complete_request`: the prompt's completion, with places in code points.
enum CompletionReply {
  static func content(for request: CompleteRequest, in session: WorkbenchSession) -> JSONValue {
    let before = CodePoints.text(request.code, before: request.cursor_pos)
    let found = CompletionEngine(session: session).completions(of: before)
    let start = CodePoints.count(in: before, beforeByte: found.start)
    let end = CodePoints.count(of: before)
    return [
      "status": "ok",
      "matches": .array(found.candidates.map { .string($0.text) }),
      "cursor_start": .integer(start),
      "cursor_end": .integer(end),
      "metadata": [
        "_jupyter_types_experimental": .array(
          found.candidates.map { candidate in
            [
              "start": .integer(start), "end": .integer(end), "text": .string(candidate.text),
              "type": .string(word(for: candidate.kind)),
              // Where front ends show a signature they show what is there: what it is for.
              "signature": .string(candidate.note ?? ""),
            ]
          }
        )
      ],
    ]
  }

  /// The words for which front ends have signs.
  private static func word(for kind: Completion.Kind) -> String {
    switch kind {
    case .name: "instance"
    case .function, .method, .command: "function"
    case .field: "property"
    case .argument: "param"
    case .keyword: "keyword"
    case .value: "value"
    case .module: "module"
    case .path: "path"
    }
  }
}
