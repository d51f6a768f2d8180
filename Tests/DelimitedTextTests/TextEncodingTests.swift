import Testing

@testable import DelimitedText
import TestInputSupport

@Suite struct TextEncodingTests {
  @Test(
    "Bytes are UTF-8 exactly when the standard library can read them",
    arguments: 1...200 as ClosedRange<UInt64>
  )
  func utf8(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let leads: [UInt8] = [
      0x41, 0x7F, 0x80, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xA0, 0x9F, 0xE1, 0xED, 0xEF, 0xF0, 0x90,
      0xF3, 0xF4, 0x8F, 0xF5, 0xFF,
    ]
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        leads.randomElement(using: &random) ?? 0
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      let found = bytes.withUnsafeBufferPointer(firstInvalidUTF8)
      #expect((found == nil) == isValid, "seed \(seed): \(bytes)")
      if let found {
        let before = bytes[..<found]
        #expect(String(validating: before, as: UTF8.self) != nil, "seed \(seed): \(bytes)")
      }
    }
  }

  @Test("Windows-1252 leaves out five bytes and differs from Latin-1 in the others below A0")
  func windows1252() {
    let unused = (0...255).filter { windows1252Scalar(UInt8($0)) == nil }
    #expect(unused == [0x81, 0x8D, 0x8F, 0x90, 0x9D])
    #expect(windows1252Scalar(0x80) == "€")
    #expect(windows1252Scalar(0x92) == "\u{2019}")
    #expect(windows1252Scalar(0xE9) == "é")
  }
}
