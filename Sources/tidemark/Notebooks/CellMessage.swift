internal import OrderedJSON
internal import Workbench

/// What the runner asks of the child that evaluates cells, a line of JSON each.
enum CellRequest: Equatable {
  /// What the session is to be; the first of all.
  case session(CellSession)
  /// Which values the notebook's parameters have; nothing of the notebook is run.
  case parameters(source: String?, given: [String: String], timeout: Double?)
  /// `number` is the entry's, where cells before it were not evaluated; after a cell that failed and may
  /// not, none is.
  case cell(source: String, timeout: Double?, number: Int?, mayFail: Bool)
  /// What the store holds.
  case store

  var line: String {
    var message = JSONObject()
    func add(_ timeout: Double?) { if let timeout { message["timeout"] = JSONValue(timeout) } }
    switch self {
    case .session(let session):
      message["ask"] = "session"
      message["session"] = .object(session.json)
    case .parameters(let source, let given, let timeout):
      message["ask"] = "parameters"
      if let source { message["source"] = .string(source) }
      message["given"] = .object(JSONObject(texts: given))
      add(timeout)
    case .store: message["ask"] = "store"
    case .cell(let source, let timeout, let number, let mayFail):
      if let number { message["number"] = .number(JSONNumber(number)) }
      if mayFail { message["may_fail"] = true }
      message["ask"] = "cell"
      message["source"] = .string(source)
      add(timeout)
    }
    return JSONValue.object(message).compactText
  }

  init?(_ line: String) {
    guard let message = try? JSONValue(reading: line) else { return nil }
    let (source, timeout) = (message["source"]?.string, message["timeout"]?.double)
    switch message["ask"]?.string {
    case "session":
      guard let session = message["session"].flatMap(CellSession.init) else { return nil }
      self = .session(session)
    case "parameters":
      self = .parameters(
        source: source,
        given: message["given"]?.object?.texts ?? [:],
        timeout: timeout
      )
    case "cell":
      guard let source else { return nil }
      self = .cell(
        source: source,
        timeout: timeout,
        number: message["number"]?.int,
        mayFail: message["may_fail"]?.bool ?? false
      )
    case "store": self = .store
    default: return nil
    }
  }
}

/// What the child answers, a line of JSON each.
enum CellAnswer: Equatable {
  /// It can take requests.
  case ready
  case parameters(values: JSONObject, cell: String?)
  case stream(name: String, text: String)
  /// A value: its forms, and what is said of it besides.
  case display(JSONObject, metadata: JSONObject)
  case result(number: Int, JSONObject, metadata: JSONObject)
  case error(name: String, message: String, traceback: [String])
  /// The cell is over; its number, where it took one, and what it read and wrote.
  case done(number: Int?, trace: JSONObject)
  /// The cell was not begun, for the run had ended before it.
  case notRun
  /// The mark of what the store holds.
  case store(String)
  /// Something that no cell is to blame for: the store, the parameters. The lines to be printed.
  case refused(kind: String, lines: [String])

  var line: String {
    let message: JSONValue
    switch self {
    case .ready: message = ["tell": "ready"]
    case .parameters(let values, let cell):
      message = [
        "tell": "parameters", "values": .object(values), "cell": cell.map { .string($0) } ?? .null,
      ]
    case .stream(let name, let text):
      message = ["tell": "stream", "name": .string(name), "text": .string(text)]
    case .display(let data, let metadata):
      message = ["tell": "display", "data": .object(data), "metadata": .object(metadata)]
    case .result(let number, let data, let metadata):
      message = [
        "tell": "result", "number": .number(JSONNumber(number)), "data": .object(data),
        "metadata": .object(metadata),
      ]
    case .error(let name, let text, let traceback):
      message = [
        "tell": "error", "name": .string(name), "message": .string(text),
        "traceback": .array(traceback.map { .string($0) }),
      ]
    case .done(let number, let trace):
      message = [
        "tell": "done", "number": number.map { .number(JSONNumber($0)) } ?? .null,
        "trace": .object(trace),
      ]
    case .notRun: message = ["tell": "not_run"]
    case .store(let mark): message = ["tell": "store", "mark": .string(mark)]
    case .refused(let kind, let lines):
      message = [
        "tell": "refused", "kind": .string(kind), "lines": .array(lines.map { .string($0) }),
      ]
    }
    return message.compactText
  }

  init?(_ bytes: some Collection<UInt8>) {
    guard let message = try? JSONValue(reading: bytes) else { return nil }
    func texts(_ name: String) -> [String] { (message[name]?.array ?? []).compactMap(\.string) }
    let data = message["data"]?.object ?? JSONObject()
    let metadata = message["metadata"]?.object ?? JSONObject()
    switch message["tell"]?.string {
    case "ready": self = .ready
    case "parameters":
      self = .parameters(
        values: message["values"]?.object ?? JSONObject(),
        cell: message["cell"]?.string
      )
    case "stream":
      self = .stream(name: message["name"]?.string ?? "", text: message["text"]?.string ?? "")
    case "display": self = .display(data, metadata: metadata)
    case "result": self = .result(number: message["number"]?.int ?? 0, data, metadata: metadata)
    case "error":
      self = .error(
        name: message["name"]?.string ?? "",
        message: message["message"]?.string ?? "",
        traceback: texts("traceback")
      )
    case "done":
      self = .done(
        number: message["number"]?.int,
        trace: message["trace"]?.object ?? JSONObject()
      )
    case "not_run": self = .notRun
    case "store": self = .store(message["mark"]?.string ?? "-")
    case "refused": self = .refused(kind: message["kind"]?.string ?? "", lines: texts("lines"))
    default: return nil
    }
  }

  /// What a cell tells, for the runner.
  init(_ event: CellEvent) {
    switch event {
    case .stream(let stream, let text): self = .stream(name: stream.rawValue, text: text)
    case .display(let bundle): self = .display(bundle.data, metadata: bundle.metadata)
    // A page of help is a text like any other where nobody turns pages.
    case .page(let text): self = .display(DisplayBundle(plain: text).data, metadata: [:])
    case .result(let number, let bundle):
      self = .result(number: number, bundle.data, metadata: bundle.metadata)
    case .error(let error):
      self = .error(name: error.name, message: error.message, traceback: error.traceback)
    }
  }
}
