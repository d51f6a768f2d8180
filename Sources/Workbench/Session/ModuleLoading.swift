internal import Glibc
internal import LuaRuntime
internal import QualityModel

/// Finds the files of Lua modules for `require`.
///
/// A module lies beside the script, or in `scripts/lib`; its file is read by the host, runs in the
/// sandbox of the script that asks for it and gives that script no other way to the file system.
package enum ModuleFolders {
  /// For a script: its own folder, the `lib` of the `scripts` folder it lies in, then `scripts/lib`
  /// where one works.
  package static func ofScript(_ path: String) -> [String] {
    let folder = folder(of: path)
    var folders = [folder]
    let parts = folder.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if let last = parts.lastIndex(where: { $0.elementsEqual("scripts".utf8) }) {
      let scripts = parts[...last].map { String(decoding: $0, as: UTF8.self) }
      folders.append(scripts.joined(separator: "/") + "/lib")
    }
    if !folders.contains("scripts/lib") { folders.append("scripts/lib") }
    return folders
  }

  /// At the prompt: `scripts/lib`, then the folder one works in.
  package static let ofPrompt = ["scripts/lib", "."]

  /// The folder a script lies in, as a path from where one works.
  package static func folder(of path: String) -> String {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let folder = parts.dropLast().map { String(decoding: $0, as: UTF8.self) }
      .joined(separator: "/")
    return folder.isEmpty ? (path.utf8.first == UInt8(ascii: "/") ? "/" : ".") : folder
  }
}

/// Why a module cannot be had, as facts.
package enum ModuleError: Error, Hashable, Sendable {
  /// No file of this name in any of the folders; `near` are modules that lie there.
  case notFound(name: String, lookedFor: [String], near: [String])
  /// Not a name of letters, digits, `_` and `-`, with dots between folders.
  case unusableName(name: String)
  /// The file is a link that leads out of the folders for modules.
  case leadsElsewhere(name: String, path: String)
}

extension WorkbenchSession {
  /// Lets `require` find modules in the session's folders.
  func installModuleLoading() throws {
    try lua.setModuleResolver { [weak self] name, _ in
      guard let self else { return nil }
      let path = try self.modulePath(name)
      self.moduleFiles.insert(path)
      self.settings.access.notes?.note(path, resolved: path, for: .reading)
      let source = LuaString(bytes: try FileAccess.contents(ofNamedFile: path))
      self.rememberSource(source.text, chunkName: "@\(path)")
      do throws(LuaError) {
        // A slip in the module is told as one in a script is.
        _ = try self.lua.load(source.text, chunkName: "@\(path)")
      } catch {
        throw self.diagnostic(of: error)
      }
      return (source, "@\(path)")
    }
  }

  /// The file of a module.
  private func modulePath(_ name: String) throws -> String {
    let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isUsable = parts.allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy { byte in
          byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
            || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
        }
    }
    guard isUsable else { throw ModuleError.unusableName(name: name) }
    let file = parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/") + ".lua"
    let places = settings.moduleFolders.map { $0 == "." ? file : "\($0)/\(file)" }
    for (folder, path) in zip(settings.moduleFolders, places) where access(path, F_OK) == 0 {
      // At the prompt a person's own links are their own business.
      if settings.access.profile != .interactive,
        try !ResolvedPath(folder).holds(ResolvedPath(path))
      {
        throw ModuleError.leadsElsewhere(name: name, path: path)
      }
      return path
    }
    let near = NearMiss.candidates(for: name, among: Self.modules(in: settings.moduleFolders))
    throw ModuleError.notFound(name: name, lookedFor: places, near: near)
  }

  /// The modules that lie directly in some folders.
  private static func modules(in folders: [String]) -> [String] {
    var names = ["qi"]
    for folder in folders {
      guard let stream = opendir(folder) else { continue }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let file = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if file.hasSuffix(".lua") { names.append(String(file.dropLast(4))) }
      }
    }
    return names
  }
}
