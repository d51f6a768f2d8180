import Foundation
import QualityStore
import Testing

@testable import Workbench
import TestInputSupport

/// Which files a script may use, judged after every link and every `..`.
@Suite("Access to files")
struct FileAccessTests {
  private let tree: Tree

  init() throws { tree = try Tree() }

  /// Folders, files and links to try paths on.
  ///
  ///     base/granted/inner/data.csv      base/outside/secret.csv
  ///     base/granted/out -> ../outside   base/outside/in -> ../granted/inner
  ///     base/granted/link.csv -> ../outside/secret.csv
  ///     base/granted/dangling.csv -> ../outside/none.csv
  ///     base/granted/loop -> loop        base/granted/é (one scalar) and base/é (two)
  private final class Tree {
    let base: String

    init() throws {
      let manager = FileManager.default
      base = manager.temporaryDirectory.path + "/tidemark-access-\(UUID())"
      for folder in ["granted/inner", "outside", "grantedbeside", "granted/\u{E9}", "e\u{301}"] {
        try manager.createDirectory(
          atPath: "\(base)/\(folder)",
          withIntermediateDirectories: true
        )
      }
      for file in ["granted/inner/data.csv", "outside/secret.csv", "grantedbeside/x.csv"] {
        try Data("x\n".utf8).write(to: URL(fileURLWithPath: "\(base)/\(file)"))
      }
      for (link, target) in [
        ("granted/out", "../outside"), ("outside/in", "../granted/inner"),
        ("granted/link.csv", "../outside/secret.csv"),
        ("granted/dangling.csv", "../outside/none.csv"), ("granted/loop", "loop"),
        ("granted/absolute", base + "/outside"),
      ] {
        #expect(symlink(target, "\(base)/\(link)") == 0)
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: base) }
  }

  private func access() throws -> FileAccess { try .script(in: tree.base + "/granted") }

  private func may(_ use: FileUse, _ path: String, _ access: FileAccess) -> Bool {
    (try? access.resolve(path, for: use)) != nil
  }

  @Test("A file of figures is judged as it was opened, and what was opened is what is read")
  func opened() throws {
    let access = try access()
    let path = tree.base + "/granted/inner/data.csv"
    let descriptor = try access.openFigures(path)
    defer { close(descriptor) }
    // The name leads elsewhere from now on.
    #expect(unlink(path) == 0)
    #expect(symlink(tree.base + "/outside/secret.csv", path) == 0)
    var bytes = [UInt8](repeating: 0, count: 8)
    #expect(read(descriptor, &bytes, bytes.count) == 2)
    #expect(bytes.prefix(2) == [UInt8(ascii: "x"), UInt8(ascii: "\n")])
    #expect(throws: AccessError.self) { try access.openFigures(path) }
    #expect(throws: StoreError.self) { try access.openFigures(tree.base + "/granted/none.csv") }
  }

  @Test("Paths through links, dots and names of the same beginning are judged by where they lead")
  func leads() throws {
    let access = try access()
    let base = tree.base
    for path in [
      "granted", "granted/", "granted/inner/data.csv", "granted//inner/./data.csv",
      "granted/inner/../new.csv", "granted/new/deeper/new.csv", "outside/in/data.csv",
      "granted/out/in/data.csv", "granted/\u{E9}/x.csv", "outside/../granted/x.csv",
    ] {
      #expect(may(.reading, "\(base)/\(path)", access), "\(path)")
      #expect(may(.writing, "\(base)/\(path)", access), "\(path)")
    }
    for path in [
      "", "outside/secret.csv", "granted/../outside/secret.csv", "granted/out/secret.csv",
      "granted/link.csv", "granted/dangling.csv", "granted/absolute/secret.csv",
      "grantedbeside/x.csv", "granted/inner/../../outside/x.csv", "granted/loop/x.csv",
      "granted/out/../x.csv", "granted/new/../../x.csv",
      // A slash with a combining mark is a slash to the system.
      "granted/\u{301}/../../outside/secret.csv", "granted/..\u{2F}\u{301}x/../../outside/x.csv",
    ] {
      #expect(!may(.reading, "\(base)/\(path)", access), "\(path)")
      #expect(!may(.writing, "\(base)/\(path)", access), "\(path)")
    }
  }

  @Test("Two spellings of é are two folders")
  func spelling() throws {
    let access = try FileAccess.script(in: tree.base + "/granted/\u{E9}")
    #expect(may(.reading, tree.base + "/granted/\u{E9}/x.csv", access))
    #expect(!may(.reading, tree.base + "/granted/e\u{301}/x.csv", access))
  }

