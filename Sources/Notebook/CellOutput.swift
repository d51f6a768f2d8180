package import OrderedJSON

/// What a cell came to, one piece of it.
package enum CellOutput: Hashable, Sendable {
  /// Text on one of the two streams, "stdout" or "stderr".
  case stream(name: String, text: String)
  /// A value in several forms by their media types, shown on the way.
  case display(data: JSONObject, metadata: JSONObject)
  /// The value of the cell's last expression.
  case result(count: Int?, data: JSONObject, metadata: JSONObject)
  case error(name: String, message: String, traceback: [String])
  /// Something that nbformat 4.5 does not know; kept as it is.
  case other(JSONValue)

  /// An output as a file has it.
  init(_ value: JSONValue) {
    self = Self.read(value) ?? .other(value)
  }

  private static func read(_ value: JSONValue) -> CellOutput? {
    let output: CellOutput?
    switch value["output_type"]?.string {
    case "stream":
      guard let name = value["name"]?.string, let text = NotebookCell.text(of: value["text"]),
        value.object?.members.count == 3
      else { return nil }
      return .stream(name: name, text: text)
    case "display_data":
      output = forms(value).map { .display(data: $0, metadata: $1) }
    case "execute_result":
      output = forms(value).map {
        .result(count: value["execution_count"]?.int, data: $0, metadata: $1)
      }
    case "error":
      guard let name = value["ename"]?.string, let message = value["evalue"]?.string,
        let lines = value["traceback"]?.array
      else { return nil }
      output = .error(name: name, message: message, traceback: lines.compactMap(\.string))
    default: output = nil
    }
    // What would not be written again as it was is kept as it is.
    guard let output, Self.sorted(output.value) == Self.sorted(value) else { return nil }
    return output
  }

  private static func forms(_ value: JSONValue) -> (JSONObject, JSONObject)? {
    guard let data = value["data"]?.object, let metadata = value["metadata"]?.object else {
      return nil
    }
    var read = JSONObject()
    for member in data.members {
      // What is JSON itself stands as a value; texts may be lists of lines.
      let text = isJSON(member.name) ? nil : NotebookCell.text(of: member.value)
      read[member.name] = text.map { .string($0) } ?? member.value
    }
    return (read, metadata)
  }

  private static func isJSON(_ mediaType: String) -> Bool {
    mediaType == "application/json" || mediaType.hasSuffix("+json")
  }

  /// The output as a file has it.
  var value: JSONValue {
    switch self {
    case .stream(let name, let text):
      return [
        "name": .string(name), "output_type": "stream", "text": NotebookCell.lines(of: text),
      ]
    case .display(let data, let metadata):
      return [
        "data": Self.written(data), "metadata": .object(metadata), "output_type": "display_data",
      ]
    case .result(let count, let data, let metadata):
      return [
        "data": Self.written(data),
        "execution_count": count.map { .number(JSONNumber($0)) } ?? .null,
        "metadata": .object(metadata), "output_type": "execute_result",
      ]
    case .error(let name, let message, let traceback):
      return [
        "ename": .string(name), "evalue": .string(message), "output_type": "error",
        "traceback": .array(traceback.map { .string($0) }),
      ]
    case .other(let value): return value
    }
  }

  private static func written(_ data: JSONObject) -> JSONValue {
    .object(
      JSONObject(
        data.members.map { member in
          let text = isJSON(member.name) ? nil : member.value.string
          return JSONObject.Member(
            name: member.name,
            value: text.map { NotebookCell.lines(of: $0) } ?? member.value
          )
        }
      )
    )
  }

  /// A value in a form that compares whatever the order of members and the form of texts.
  private static func sorted(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let object):
      return .object(
        JSONObject(
          object.members.sorted { $0.name < $1.name }.map {
            JSONObject.Member(name: $0.name, value: sorted($0.value))
          }
        )
      )
    case .array(let elements):
      let texts = elements.compactMap(\.string)
      guard texts.count == elements.count else { return .array(elements.map(sorted)) }
      return .string(texts.joined())
    default: return value
    }
  }
}
