import OrderedJSON
import TestInputSupport
import Testing

@Suite("JSON keeps what was written")
struct JSONTests {
  @Test("Members keep their order and numbers their digits")
  func order() throws {
    let text = #"{"b":1.50,"a":[1e3,-0,12345678901234567890],"b2":null,"":{"x":true,"y":false}}"#
    #expect(try JSONValue(reading: text).compactText == text)
  }

  @Test("A file as Jupyter writes it comes back byte for byte")
  func jupyterStyle() throws {
    let text = """
      {
       "cells": [],
       "metadata": {},
       "text": [
        "été\\n",
        "a \\"quote\\" and a \\\\ and a \\t\\b\\f\\r\\u0001"
       ]
      }
      """
    #expect(try JSONValue(reading: text).indentedText() == text)
  }

  @Test("Escapes are read, pairs of surrogates as one character, half of a pair as U+FFFD")
  func escapes() throws {
    let value = try JSONValue(reading: #""\u00e9\ud83d\ude00\/\ud83d\u0041\udc00""#)
    #expect(value == .string("é😀/\u{FFFD}A\u{FFFD}"))
  }

  @Test("A member that is set keeps its place, a new one comes where the alphabet has it")
  func members() throws {
    var object = try #require(try JSONValue(reading: #"{"b":1,"a":2,"d":3}"#).object)
    object["a"] = 9
    object.insertInOrder("c", 5)
    object["b"] = nil
    #expect(JSONValue.object(object).compactText == #"{"a":9,"c":5,"d":3}"#)
  }

  @Test("In order, members of every object stand by their names and elements as they were")
  func inOrder() throws {
    let value = try JSONValue(reading: #"{"b":[{"z":1,"a":2},0],"a":{"d":null,"c":true}}"#)
    #expect(value.inOrder.compactText == #"{"a":{"c":true,"d":null},"b":[{"a":2,"z":1},0]}"#)
  }

  @Test("Doubles are written so that they read back the same; what is no number is null")
  func doubles() {
    #expect(JSONValue(5).compactText == "5")
    #expect(JSONValue(0.1).compactText == "0.1")
    #expect(JSONValue(-0.0).compactText == "0")
    #expect(JSONValue(1e300).double == 1e300)
    #expect(JSONValue(.nan) == .null)
    #expect(JSONValue(.infinity) == .null)
  }

  @Test(
    "What is not JSON is refused with its place",
    arguments: [
      ("", JSONError.Reason.endsEarly, 1, 1), ("{\"a\": }", .unexpected("}"), 1, 7),
      ("[1,]", .unexpected("]"), 1, 4), ("[1\n 2]", .unexpected("2"), 2, 2),
      ("01", .trailing, 1, 2), ("nul", .endsEarly, 1, 4), ("\"a\u{1}\"", .controlCharacter, 1, 3),
      (#""\x""#, .badEscape, 1, 3), ("1 2", .trailing, 1, 3), ("[", .endsEarly, 1, 2),
    ]
  )
  func refused(_ text: String, _ reason: JSONError.Reason, _ line: Int, _ column: Int) {
    let error = #expect(throws: JSONError.self) { try JSONValue(reading: text) }
    #expect(error?.reason == reason, "\(text)")
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  @Test("A thousand values within each other are refused and do not use up the stack")
  func deep() {
    let error = #expect(throws: JSONError.self) {
      try JSONValue(reading: String(repeating: "[", count: 1_000))
    }
    #expect(error?.reason == .tooDeep(256))
  }

  @Test("Any value reads back the same, written either way")
  func roundTrip() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let value = Self.value(&generator, depth: 4)
      #expect(try JSONValue(reading: value.compactText) == value, "seed \(seed)")
      #expect(try JSONValue(reading: value.indentedText("\t")) == value, "seed \(seed)")
    }
  }

  @Test("Whatever bytes come, they are read or refused")
  func anything() {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("{}[]\",:\\u0d8e1-.+ \ntrfalsn".utf8) + [0xC3, 0xFF, 0x01]
    for _ in 0..<5_000 {
      let bytes = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0
      }
      guard let value = try? JSONValue(reading: bytes) else { continue }
      let again = try? JSONValue(reading: value.compactText)
      #expect(again == value, "seed \(seed)")
    }
  }

  private static func value(_ generator: inout SeededGenerator, depth: Int) -> JSONValue {
    switch Int.random(in: 0...(depth == 0 ? 3 : 5), using: &generator) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &generator))
    case 2: return JSONValue(Double.random(in: -1e6...1e6, using: &generator))
    case 3: return .string(text(&generator))
    case 4:
      return .array(
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          value(&generator, depth: depth - 1)
        }
      )
    default:
      return .object(
        JSONObject(
          (0..<Int.random(in: 0...4, using: &generator)).map { _ in
            JSONObject.Member(name: text(&generator), value: value(&generator, depth: depth - 1))
          }
        )
      )
    }
  }

  private static func text(_ generator: inout SeededGenerator) -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "\"", "\\", "\n", "\u{0}", "\u{1F}", "é", "😀", "\u{2028}",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      text.append(scalars.randomElement(using: &generator) ?? "x")
    }
    return String(text)
  }
}
