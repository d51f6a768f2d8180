import DelimitedText
import Foundation
import Testing

@testable import SeriesFilter

@Suite("Writing numbers and texts")
struct OutputBufferTests {
  private func written(_ number: Double) -> String {
    var output = OutputBuffer(descriptor: nil)
    output.append(number: number)
    return String(decoding: output.take(), as: UTF8.self)
  }

  @Test(
    "Numbers are as short as can be and have no noise",
    arguments: [
      (9.0, "9"), (-2.65, "-2.65"), (0.1, "0.1"), (1e16, "1e+16"), (1e-9, "1e-09"), (-0.0, "0"),
      (11.166666666666666, "11.166666666666666"), (9_007_199_254_740_992, "9007199254740992"),
      (-1_000_000, "-1000000"),
    ]
  )
  func numbers(number: Double, text: String) {
    #expect(written(number) == text)
  }

  @Test("Every number reads back as itself", arguments: [11 as UInt64, 12])
  func roundTrip(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    for _ in 0..<20_000 {
      let number = Double(bitPattern: random.next())
      guard number.isFinite else { continue }
      let text = written(number)
      #expect(Double(text) == number, "\(text), seed \(seed)")
      let read = Array(text.utf8).withUnsafeBytes { DecimalNumber($0) }
      #expect(read == .number(number), "\(text), seed \(seed)")
    }
  }

  private static let awkward = [
    "", "plain", "a,b", "\"quoted\"", "two\nlines", "carriage\rreturn", " spaces ", "Ærø · ½",
    "\u{FEFF}mark", "tab\there", "back\\slash", "\u{01}\u{1F}", "😀",
  ]

  @Test(
    "Texts written as CSV are what the house's own writer writes, and read back",
    arguments: awkward
  )
  func delimited(text: String) throws {
    var output = OutputBuffer(descriptor: nil)
    Array(text.utf8).withUnsafeBytes { output.appendDelimited($0) }
    let field = String(decoding: output.take(), as: UTF8.self)
    var writer = DelimitedWriter()
    writer.append([text, "x"])
    #expect(field + ",x\n" == writer.text)
  }

  // Foundation's reader takes a byte order mark out of a string, which JSON does not ask for.
  @Test(
    "Texts written as JSON are read back by another reader",
    arguments: awkward.filter { !$0.unicodeScalars.contains("\u{FEFF}") }
  )
  func json(text: String) throws {
    var output = OutputBuffer(descriptor: nil)
    output.append(Array("[".utf8))
    Array(text.utf8).withUnsafeBytes { output.appendJSON($0) }
    output.append(Array("]".utf8))
    let read = try JSONSerialization.jsonObject(with: Data(output.take())) as? [String]
    #expect(read == [text])
  }
}
