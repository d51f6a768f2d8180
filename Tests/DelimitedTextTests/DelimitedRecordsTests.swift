import Glibc
import Testing

@testable import DelimitedText
import TestInputSupport

@Suite("Reading many records at once")
struct DelimitedRecordsTests {
  /// What a reader said of one record or at one error.
  private enum Told: Equatable {
    case record(line: Int, [String])
    case error(DelimitedError)
  }

  @Test(
    "Records, lines and errors are those that come one by one, whatever the bytes",
    arguments: [UInt64(1), 2, 3, 4, 5, 6]
  )
  func sameAsOneByOne(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for run in 0..<400 {
      let bytes = Self.file(&random)
      let format = DelimitedFormat(encoding: run.isMultiple(of: 5) ? .windows1252 : .utf8)
      // In blocks too, so that records lie across their ends.
      for blockSize in [nil, 64, 97] as [Int?] {
        let many = try told(bytes, format, blockSize, byOne: false)
        let single = try told(bytes, format, blockSize, byOne: true)
        try #require(many == single, "seed \(seed), run \(run), block \(blockSize ?? 0): \(bytes)")
      }
    }
  }

  @Test("Most records of a plain file come many at a time")
  func many() throws {
    let text = "series,t,y\n" + (0..<5_000).map { "ward,\($0),\($0 % 7)\n" }.joined()
    let reader = try DelimitedReader(bytes: Array(text.utf8))
    var calls = 0
    var records = 0
    while let found = try reader.nextRecords() {
      calls += 1
      records += found.count
    }
    #expect(records == 5_000)
    #expect(calls < 20)
  }

  private func told(
    _ bytes: [UInt8],
    _ format: DelimitedFormat,
    _ blockSize: Int?,
    byOne: Bool
  ) throws -> [Told] {
    var told: [Told] = []
    let reader: DelimitedReader
    do throws(DelimitedError) {
      guard let blockSize else {
        reader = try DelimitedReader(bytes: bytes, format: format)
        return read(reader, byOne, &told)
      }
      // A pipe holds so few bytes without a reader.
      var ends: [Int32] = [0, 0]
      pipe(&ends)
      defer { close(ends[0]) }
      write(ends[1], bytes, bytes.count)
      close(ends[1])
      reader = try DelimitedReader(
        descriptor: ends[0],
        owns: false,
        format: format,
        blockSize: blockSize
      )
      return read(reader, byOne, &told)
    } catch {
      return [.error(error)]
    }
  }

  private func read(_ reader: DelimitedReader, _ byOne: Bool, _ told: inout [Told]) -> [Told] {
    while true {
      do throws(DelimitedError) {
        if byOne {
          guard try reader.next() else { return told }
          told.append(.record(line: reader.line, reader.strings))
        } else {
          guard let records = try reader.nextRecords() else { return told }
          for record in 0..<records.count {
            let fields = (0..<records.fieldCount).map {
              String(decoding: records.bytes(record, $0), as: UTF8.self)
            }
            told.append(.record(line: records.firstLine + record, fields))
          }
        }
      } catch {
        told.append(.error(error))
        guard error.isRecoverable else { return told }
      }
    }
  }

  /// Rows of a few plain fields, some of their bytes replaced by what means something.
  private static func file(_ random: inout SeededGenerator) -> [UInt8] {
    let columns = Int.random(in: 1...4, using: &random)
    let lineEnd = Bool.random(using: &random) ? "\n" : "\r\n"
    var text = (0..<columns).map { "c\($0)" }.joined(separator: ",") + lineEnd
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      text +=
        (0..<columns).map { _ in
          String("ward 12345".prefix(Int.random(in: 0...10, using: &random)))
        }.joined(separator: ",") + lineEnd
    }
    var bytes = Array(text.utf8)
    let special: [UInt8] = [0x2C, 0x0A, 0x0D, 0x22, 0x22, 0xC3, 0xA9, 0x80, 0xFF, 0x00, 0x78]
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] = special[Int.random(in: 0..<special.count, using: &random)]
    }
    if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 0...2, using: &random)) }
    return bytes
  }
}
