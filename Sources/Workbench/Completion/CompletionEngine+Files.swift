internal import Foundation

extension CompletionEngine {
  /// The files and folders that go on from what is typed of a path; folders end in a slash.
  func files(from typed: String, quote: Character) -> [Completion] {
    let folder = typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? ""
    let start = typed.dropFirst(folder.count)
    let manager = FileManager.default
    let names = (try? manager.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return names.lazy.filter { name in
      name.hasPrefix(start) && (start.hasPrefix(".") || !name.hasPrefix("."))
        // A name that would need escaping in a Lua string is left to be typed.
        && !name.contains { $0 == quote || $0 == "\\" }
        && DisplayWidth.oneLine(name) == name
    }.prefix(Self.mostFiles).map { name in
      var isFolder: ObjCBool = false
      _ = manager.fileExists(atPath: folder + name, isDirectory: &isFolder)
      return Completion(
        text: folder + name + (isFolder.boolValue ? "/" : ""),
        suffix: isFolder.boolValue ? "" : String(quote),
        note: nil,
        kind: .path
      )
    }
  }

  /// The modules that require finds: qi, and Lua files beside the work and in scripts/lib.
  func modules(quote: Character) -> [Completion] {
    let manager = FileManager.default
    let files = [".", "scripts/lib"].flatMap { folder in
      ((try? manager.contentsOfDirectory(atPath: folder)) ?? []).lazy
        .filter { $0.hasSuffix(".lua") && DisplayWidth.oneLine($0) == $0 }.prefix(Self.mostFiles)
        .map { Completion(text: String($0.dropLast(4)), suffix: String(quote), note: folder) }
    }
    return [Completion(text: "qi", suffix: String(quote), note: "the workbench")] + files
  }

  /// A folder with more is no list to choose from.
  private static let mostFiles = 1_000
}
