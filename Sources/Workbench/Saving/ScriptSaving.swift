internal import Foundation
internal import LuaRuntime
internal import QualityModel
internal import QualityStore

/// Writes entries of the prompt to a script file, and tells what is in it.
struct ScriptSaving {
  let session: WorkbenchSession

  /// Saves entries and gives a report.
  ///
  /// - Throws: A diagnostic when there is no such entry, when a name is used that no entry makes, when
  ///   an entry holds what looks like an NHS number, or when a file is there that is not to be
  ///   replaced. Nothing is written then.
  func save(
    as name: String,
    _ entries: EntrySelection,
    replacing: Bool
  ) throws -> String {
    let path = try place(of: name)
    var selection = ScriptSelection(session: session)
    try selection.choose(entries.numbers(upTo: session.log.entries.last?.number ?? 0))
    let numbers = selection.chosen.keys.sorted()
    try refuseNumbersOfPatients(numbers)
    var writing = ScriptWriting(session: session, selection: selection)
    let title = (path as NSString).lastPathComponent.replacing(".lua", with: "")
    let (text, parameters) = writing.script(name: title)
    if case .invalid(let error) = session.lua.checkSyntax(text, chunkName: "@\(path)") {
      throw Diagnostic(
        kind: "internal",
        "These entries do not go together as a script: \(error.message).",
        hint: "Save fewer of them. This is a fault of Tidemark's own; please report it."
      )
    }
    if !replacing, FileManager.default.fileExists(atPath: path) {
      throw Diagnostic(
        kind: "file",
        "A script of that name is there already. It has not been touched.",
        at: path,
        hint: "Choose another name, or add  replace  at the end (replace = true in a script)."
      )
    }
    try FileWriting.replace(path, with: text, in: session)
    return report(path, selection, parameters)
  }

  /// `NAME` goes to the folder for scripts where there is one, a path where it says.
  private func place(of name: String) throws -> String {
    var path = (name as NSString).expandingTildeInPath
    guard !path.isEmpty, !path.hasSuffix("/"), !path.hasPrefix("-"),
      DisplayWidth.oneLine(path) == path
    else {
      throw Diagnostic(
        kind: "argument",
        "\"\(DisplayWidth.oneLine(name))\" is no name for a script.",
        hint: "Choose a name like  ward-pack  or a path like  audits/ward-pack.lua"
      )
    }
    if !path.hasSuffix(".lua") { path += ".lua" }
    let hasFolder = Self.hasScriptFolder
    if !path.contains("/"), hasFolder { path = "scripts/" + path }
    try refuseClimbing(path)
    return path
  }

  private static var hasScriptFolder: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: "scripts", isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// `../x` is easily a slip, and the file would lie where nobody looks for scripts.
  private func refuseClimbing(_ path: String) throws {
    guard !path.hasPrefix("/"), path.split(separator: "/").contains("..") else { return }
    let working = try ResolvedPath(ResolvedPath.workingFolder)
    let place = try ResolvedPath(path)
    guard !working.holds(place) else { return }
    let folder = Self.hasScriptFolder ? working.text + "/scripts" : working.text
    let name = place.name.hasSuffix(".lua") ? String(place.name.dropLast(4)) : place.name
    throw Diagnostic(
      kind: "file",
      "\"\(path)\" lies outside the folder you work in, so nothing was saved.",
      hint: "Scripts live in \(folder) : save it as  \(name)  to put it there.\n"
        + "To save it elsewhere, give the whole path:  \(place.text)"
    )
  }

  private func refuseNumbersOfPatients(_ numbers: [Int]) throws {
    for number in numbers {
      guard let entry = session.log.entry(number), NHSNumber.occurs(in: entry.source) else {
        continue
      }
      throw Diagnostic(
        kind: "disclosure",
        "Entry \(number) holds what looks like an NHS number, so nothing was saved.",
        hint: "Leave the entry out, or enter it again without the number."
      )
    }
  }

  private func report(
    _ path: String,
    _ selection: ScriptSelection,
    _ parameters: [FoundParameter]
  ) -> String {
    let added = Set(selection.addedFor.map(\.entry))
    let asked = selection.chosen.keys.filter { !added.contains($0) }.sorted()
    var lines = [
      "Saved \(path): \(asked.count == 1 ? "entry" : "entries") \(EntrySelection.words(asked))."
    ]
    for (entry, name) in selection.addedFor {
      lines.append("Added entry \(entry): it makes \"\(name)\".")
    }
    if !selection.failed.isEmpty {
      let failed = selection.failed
      lines.append(
        "Left out \(failed.count == 1 ? "entry" : "entries") \(EntrySelection.words(failed)): "
          + (failed.count == 1 ? "it failed." : "they failed.")
      )
    }
    if !parameters.isEmpty {
      lines += WrappedText.lines(
        parameters.map { "\($0.name) = \($0.value)" }.joined(separator: ", "),
        after: "Parameters: ",
        indent: 12,
        width: session.settings.columns
      )
    }
    var command = "tidemark run \(Self.word(path))"
    if let store = try? session.store.path, store != "quality.db" {
      command += " --store \(Self.word(store))"
    }
    let option = parameters.first.map { " -p \($0.name)=\(Self.word($0.value))" } ?? ""
    lines.append("Run it:  \(command)\(option)")
    lines.append("or here  :run \(Self.word(path))")
    return lines.joined(separator: "\n")
  }

  /// A word as a shell and the prompt take it.
  private static func word(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0)
        || "-_./=:,+".unicodeScalars.contains($0)
    }
    return isPlain ? text : "'\(text.replacing("'", with: "'\\''"))'"
  }
}
