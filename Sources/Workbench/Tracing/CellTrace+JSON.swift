package import OrderedJSON

extension CellTrace {
  /// As a notebook keeps it; members without anything in them are left out.
  package var json: JSONObject {
    var json = JSONObject()
    func add(_ name: String, _ marks: [String: TraceMark]) {
      guard !marks.isEmpty else { return }
      json[name] = .object(
        JSONObject(
          marks.sorted { $0.key < $1.key }
            .map { JSONObject.Member(name: $0.key, value: .string($0.value.text)) }
        )
      )
    }
    add("read", read)
    add("wrote", wrote)
    if isPassing { json["passing"] = .bool(true) }
    if namesPlaces { json["names_places"] = .bool(true) }
    if looksAtAll { json["looks_at_all"] = .bool(true) }
    if changes > 0 { json["changes"] = .number(JSONNumber(changes)) }
    if !filesWritten.isEmpty {
      json["files"] = .array(filesWritten.sorted().map { .string($0) })
    }
    return json
  }

  /// A trace as a notebook keeps it.
  package init(_ json: JSONValue) {
    self.init()
    func marks(_ name: String) -> [String: TraceMark] {
      let members = json[name]?.object?.members ?? []
      return Dictionary(members.map { ($0.name, TraceMark($0.value.string ?? "")) }) { $1 }
    }
    read = marks("read")
    wrote = marks("wrote")
    isPassing = json["passing"]?.bool ?? false
    namesPlaces = json["names_places"]?.bool ?? false
    looksAtAll = json["looks_at_all"]?.bool ?? false
    changes = json["changes"]?.int ?? 0
    filesWritten = Set((json["files"]?.array ?? []).compactMap(\.string))
  }

  /// The names that a text of Lua may use: every name in it, for what it does with them only a run shows.
  package static func names(in source: String) -> Set<String> {
    Set(LuaScanner.tokens(of: source).filter { $0.kind == .name }.map(\.text))
  }
}
