import Testing

@testable import DelimitedText

import Glibc

/// Reads text as records, every field as a string.
private func rows(
  _ text: String,
  format: DelimitedFormat = DelimitedFormat(hasHeader: false)
) throws -> [[String]] {
  try DelimitedReader(bytes: Array(text.utf8), format: format).remainingRows().map(\.fields)
}

/// Reads bytes through a pipe with blocks of a given size, so that records cross their ends.
private func rows(_ bytes: [UInt8], blockSize: Int, format: DelimitedFormat) throws
  -> [DelimitedRow]
{
  var ends: [Int32] = [0, 0]
  #expect(pipe(&ends) == 0)
  #expect(write(ends[1], bytes, bytes.count) == bytes.count)
  close(ends[1])
  let reader = try DelimitedReader(
    descriptor: ends[0],
    owns: true,
    format: format,
    blockSize: blockSize
  )
  return try reader.remainingRows()
}

@Suite struct DelimitedReaderTests {
  @Test("Plain records are split at separators and line ends")
  func plain() throws {
    #expect(try rows("a,b\n1,2\n") == [["a", "b"], ["1", "2"]])
  }

  @Test("The last record needs no line end")
  func lastRecord() throws {
    #expect(try rows("a,b\n1,2") == [["a", "b"], ["1", "2"]])
    #expect(try rows("a,\"b\"") == [["a", "b"]])
    #expect(try rows("a,") == [["a", ""]])
  }

  @Test("Quoted fields hold separators, line ends and doubled quotes")
  func quoted() throws {
    #expect(try rows("\"a,b\",\"c\nd\",\"e\"\"f\"\"\"\n") == [["a,b", "c\nd", "e\"f\""]])
    #expect(try rows("\"\"\"\"\n") == [["\""]])
    #expect(try rows("\"\",x\n") == [["", "x"]])
  }

  @Test("CRLF ends a record like LF, also after a closing quote")
  func carriageReturns() throws {
    #expect(try rows("a,b\r\n1,\"2\"\r\n") == [["a", "b"], ["1", "2"]])
    #expect(try rows("\"x\r\ny\",z\r\n") == [["x\r\ny", "z"]])
    #expect(try rows("a,\"b\"\r") == [["a", "b"]])
  }

  @Test("A byte order mark is not part of the first name")
  func byteOrderMark() throws {
    let reader = try DelimitedReader(bytes: [0xEF, 0xBB, 0xBF] + Array("unit,n\nA,1\n".utf8))
    #expect(reader.header == ["unit", "n"])
  }

