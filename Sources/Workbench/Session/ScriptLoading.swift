internal import Foundation
internal import LuaRuntime
internal import QualityModel

extension WorkbenchSession {
  /// Runs a file in the environment of the prompt, so that the names it makes stay.
  ///
  /// A script keeps its names to itself with `local`; here the outermost of them are made globals, for
  /// who loads a script wants to go on from what it found.
  ///
  /// - Returns: The names, in a sentence.
  func loadScript(_ name: String) throws -> String {
    guard !settings.isRunningScript else {
      throw Diagnostic(
        kind: "script",
        "qi.load_script is for the prompt: a script keeps its names to itself.",
        hint: "Run the other script with  qi.run_script , or get a module with  require"
      )
    }
    let path = try scriptPath(name)
    let text = try scriptText(at: path)
    // What is not UTF-8 is left as it is: its locals stay its own.
    let kept = text.validText.map(Self.keepingLocals)
    let names = kept?.names ?? []
    for name in names { loadedNames[name] = path }
    _ = try lua.run(kept.map { LuaString($0.source) } ?? text, chunkName: "@\(path)")
    let made = try names.filter { name in
      let value = try lua.globals.rawGet(name)
      return name != "qi" && !value.isNil
    }
    return made.isEmpty
      ? "Loaded \(path)." : "Loaded \(path). It made \(made.joined(separator: ", "))."
  }

  /// Runs a script as `tidemark run` does: in a session of its own on the same store, under the rules
  /// for scripts.
  ///
  /// Nothing of Lua's is shared, neither tables of the library nor modules: what the script changes
  /// there would later run with the rights of the prompt. Texts alone go in, what it prints comes out.
  func runScriptAside(_ name: String, parameters: [String: String]) throws {
    guard runDepth < Self.deepestRun else {
      throw Diagnostic(
        kind: "script",
        "Scripts run each other too deeply.",
        hint: "Look for a script that runs itself."
      )
    }
    let path = try scriptPath(name)
    let text = try readSource(path)
    var settings = settings
    settings.access = try settings.access.ofScript(in: ModuleFolders.folder(of: path))
    settings.moduleFolders = ModuleFolders.ofScript(path)
    settings.parameters = parameters
    settings.earlierEntries = { [] }
    // Scripts that run each other have the memory of one between them.
    settings.memory = settings.memory.left(after: lua.memory.live)
    let session = try WorkbenchSession(settings: settings) { [unowned self] in try store }
    session.runDepth = runDepth + 1
    try session.runScript(text, path: path, isInterruptible: false)
    if let given = parameters.keys.min(), !session.hasDeclaredParameters {
      throw Diagnostic(
        kind: "parameters",
        "The script ran, but takes no parameters: \"\(given)\" was not used.",
        at: path,
        hint: "A script declares them with  qi.params { … } ."
      )
    }
  }

  private static let deepestRun = 12

  /// The names of a script's parameters, read from its text; none where there is no such script.
  func parameterNames(ofScript name: String) -> [String] {
    guard let path = try? scriptPath(name),
      let text = try? LuaString(bytes: readSource(path)).validText
    else {
      return []
    }
    let tokens = LuaScanner.tokens(of: text)
    guard let start = tokens.firstIndex(where: { $0.text == "params" }) else { return [] }
    var names: [String] = []
    var depth = 0
    for (index, token) in tokens.enumerated().dropFirst(start) {
      if token.isSign("{") { depth += 1 }
      if token.isSign("}") {
        depth -= 1
        if depth == 0 { break }
      }
      if depth == 1, token.kind == .name, tokens.dropFirst(index + 1).first?.isSign("=") == true {
        names.append(token.text)
      }
    }
    return names
  }

  // MARK: - Files

  /// The file that a name stands for: itself, or a script of that name beside or below `scripts`.
  ///
  /// - Throws: What the gate says where none of these places is granted.
  private func scriptPath(_ name: String) throws -> String {
    let path = (name as NSString).expandingTildeInPath
    let withSuffix = path.hasSuffix(".lua") ? path : path + ".lua"
    var places = [path, withSuffix]
    if !path.contains("/") {
      places += ["scripts/\(withSuffix)"] + Self.scriptFolders.map { "scripts/\($0)/\(withSuffix)" }
    }
    // What may not be read is not looked for either: whether it is there would be an answer.
    let granted = places.filter { (try? settings.access.resolve($0, for: .reading)) != nil }
    if granted.isEmpty { _ = try settings.access.resolve(path, for: .reading) }
    if let found = granted.first(where: Self.isFile) { return found }
    let known = Self.scriptFiles.filter {
      (try? settings.access.resolve($0, for: .reading)) != nil
    }
    let wanted = (withSuffix as NSString).lastPathComponent
    let near = NearMiss.candidates(
      for: wanted,
      among: known.map { ($0 as NSString).lastPathComponent }
    )
    throw Diagnostic(
      kind: "file",
      "There is no script \"\(DisplayWidth.oneLine(name))\".",
      hint:
        "Give its path from \(FileManager.default.currentDirectoryPath) , or the name of one in "
        + "scripts.",
      candidates: near.compactMap { near in
        known.first { ($0 as NSString).lastPathComponent == near }.map { "\"\($0)\"" }
      }
    )
  }

  /// The text of a script, read through the gate; its lines are kept for errors.
  private func scriptText(at path: String) throws -> LuaString {
    let text = LuaString(bytes: try readSource(path))
    rememberSource(text.text, chunkName: path)
    return text
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }

  private static var scriptFolders: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "scripts")) ?? []).filter {
      !$0.hasPrefix(".") && !$0.hasSuffix(".lua")
    }.sorted()
  }

  /// The scripts here, in `scripts` and in the folders there.
  static var scriptFiles: [String] {
    ([""] + ["scripts/"] + scriptFolders.map { "scripts/\($0)/" }).flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? [])
        .filter { $0.hasSuffix(".lua") && !$0.hasPrefix(".") }.sorted().map { folder + $0 }
    }
  }

  // MARK: - Names

  /// A script whose outermost locals are globals, on the same lines and columns, and the names it makes.
  ///
  /// A name that is declared twice stays local, for closures over the first would see the second; so
  /// does one without a value, and one that is to be closed.
  static func keepingLocals(_ text: String) -> (source: String, names: [String]) {
    guard let outline = LuaOutline(text) else { return (text, []) }
    let locals = outline.locals
    func isAlone(_ name: String) -> Bool { locals.count { $0 == name } == 1 }
    var bytes = Array(text.utf8)
    var names = outline.uses.filter(\.isAssigned).map(\.name)
    func blank(_ range: Range<Int>) { for place in range { bytes[place] = UInt8(ascii: " ") } }
    for statement in outline.statements {
      let start = statement.range.lowerBound
      switch statement.kind {
      case .local(let made, true, false) where made.allSatisfy(isAlone):
        blank(start..<start + 5)
        for range in outline.attributes where statement.range.contains(range.lowerBound) {
          blank(range)
        }
        names += made
      case .localFunction(let name) where isAlone(name):
        blank(start..<start + 5)
        names.append(name)
      default: break
      }
    }
    var seen: Set<String> = []
    return (String(decoding: bytes, as: UTF8.self), names.filter { seen.insert($0).inserted })
  }
}
