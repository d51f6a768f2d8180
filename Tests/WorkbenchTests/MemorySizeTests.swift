import Testing

@testable import Workbench

@Suite("Amounts of memory")
struct MemorySizeTests {
  @Test("A number and a unit are read, in either case, with or without the B")
  func amounts() throws {
    let megabyte = 1_048_576
    let amounts: [String: Int] = [
      "512M": 512 * megabyte, "1G": 1_024 * megabyte, "64m": 64 * megabyte, "8192K": 8 * megabyte,
      "0.5G": 512 * megabyte, "100MB": 100 * megabyte, "4194304": 4 * megabyte,
    ]
    for (text, bytes) in amounts { #expect(try MemorySize(text).bytes == bytes, "\(text)") }
  }

  @Test("Nonsense is told from too little and too much")
  func nonsense() {
    for text in ["", "M", "x", "-5M", "12Q", "1e9", "5 M", "0", "1.2.3M", "∞", "٥M", "0x10M"] {
      #expect(throws: MemorySizeError.notAnAmount(text)) { try MemorySize(text) }
    }
    for text in ["1", "1K", "3.9M"] {
      #expect(throws: MemorySizeError.tooSmall(text)) { try MemorySize(text) }
    }
    for text in ["99999999999G", "1\(String(repeating: "0", count: 400))"] {
      #expect(throws: MemorySizeError.tooLarge(text)) { try MemorySize(text) }
    }
  }

  @Test("What an amount prints is read as the same amount")
  func description() throws {
    for bytes in [4 << 20, (4 << 20) + 1, 5_000 << 10, 512 << 20, 3 << 30] {
      let size = MemorySize(bytes: bytes)
      #expect(try MemorySize("\(size)") == size)
    }
    #expect("\(MemorySize.standard)" == "512M")
  }

  @Test("The smallest amount is enough for a session")
  func smallest() throws {
    let demonstration = try DemonstrationSession(isLoaded: false)
    var settings = demonstration.session.settings
    settings.memory = .smallest
    let session = try WorkbenchSession(store: demonstration.session.store, settings: settings)
    #expect(try session.evaluate("1 + 1") == "2")
  }
}
