internal import Foundation
internal import OrderedJSON
internal import Workbench

/// What the session that evaluates the cells of a run is made of.
struct CellSession: Equatable {
  var notebook: String
  var choices = SessionChoices()
  /// The parameters that were given, by name.
  var parameters: [String: String] = [:]
  var allowRead: [String] = []
  var allowWrite: [String] = []

  /// The session: the files of a script, and nothing of the window or the day that the outputs could
  /// depend on besides what was given.
  ///
  /// - Throws: A diagnostic of a store that cannot be opened, or a choice that cannot be.
  func make() throws -> WorkbenchSession {
    var settings = try choices.settings()
    settings.access =
      choices.preview
      ? .preview
      : try .script(
        in: ModuleFolders.folder(of: notebook),
        storePath: choices.storePath,
        reading: allowRead,
        writing: allowWrite
      )
    settings.moduleFolders = ModuleFolders.ofScript(notebook)
    settings.parameters = parameters
    settings.columns = 100
    settings.rows = 60
    settings.colour = false
    settings.unicode = true
    settings.progress = nil
    // A run with a given day is the same on every day.
    if choices.today != nil { settings.readOn = settings.today }
    let (path, isNamed) = choices.location
    guard isNamed || choices.create || FileManager.default.fileExists(atPath: path) else {
      return try WorkbenchSession(settings: settings) { [choices] in
        try choices.openStore(creatingDefault: false).store
      }
    }
    return try WorkbenchSession(
      store: choices.openStore(creatingDefault: false).store,
      settings: settings
    )
  }
}

extension CellSession {
  /// As it goes to the process that makes it.
  var json: JSONObject {
    var object = JSONObject()
    object["notebook"] = .string(notebook)
    if let store = choices.store { object["store"] = .string(store) }
    object["create"] = .bool(choices.create)
    if let asOf = choices.asOf { object["as_of"] = .string(asOf) }
    if let today = choices.today { object["today"] = .string(today) }
    object["memory"] = .string(choices.memory)
    object["preview"] = .bool(choices.preview)
    object["parameters"] = .object(JSONObject(texts: parameters))
    object["allow_read"] = .array(allowRead.map { .string($0) })
    object["allow_write"] = .array(allowWrite.map { .string($0) })
    return object
  }

  init?(_ message: JSONValue) {
    guard let notebook = message["notebook"]?.string else { return nil }
    func texts(_ name: String) -> [String] { (message[name]?.array ?? []).compactMap(\.string) }
    self.notebook = notebook
    choices.store = message["store"]?.string
    choices.create = message["create"]?.bool ?? false
    choices.asOf = message["as_of"]?.string
    choices.today = message["today"]?.string
    choices.memory = message["memory"]?.string ?? SessionChoices.usualMemory
    choices.preview = message["preview"]?.bool ?? false
    parameters = message["parameters"]?.object?.texts ?? [:]
    allowRead = texts("allow_read")
    allowWrite = texts("allow_write")
  }
}

extension JSONObject {
  /// Texts by their names, in the order of these.
  init(texts: [String: String]) {
    self.init(
      texts.sorted { $0.key < $1.key }.map { Member(name: $0.key, value: .string($0.value)) }
    )
  }

  /// The texts among the members by their names.
  var texts: [String: String] {
    let pairs = members.compactMap { member in member.value.string.map { (member.name, $0) } }
    return Dictionary(pairs) { $1 }
  }
}
