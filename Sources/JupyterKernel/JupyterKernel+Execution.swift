#if Jupyter
internal import OrderedJSON
internal import Workbench

/// How a cell ended, and what its sender is told.
struct ExecutionOutcome {
  var succeeded: Bool
  var reply: JSONValue
  /// What the reply says beside it: the cells that show what is no longer so.
  var metadata: JSONValue = [:]
}

extension JupyterKernel {
  /// Runs a cell and publishes what it shows.
  func execute(_ request: ExecuteRequest, of message: KernelMessage) -> ExecutionOutcome {
    let parent = message.headerBytes
    let number = session.nextEntryNumber
    let isSilent = request.isSilent
    if !isSilent {
      publisher.publish(
        "execute_input",
        parent: parent,
        ["code": .string(request.code), "execution_count": .integer(number)]
      )
    }
    let before = (session.settings.progress, session.settings.clearOutput, session.settings.ask)
    attend(request, message)
    defer {
      (session.settings.progress, session.settings.clearOutput, session.settings.ask) = before
    }

    var options = CellOptions()
    options.isCounted = request.isKept
    options.isShown = !isSilent
    let events = CellEvents(publisher: publisher, parent: parent, isSilent: isSilent)
    let outcome = session.evaluateCell(
      session.helpAsked(by: request.code) ?? request.code,
      options
    ) { events.take($0) }
    let metadata = tellStale(after: message, number: number, isSilent: isSilent)
    let count = JSONValue.integer(request.isKept ? number : number - 1)
    if request.isKept, session.nextEntryNumber > number {
      history.append(line: number, input: request.code, output: events.shown)
    }
    switch outcome {
    case .succeeded:
      let expressions = (request.user_expressions ?? [:]).sorted { $0.key < $1.key }
      return ExecutionOutcome(
        succeeded: true,
        reply: [
          "status": "ok", "execution_count": count,
          "payload": .array(events.pages),
          "user_expressions": .object(
            JSONObject(
              expressions.map {
                JSONObject.Member(name: $0.key, value: value(ofExpression: $0.value, parent))
              }
            )
          ),
        ],
        metadata: metadata
      )
    case .failed(let error):
      var reply = error.content
      reply["status"] = "error"
      reply["execution_count"] = count
      reply["payload"] = []
      reply["user_expressions"] = [:]
      return ExecutionOutcome(succeeded: false, reply: .object(reply), metadata: metadata)
    }
  }

  /// Says below the cell which others used what it has made otherwise.
  ///
  /// - Returns: What the reply says of it: the cells that show what is no longer so, by their names.
  private func tellStale(after message: KernelMessage, number: Int, isSilent: Bool) -> JSONValue {
    guard let trace = session.lastTrace else { return [:] }
    let metadata = try? JSONValue(reading: message.metadata)
    let deleted = (metadata?["deletedCells"]?.array ?? []).compactMap(\.string)
    dependencies.forget(deleted)
    let cell = isSilent ? nil : metadata?["cellId"]?.string
    let finding = dependencies.ran(cell, number: number, trace)
    guard cell != nil else { return [:] }
    let lines = finding.lines.map { "stale: \($0)\n" }
    if !lines.isEmpty {
      publisher.write(
        lines.joined(),
        to: CellEvent.Stream.error.rawValue,
        parent: message.headerBytes
      )
    }
    return ["tidemark": ["stale": .array(finding.stale.map { .string($0) })]]
  }

  /// Points what a session tells and asks at the cell.
  private func attend(_ request: ExecuteRequest, _ message: KernelMessage) {
    let parent = message.headerBytes
    let isSilent = request.isSilent
    var progress = ProgressDisplay(of: message.header.msg_id) { [publisher] type, content in
      publisher.publish(type, parent: parent, content)
    }
    session.settings.progress = isSilent ? nil : { progress.show($0) }
    session.settings.clearOutput =
      isSilent
      ? nil
      : { [publisher] waits in
        publisher.publish("clear_output", parent: parent, ["wait": .bool(waits)])
      }
    session.settings.ask =
      request.allow_stdin ?? true
      ? { [publisher, input] question in
        // What was printed stands above the question.
        publisher.settle()
        return try input.ask(question, of: message)
      } : nil
  }

  /// What an expression gives that a front end wants to know beside the cell.
  private func value(ofExpression source: String, _ parent: [UInt8]) -> JSONValue {
    var options = CellOptions()
    options.isCounted = false
    let events = CellEvents(publisher: publisher, parent: parent, isSilent: true)
    switch session.evaluateCell(source, options, { events.take($0) }) {
    case .succeeded:
      return [
        "status": "ok", "data": .object(events.result ?? JSONObject()), "metadata": [:],
      ]
    case .failed(let error):
      var content = error.content
      content["status"] = "error"
      return .object(content)
    }
  }
}

/// Publishes what happens in a cell, and keeps what its reply tells.
private final class CellEvents {
  private let publisher: Publisher
  private let parent: [UInt8]
  private let isSilent: Bool
  /// What the pager is to show.
  private(set) var pages: [JSONValue] = []
  /// The forms of the cell's value.
  private(set) var result: JSONObject?
  /// The cell's value as text.
  private(set) var shown: String?

  init(publisher: Publisher, parent: [UInt8], isSilent: Bool) {
    self.publisher = publisher
    self.parent = parent
    self.isSilent = isSilent
  }

  func take(_ event: CellEvent) {
    switch event {
    case .stream(let stream, let text):
      if !isSilent { publisher.write(text, to: stream.rawValue, parent: parent) }
    case .display(let bundle):
      publish(
        "display_data",
        [
          "data": .object(bundle.data), "metadata": .object(bundle.metadata), "transient": [:],
        ]
      )
    case .page(let text):
      guard !isSilent else { return }
      pages.append(["source": "page", "data": ["text/plain": .string(text)], "start": 0])
    case .result(let number, let bundle):
      result = bundle.data
      shown = bundle.plain
      publish(
        "execute_result",
        [
          "execution_count": .integer(number), "data": .object(bundle.data),
          "metadata": .object(bundle.metadata),
        ]
      )
    case .error(let error): publish("error", .object(error.content))
    }
  }

  private func publish(_ type: String, _ content: JSONValue) {
    if !isSilent { publisher.publish(type, parent: parent, content) }
  }
}

extension CellError {
  /// The error as messages hold it.
  fileprivate var content: JSONObject {
    var content = JSONObject()
    content["ename"] = .string(name)
    content["evalue"] = .string(message)
    content["traceback"] = .array(traceback.map(JSONValue.string))
    return content
  }
}
#endif