  @Test("Random paths lead where the system says, and are granted exactly below what is granted")
  func random() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let access = try access()
    let parts = [
      ".", "..", "", "granted", "outside", "inner", "out", "in", "absolute", "data.csv",
      "secret.csv", "link.csv", "\u{E9}", "e\u{301}", "\u{301}..", "new.csv", "grantedbeside",
    ]
    let root = try #require(realPath(tree.base + "/granted"))
    var compared = 0
    for _ in 0..<4_000 {
      let count = Int.random(in: 1...7, using: &generator)
      let tail = (0..<count).map { _ in parts.randomElement(using: &generator) ?? "" }
      let path = ([tree.base] + tail).joined(separator: "/")
      guard let real = realPath(path) else { continue }
      compared += 1
      #expect(try ResolvedPath(path).text.utf8.elementsEqual(real.utf8), "seed \(seed) \(path)")
      let isBelow = (real + "/").utf8.starts(with: (root + "/").utf8)
      #expect(may(.reading, path, access) == isBelow, "seed \(seed) \(path)")
    }
    #expect(compared > 100, "seed \(seed)")
  }

  private func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  @Test("What is granted for reading is not granted for writing, nor the other way round")
  func separateGrants() throws {
    let base = tree.base
    let access = try FileAccess.script(
      in: base + "/granted/inner",
      reading: [base + "/outside/secret.csv"],
      writing: [base + "/made"]
    )
    #expect(may(.reading, base + "/outside/secret.csv", access))
    #expect(!may(.writing, base + "/outside/secret.csv", access))
    #expect(!may(.reading, base + "/outside/other.csv", access))
    #expect(may(.writing, base + "/made/deep/x.csv", access))
    #expect(!may(.reading, base + "/made/deep/x.csv", access))
  }

  @Test("The store's folder belongs to a script, and the store itself to nobody's saving")
  func store() throws {
    let base = tree.base
    let store = base + "/outside/quality.db"
    #expect(symlink("quality.db", base + "/outside/alias.csv") == 0)
    let script = try FileAccess.script(in: base + "/granted", storePath: store)
    #expect(may(.reading, base + "/outside/secret.csv", script))
    #expect(may(.writing, base + "/outside/new.csv", script))
    for access in [script, try .interactive(storePath: store)] {
      for name in ["quality.db", "quality.db-wal", "quality.db-shm", "alias.csv"] {
        let path = base + "/outside/" + name
        #expect(throws: AccessError.isStore(path: path)) {
          try access.replace(path, with: "spoilt")
        }
      }
    }
  }

  @Test("A name with a NUL in it, and no name, are refused before the system sees them")
  func unusable() throws {
    for path in ["", "a.csv\0.svg", "\0"] {
      #expect(throws: AccessError.unusableName(path: path)) {
        try FileAccess.interactive.replace(path, with: "")
      }
      #expect(throws: AccessError.unusableName(path: path)) {
        try FileAccess.interactive.contents(of: path)
      }
    }
  }

  @Test("A preview uses no file, and nothing that is granted changes that")
  func preview() throws {
    var access = FileAccess.preview
    try access.grant(tree.base + "/granted/inner/data.csv")
    #expect(!may(.reading, tree.base + "/granted/inner/data.csv", access))
    #expect(!may(.writing, tree.base + "/granted/inner/data.csv", access))
  }

  @Test("A file that is written is whole, keeps its permissions and leaves nothing beside it")
  func replacing() throws {
    let access = try access()
    let folder = tree.base + "/granted/made/here"
    let path = folder + "/a.csv"
    #expect(try access.replace(path, with: "one\n") == folder)
    #expect(chmod(path, 0o640) == 0)
    #expect(try access.replace(path, with: "two\n") == nil)
    #expect(try access.contents(of: path) == Array("two\n".utf8))
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.csv"])
    #expect(throws: AccessError.notAFile(path: folder)) { try access.replace(folder, with: "") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.csv"])
  }

  @Test("A link is written through to where it leads, when that is granted")
  func throughLink() throws {
    let path = tree.base + "/granted/current.csv"
    #expect(symlink("inner/data.csv", path) == 0)
    try access().replace(path, with: "new\n")
    #expect(try access().contents(of: tree.base + "/granted/inner/data.csv") == Array("new\n".utf8))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == "inner/data.csv")
  }

  @Test("Folders, pipes and devices are not read as text")
  func notFiles() throws {
    #expect(mkfifo(tree.base + "/granted/pipe", 0o600) == 0)
    for path in ["/granted", "/granted/pipe"] {
      #expect(throws: AccessError.notAFile(path: tree.base + path)) {
        try access().contents(of: tree.base + path)
      }
    }
    #expect(throws: AccessError.notAFile(path: "/dev/zero")) {
      try FileAccess.interactive.contents(of: "/dev/zero")
    }
  }

  @Test("A refusal names the option that would grant it, as it is typed in a shell")
  func words() throws {
    let access = try access()
    func hint(_ path: String, _ use: FileUse) throws -> String {
      let error = #expect(throws: AccessError.self) { try access.resolve(path, for: use) }
      return try Diagnostic(#require(error)).hint ?? ""
    }
    let outside = tree.base + "/outside"
    #expect(
      try hint(outside + "/x.csv", .reading).hasPrefix("Run it with  --allow-read \(outside)\n")
    )
    #expect(
      try hint(outside + "/x.csv", .writing).hasPrefix("Run it with  --allow-write \(outside)\n")
    )
    #expect(
      try hint(tree.base + "/it's here/x.csv", .reading)
        .hasPrefix("Run it with  --allow-read '\(tree.base)/it'\\''s here'\n")
    )
    // Not the whole disk for a file that lies in a wide folder.
    #expect(try hint("/etc.csv", .reading).hasPrefix("Run it with  --allow-read /etc.csv\n"))
    // A link says where it leads.
    let error = #expect(throws: AccessError.self) {
      try access.resolve(tree.base + "/granted/link.csv", for: .reading)
    }
    #expect(try Diagnostic(#require(error)).message.contains("which is \(outside)/secret.csv"))
  }
}
