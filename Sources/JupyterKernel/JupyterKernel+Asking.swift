#if Jupyter
internal import OrderedJSON
internal import Workbench

// What front ends ask about a text that is not run.
extension JupyterKernel {
  /// The help on what stands at the cursor; with a detail level above 0 all there is.
  func inspection(_ request: InspectRequest) -> JSONValue {
    let help = session.inspection(
      before: CodePoints.text(request.code, before: request.cursor_pos),
      after: CodePoints.text(request.code, from: request.cursor_pos),
      isFull: (request.detail_level ?? 0) > 0
    )
    return [
      "status": "ok",
      "found": .bool(help != nil),
      "data": help.map { ["text/plain": .string($0)] } ?? [:],
      "metadata": [:],
    ]
  }

  /// Whether a text is whole, and how far in its next line belongs.
  func completeness(_ request: IsCompleteRequest) -> JSONValue {
    switch session.completeness(of: request.code) {
    case .complete: ["status": "complete"]
    case .invalid: ["status": "invalid"]
    case .incomplete(let indent):
      ["status": "incomplete", "indent": .string(String(repeating: " ", count: indent))]
    }
  }
}
#endif
