import Foundation
import Testing

@testable import LineEditing
import TestInputSupport

@Suite("The history file")
struct HistoryFileTests {
  let home: EmptyHome
  let path: String

  init() throws {
    home = try EmptyHome()
    path = home.path + "/state/history"
  }

  @Test("Without a file there is no history, and reading makes none")
  func missing() throws {
    #expect(try HistoryFile(path: path).load() == [])
    #expect(!FileManager.default.fileExists(atPath: home.path + "/state"))
  }

  @Test("Entries come back as they went in", arguments: 0..<50)
  func roundTrip(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("ab \t\n\r\\n\\\\é中\u{1B}\"'#0")
    let texts = (0..<10).map { _ in
      String(
        (0..<Int.random(in: 1...40, using: &generator)).map { _ in
          alphabet.randomElement(using: &generator) ?? "a"
        }
      )
    }
    let file = HistoryFile(path: path)
    for text in texts { try file.append(text) }
    #expect(try HistoryFile(path: path).load() == texts, "seed \(seed)")
  }

  @Test("Broken lines are left out and the others are read")
  func broken() throws {
    let file = HistoryFile(path: path)
    try file.append("first")
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(
      contentsOf: Data("no tab\n\nx\tno time\n12\tbad \\q escape\n13\t\n".utf8)
        + [0xFF, 0x0A, 0x31, 0x09, 0xFF, 0x0A] + Data("14\tnul \0\n15\tcut o".utf8)
    )
    try handle.close()
    try file.append("last")
    #expect(try file.load() == ["first", "cut o", "last"])
  }

  @Test("A file that others could read is closed to them")
  func permissions() throws {
    let file = HistoryFile(path: path)
    try file.append("x")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    try file.append("y")
    #expect(try home.mode(of: "state/history") == 0o600)
    #expect(try home.mode(of: "state") == 0o700)
  }

  @Test("A file of twice the entries is cut back to the newest")
  func cutBack() throws {
    let file = HistoryFile(path: path, maximumEntries: 10)
    for number in 0..<20 { try file.append("entry \(number)") }
    #expect(try home.read("state/history").split(separator: "\n").count == 10)
    #expect(try file.load() == (10..<20).map { "entry \($0)" })
    #expect(try home.mode(of: "state/history") == 0o600)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: home.path + "/state") == ["history"]
    )
    try file.append("entry 20")
    #expect(try file.load() == (11...20).map { "entry \($0)" })
  }

  @Test("Sessions that write while another cuts back lose nothing")
  func together() async throws {
    let path = path
    await withTaskGroup(of: Void.self) { group in
      for session in 0..<4 {
        group.addTask {
          let file = HistoryFile(path: path, maximumEntries: 300)
          for number in 0..<100 { try? file.append("\(session)-\(number)") }
        }
      }
    }
    // 400 never reach 600, so all stay; a lower cap is cut to by the next.
    #expect(try Set(HistoryFile(path: path, maximumEntries: 1_000).load()).count == 400)
    let small = HistoryFile(path: path, maximumEntries: 50)
    try small.append("last")
    #expect(try HistoryFile(path: path).load().count == 50)
    #expect(try HistoryFile(path: path).load().last == "last")
  }

  @Test("A link in the file's place stays a link when the file is cut back")
  func link() throws {
    try home.write("", to: "real")
    try FileManager.default.createDirectory(
      atPath: home.path + "/state",
      withIntermediateDirectories: false
    )
    try FileManager.default.createSymbolicLink(
      atPath: path,
      withDestinationPath: home.path + "/real"
    )
    let file = HistoryFile(path: path, maximumEntries: 3)
    for number in 0..<6 { try file.append("entry \(number)") }
    #expect(try home.read("real").split(separator: "\n").count == 3)
  }

  @Test("An input too large to keep is left out")
  func large() throws {
    let file = HistoryFile(path: path)
    try file.append(String(repeating: "x", count: HistoryFile.maximumEntryBytes + 1))
    #expect(try file.load() == [])
  }

  @Test("A folder in the file's place is an error with the place and the code")
  func folderInTheWay() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(throws: HistoryFileError.unreadable(path: path, code: EINVAL)) {
      try HistoryFile(path: path).load()
    }
    #expect(throws: HistoryFileError.unwritable(path: path, code: EISDIR)) {
      try HistoryFile(path: path).append("x")
    }
  }

  @Test(
    "The standard place follows XDG_STATE_HOME when that is an absolute path",
    arguments: [
      (["HOME": "/h"], "/h/.local/state/app/history"),
      (["HOME": "/h", "XDG_STATE_HOME": "/s"], "/s/app/history"),
      (["HOME": "/h", "XDG_STATE_HOME": "relative"], "/h/.local/state/app/history"),
      (["HOME": "/h", "XDG_STATE_HOME": ""], "/h/.local/state/app/history"),
      ([:], nil),
    ] as [([String: String], String?)]
  )
  func standardPath(environment: [String: String], expected: String?) {
    #expect(
      HistoryFile.standardPath(application: "app", environment: environment) == expected
    )
  }
}