  @Test("UTF-16 is named as such")
  func utf16() {
    #expect(throws: DelimitedError.utf16) {
      try DelimitedReader(bytes: [0xFF, 0xFE, 0x61, 0x00])
    }
  }

  @Test("A quote inside a field that starts without one is an ordinary character")
  func bareQuote() throws {
    #expect(try rows("12\" pipe,b\n") == [["12\" pipe", "b"]])
  }

  @Test("Empty lines are skipped, but in a file of one column they are empty fields")
  func emptyLines() throws {
    #expect(try rows("a,b\n\n1,2\n\r\n") == [["a", "b"], ["1", "2"]])
    let one = try DelimitedReader(bytes: Array("n\n5\n\n7\n".utf8))
    #expect(try one.remainingRows().map(\.fields) == [["5"], [""], ["7"]])
  }

  @Test("Lines are physical lines, counted through line ends in quotes")
  func lines() throws {
    let reader = try DelimitedReader(bytes: Array("a,b\n\"x\ny\",1\n\nz,2\n".utf8))
    #expect(try reader.remainingRows().map(\.line) == [2, 5])
  }

  @Test("A record that is longer or shorter than the header is ragged")
  func ragged() throws {
    let reader = try DelimitedReader(bytes: Array("a,b\n1,2\n1\n1,2,3\n".utf8))
    var found: [Bool] = []
    while try reader.next() { found.append(reader.isRagged) }
    #expect(found == [false, true, true])
    #expect(reader.line == 5)
  }

  @Test("A column is found by its name, and a name that stands twice is refused when asked for")
  func columns() throws {
    let reader = try DelimitedReader(bytes: Array("a,b,c,b\n".utf8))
    #expect(try reader.column(named: "c") == 2)
    #expect(try reader.column(named: "d") == nil)
    #expect(throws: DelimitedError.repeatedColumn(name: "b", firstColumn: 2, column: 4)) {
      try reader.column(named: "b")
    }
  }

  @Test("A file without a record has no header")
  func noHeader() {
    #expect(throws: DelimitedError.noHeader) { try DelimitedReader(bytes: []) }
    #expect(throws: DelimitedError.noHeader) { try DelimitedReader(bytes: Array("\n\n".utf8)) }
  }

  @Test(
    "Tabs, semicolons and pipes separate fields when stated",
    arguments: FieldSeparator.allCases
  )
  func separators(separator: FieldSeparator) throws {
    let byte = String(decoding: [separator.byte], as: UTF8.self)
    let format = DelimitedFormat(separator: separator, hasHeader: false)
    #expect(try rows("a\(byte)\"x\(byte)y\"\n", format: format) == [["a", "x\(byte)y"]])
  }

  @Test("A byte that is not UTF-8 is told with its place, and reading goes on")
  func invalidUTF8() throws {
    let bytes = Array("unit,note\nA,ok\nB,caf".utf8) + [0xE9] + Array("\nC,ok\n".utf8)
    let reader = try DelimitedReader(bytes: bytes)
    #expect(try reader.next())
    #expect(
      throws: DelimitedError.invalidUTF8(
        line: 3,
        column: 2,
        columnName: "note",
        byteOffset: 20,
        byte: 0xE9,
        byteWindows1252: "é"
      )
    ) { try reader.next() }
    #expect(try reader.nextRow() == DelimitedRow(line: 4, fields: ["C", "ok"]))
  }

  @Test("Windows-1252 is decoded on request, and its unused bytes are errors")
  func windows1252() throws {
    let format = DelimitedFormat(encoding: .windows1252)
    let bytes =
      Array("unit,note\nA,\"caf".utf8) + [0xE9, 0x20, 0x80, 0x22, 0x22] + Array("\"\nB,x\n".utf8)
    let reader = try DelimitedReader(bytes: bytes, format: format)
    #expect(try reader.nextRow()?.fields == ["A", "café €\""])
    #expect(try reader.nextRow()?.fields == ["B", "x"])
    let unused = try DelimitedReader(bytes: Array("a\n".utf8) + [0x81, 0x0A], format: format)
    #expect(
      throws: DelimitedError.invalidWindows1252(
        line: 2,
        column: 1,
        columnName: "a",
        byteOffset: 2,
        byte: 0x81
      )
    ) { try unused.next() }
  }

  @Test("Text after a closing quote is told with its place, and reading goes on at the next line")
  func textAfterQuote() throws {
    let reader = try DelimitedReader(bytes: Array("a,b\n1,\"2\"x\n3,4\n".utf8))
    #expect(
      throws: DelimitedError.textAfterQuote(line: 2, column: 2, columnName: "b", byteOffset: 9)
    ) { try reader.next() }
    #expect(reader.line == 2)
    #expect(try reader.nextRow() == DelimitedRow(line: 3, fields: ["3", "4"]))
  }

  @Test("A quote that is never closed is told where it opened")
  func unclosedQuote() throws {
    let reader = try DelimitedReader(bytes: Array("a,b\n1,2\n3,\"4\n5,6\n".utf8))
    #expect(try reader.next())
    #expect(
      throws: DelimitedError.unclosedQuote(line: 3, column: 2, columnName: "b", byteOffset: 10)
    ) { try reader.next() }
  }

  @Test("A record longer than allowed stops reading before it fills the memory")
  func recordTooLong() throws {
    let bytes = Array("a\n\"".utf8) + Array(repeating: UInt8(ascii: "x"), count: 5000)
    #expect(throws: DelimitedError.recordTooLong(line: 2, limit: 1024)) {
      try rows(bytes, blockSize: 64, format: DelimitedFormat(longestRecord: 1024))
    }
  }

  @Test("A file that is not there is told with the system's reason")
  func unopenable() {
    #expect(throws: DelimitedError.unopenable(path: "/no/such/file.csv", code: ENOENT)) {
      try DelimitedReader(path: "/no/such/file.csv")
    }
  }

  @Test("Records are the same whatever the size of the blocks", arguments: 64..<80)
  func blocks(blockSize: Int) throws {
    let text =
      "a,b,c\r\n\"x,\"\"1\"\"\",\"line\r\nend\",é\n\n,\"\",€€€€€€€€\r\nlong \(String(repeating: "y", count: 150)),2,3"
    let whole = try DelimitedReader(bytes: Array(text.utf8)).remainingRows()
    #expect(try rows(Array(text.utf8), blockSize: blockSize, format: DelimitedFormat()) == whole)
    #expect(whole.map(\.line) == [2, 5, 6])
  }
}
