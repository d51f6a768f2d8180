import DelimitedText
import Testing
import TestInputSupport

@Suite struct DelimitedWriterTests {
  @Test("Fields are quoted only when they must be")
  func quoting() {
    var writer = DelimitedWriter()
    writer.append(["plain", " spaced ", "a,b", "q\"q", "l\nl", "c\rc", ""])
    writer.append([""])
    #expect(writer.text == "plain, spaced ,\"a,b\",\"q\"\"q\",\"l\nl\",\"c\rc\",\n\"\"\n")
  }

  @Test("Another separator makes other fields need quotes")
  func separator() {
    var writer = DelimitedWriter(separator: .tab, lineEnding: .carriageReturnLineFeed)
    writer.append(["a,b", "c\td"])
    #expect(writer.text == "a,b\t\"c\td\"\r\n")
  }

  @Test("What has been taken is not given again")
  func take() {
    var writer = DelimitedWriter()
    writer.append(["a"])
    #expect(writer.take() == Array("a\n".utf8))
    writer.append(["b"])
    #expect(writer.text == "b\n")
  }

  @Test("What is written reads back exactly", arguments: 1...200 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet = [
      "a", "B", "7", " ", ",", ";", "\t", "|", "\"", "\n", "\r", "\r\n", "é", "€", "𝛽", "\u{FEFF}",
      "\0",
    ]
    let separator = FieldSeparator.allCases.randomElement(using: &random) ?? .comma
    let columns = Int.random(in: 1...5, using: &random)
    let records = (0..<Int.random(in: 1...20, using: &random)).map { _ in
      (0..<columns).map { _ in
        (0..<Int.random(in: 0...6, using: &random)).map { _ in
          alphabet.randomElement(using: &random) ?? "a"
        }.joined()
      }
    }
    var writer = DelimitedWriter(
      separator: separator,
      lineEnding: seed % 2 == 0 ? .lineFeed : .carriageReturnLineFeed
    )
    for record in records { writer.append(record) }
    let reader = try DelimitedReader(
      bytes: writer.take(),
      format: DelimitedFormat(separator: separator, hasHeader: false)
    )
    // Compared byte by byte: "\r\n" and "\n" must not pass for one another.
    let read = try reader.remainingRows().map { $0.fields.map { Array($0.utf8) } }
    #expect(read == records.map { $0.map { Array($0.utf8) } }, "seed \(seed)")
  }
}
