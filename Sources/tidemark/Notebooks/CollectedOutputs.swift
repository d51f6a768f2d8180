internal import Notebook
internal import OrderedJSON
internal import Workbench

/// What a cell came to, as it arrives: text that is printed in pieces is one text, and neither a text nor the
/// number of outputs grows without end.
struct CollectedOutputs {
  private var finished: [CellOutput] = []
  private var stream: (name: String, text: CappedText)?
  private var leftOut = 0

  /// A cell that shows more than these in a loop shows no more of them.
  static let mostOutputs = 500

  /// Takes in an answer, in the order in which they come.
  mutating func add(_ answer: CellAnswer) {
    switch answer {
    case .stream(let name, let text):
      if stream?.name != name {
        endStream()
        stream = (name, CappedText())
      }
      stream?.text.append(text)
    // In the order in which Jupyter would write them again.
    case .display(let data, let metadata):
      append(.display(data: Self.capped(data.inOrder), metadata: metadata.inOrder))
    case .result(let number, let data, let metadata):
      append(.result(count: number, data: Self.capped(data.inOrder), metadata: metadata.inOrder))
    case .ready, .parameters, .error, .done, .notRun, .store, .refused: break
    }
  }

  mutating func append(_ output: CellOutput) {
    endStream()
    keep(output)
  }

  private mutating func keep(_ output: CellOutput) {
    if case .error = output {
      // Why it ended is told however much it showed.
      finished.append(output)
    } else if finished.count < Self.mostOutputs {
      finished.append(output)
    } else {
      leftOut += 1
    }
  }

  private mutating func endStream() {
    guard let ended = stream else { return }
    stream = nil
    keep(.stream(name: ended.name, text: ended.text.text))
  }

  /// A value that is nothing but text may be as long as what is printed.
  private static func capped(_ data: JSONObject) -> JSONObject {
    guard data.names == ["text/plain"], let plain = data["text/plain"]?.string else { return data }
    var text = CappedText()
    text.append(plain)
    return ["text/plain": .string(text.text)]
  }

  /// All of them.
  var outputs: [CellOutput] {
    var whole = self
    whole.endStream()
    guard whole.leftOut > 0 else { return whole.finished }
    let note = CellOutput.stream(
      name: "stderr",
      text: "… \(NumberText.counted(whole.leftOut, "output")) of this cell left out …\n"
    )
    let errors = whole.finished.reversed().prefix { if case .error = $0 { true } else { false } }
    whole.finished.insert(note, at: whole.finished.count - errors.count)
    return whole.finished
  }
}
