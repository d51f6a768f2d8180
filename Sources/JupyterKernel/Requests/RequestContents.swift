internal import OrderedJSON

// The contents of requests, with the names of the protocol. What it calls optional may be missing.

/// A cell to be run.
struct ExecuteRequest: Decodable {
  var code: String
  var silent: Bool?
  var store_history: Bool?
  var user_expressions: [String: String]?
  var allow_stdin: Bool?
  var stop_on_error: Bool?

  var isSilent: Bool { silent ?? false }
  /// A silent cell is never kept.
  var isKept: Bool { !isSilent && (store_history ?? true) }
  var stopsOnError: Bool { stop_on_error ?? true }
}

/// What could stand at the cursor.
struct CompleteRequest: Decodable {
  var code: String
  var cursor_pos: Int?
}

/// What stands at the cursor.
struct InspectRequest: Decodable {
  var code: String
  var cursor_pos: Int?
  var detail_level: Int?
}

/// Whether a text is a whole entry.
struct IsCompleteRequest: Decodable { var code: String }

/// Earlier entries.
struct HistoryRequest: Decodable {
  var hist_access_type: String
  var output: Bool?
  var raw: Bool?
  var session: Int?
  var start: Int?
  var stop: Int?
  var n: Int?
  var pattern: String?
  var unique: Bool?
}

/// A channel of widgets, which this kernel has none of.
struct CommOpenRequest: Decodable { var comm_id: String }

/// The end of the kernel, or a new beginning.
struct ShutdownRequest: Decodable {
  var restart: Bool?

  /// The answer, which says again what was asked for.
  static func reply(to request: KernelMessage) -> JSONValue {
    let restart = (try? request.decoded(Self.self))?.restart ?? false
    return ["status": "ok", "restart": .bool(restart)]
  }
}

/// What somebody typed who was asked.
struct InputReply: Decodable { var value: String }
