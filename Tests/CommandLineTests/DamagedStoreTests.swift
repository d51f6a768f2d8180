import Foundation
import Testing

/// What became of a store's file outside, told apart, and never made worse.
@Suite("A damaged store")
struct DamagedStoreTests {
  let workplace: Workplace

  /// How long the file was before the figures came; their pages stand behind that.
  let lengthBefore: Int

  init() throws {
    let workplace = try Workplace()
    try LoadFiles.write { try workplace.write($0, to: $1) }
    let defined = try workplace.run(["run", "--create", "define.lua"])
    #expect(defined.status == 0, "\(defined.errors)")
    lengthBefore = try Data(contentsOf: URL(fileURLWithPath: workplace.path + "/quality.db")).count
    let loaded = try workplace.run(["run", "load.lua"])
    #expect(loaded.status == 0, "\(loaded.errors)")
    self.workplace = workplace
  }

  private var url: URL { URL(fileURLWithPath: workplace.path + "/quality.db") }

  /// What verify and a script say of the store's new bytes, which they must leave as they are.
  private func refusal(of bytes: Data) throws -> String {
    try bytes.write(to: url)
    let verified = try workplace.run(["verify"])
    #expect(verified.status == 1)
    let read = try workplace.run(["run", "read.lua"])
    #expect(read.status == 1)
    #expect(read.errors.hasPrefix(verified.errors.prefix(60)), "\(read.errors)")
    #expect(verified.errors.contains("where  quality.db"))
    #expect(verified.errors.contains("mend   "))
    #expect(try Data(contentsOf: url) == bytes)
    return verified.errors
  }

  @Test("A file cut short is told by its length", arguments: [50, 4096, 100_000])
  func cutShort(length: Int) throws {
    let said = try refusal(of: try Data(contentsOf: url).prefix(length))
    #expect(said.contains("The store's file is cut short"), "\(said)")
  }

  @Test("A schema with flipped bytes is damage that SQLite sees")
  func schemaFlipped() throws {
    var bytes = try Data(contentsOf: url)
    let sentence = try #require(bytes.firstRange(of: Data("CREATE TABLE change_log".utf8)))
    bytes[sentence.lowerBound] ^= 0xFF
    let said = try refusal(of: bytes)
    #expect(said.contains("The store's file is damaged; SQLite cannot read it"), "\(said)")
  }

  @Test("A flipped bit in a figure, which SQLite cannot see, is found by verify")
  func figureFlipped() throws {
    let whole = try Data(contentsOf: url)
    // Rows fill a page from its end, so that a byte near it belongs to one.
    var found = 0
    for end in stride(from: lengthBefore + 4096, through: whole.count, by: 4096) {
      // A page that goes on with a long value has none, and ends anywhere.
      guard [2, 5, 10, 13].contains(whole[end - 4096]) else { continue }
      var bytes = whole
      bytes[end - 6] ^= 0x01
      try bytes.write(to: url)
      let verified = try workplace.run(["verify"])
      #expect(verified.status == 1, "the byte before \(end)")
      if verified.errors.contains("Change 2 has recorded rows that differ") { found += 1 }
    }
    #expect(found > 10)
  }

  @Test("An empty file and a picture are no stores")
  func noDatabase() throws {
    for bytes in [Data(), Data("<svg></svg>\n".utf8)] {
      #expect(try refusal(of: bytes).contains("not a store of Tidemark's"))
    }
  }

  @Test("A store of a newer version is left alone")
  func newer() throws {
    var bytes = try Data(contentsOf: url)
    bytes[63] = 99
    try bytes.write(to: url)
    let outcome = try workplace.run(["verify"])
    #expect(outcome.errors.contains("made by a newer version of Tidemark (schema 99"))
    #expect(try Data(contentsOf: url) == bytes)
  }

  @Test("A log that another store left is not mixed into this one")
  func foreignLog() throws {
    let other = try Workplace()
    try LoadFiles.write { try other.write($0, to: $1) }
    try other.write(
      try other.read("define.lua").replacing("Ada Okoro", with: "Maja"),
      to: "define.lua"
    )
    #expect(try other.run(["run", "--create", "define.lua"]).status == 0)
    try KilledProgram.leaveLog(of: "load.lua", in: other)
    let log = try Data(contentsOf: URL(fileURLWithPath: other.path + "/quality.db-wal"))
    #expect(log.count > 100_000)
    let whole = try Data(contentsOf: url)
    let logURL = URL(fileURLWithPath: workplace.path + "/quality.db-wal")
    try log.write(to: logURL)
    let said = try refusal(of: whole)
    #expect(said.contains("The log beside the store was left by another file"), "\(said)")
    #expect(try Data(contentsOf: logURL) == log)
    for name in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: workplace.path + "/quality.db" + name)
    }
    #expect(try workplace.run(["verify"]).output.contains("2 changes, all as written."))
    // The store that the log belongs to takes it over.
    #expect(try other.run(["verify"]).output.contains("2 changes, all as written."))
  }
}
