import LuaRuntime
import Testing
import TestInputSupport

@Suite("Values cross unchanged in both directions")
struct ValueRoundTripTests {
  private func roundTrip(_ values: [LuaValue]) throws -> [LuaValue] {
    let state = try LuaState()
    let identity = try state.load("return ...", chunkName: "=identity")
    return try state.call(identity, values)
  }

  @Test("Integers keep all 64 bits")
  func integers() throws {
    var values: [LuaValue] = [
      0, 1, -1, .integer(Int64.max), .integer(Int64.min), 9_007_199_254_740_993,
    ]
    let seed: UInt64 = 20_261_121
    var generator = SeededGenerator(seed: seed)
    values += (0..<200).map { _ in .integer(Int64(bitPattern: generator.next())) }
    #expect(try roundTrip(values) == values, "seed \(seed)")
  }

  @Test("Floats keep every bit, infinities and the sign of zero included")
  func floats() throws {
    var numbers: [Double] = [
      0, -0.0, 1, -1.5, .infinity, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude,
      0.1, 1e300,
    ]
    let seed: UInt64 = 7
    var generator = SeededGenerator(seed: seed)
    while numbers.count < 300 {
      let number = Double(bitPattern: generator.next())
      if !number.isNaN { numbers.append(number) }
    }
    let back = try roundTrip(numbers.map { .number($0) })
    #expect(back.count == numbers.count)
    for (number, value) in zip(numbers, back) {
      guard case .number(let received) = value else {
        Issue.record("\(number) came back as \(value)")
        continue
      }
      #expect(received.bitPattern == number.bitPattern, "seed \(seed)")
    }
    #expect(try roundTrip([.number(.nan)]).first?.number?.isNaN == true)
  }

  @Test("An integer and the float of the same value stay two kinds")
  func numberKinds() throws {
    #expect(try roundTrip([.integer(3), .number(3)]) == [.integer(3), .number(3)])
    #expect(LuaValue.integer(3) != .number(3))
    #expect(LuaValue.number(3).integer == 3)
    #expect(LuaValue.number(3.5).integer == nil)
    #expect(LuaValue.number(9.3e18).integer == nil)
  }

  @Test("Strings keep their bytes: NULs, lone surrogates, anything")
  func strings() throws {
    var strings: [LuaString] = [
      "", "plain", "nu\0l\0", "Größe 87,4 %", "e\u{301}", "\u{e9}", "👩‍⚕️",
      LuaString(bytes: [0xff, 0xfe, 0x00, 0x80]), LuaString(bytes: Array(0...255)),
    ]
    let seed: UInt64 = 99
    var generator = SeededGenerator(seed: seed)
    for length in [1, 15, 16, 40, 41, 1000, 100_000] {
      strings.append(
        LuaString(bytes: (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) })
      )
    }
    let back = try roundTrip(strings.map { .string($0) })
    #expect(back.map { $0.string?.bytes } == strings.map(\.bytes), "seed \(seed)")
  }

  @Test("Strings are equal when their bytes are, not when they look alike")
  func stringEquality() throws {
    let composed = LuaString("\u{e9}")
    let decomposed = LuaString("e\u{301}")
    #expect(composed != decomposed)
    #expect(LuaString(bytes: [0xc3, 0xa9]) == composed)
    #expect(LuaString(bytes: [0xc3, 0xa9]).hashValue == composed.hashValue)
    #expect(LuaString(bytes: [0xff]).text == "\u{fffd}")
    #expect(LuaString(bytes: [0xff]).validText == nil)
    #expect(LuaString("a") < LuaString("b"))
    #expect(composed.count == 2)
  }

  @Test("nil and booleans, also at the end of a list")
  func nilsAndBooleans() throws {
    let values: [LuaValue] = [nil, true, nil, false, nil]
    #expect(try roundTrip(values) == values)
    #expect(LuaValue.nil.isTruthy == false)
    #expect(LuaValue.boolean(false).isTruthy == false)
    #expect(LuaValue.integer(0).isTruthy)
  }

  @Test("Tables, functions and coroutines come back as themselves")
  func handles() throws {
    let state = try LuaState()
    let made = try state.evaluate(
      "t, f, c = {}, function() end, coroutine.create(print) return t, f, c"
    )
    let check = try state.load(
      "local a, b, c2 = ... return a == t, b == f, c2 == c",
      chunkName: "=c"
    )
    #expect(try state.call(check, made) == [true, true, true])
    #expect(made.map(\.typeName) == ["table", "function", "thread"])
    #expect(try state.evaluate("return t, f, c") == made)
  }

  @Test("Ten thousand values cross in one call")
  func manyValues() throws {
    let values = (0..<10_000).map { LuaValue.integer($0) }
    #expect(try roundTrip(values) == values)
  }

  @Test("A value of another state, or of a closed one, is refused")
  func foreignValues() throws {
    let one = try LuaState()
    let other = try LuaState()
    let table = try one.makeTable()
    #expect(throws: LuaError.self) { try other.globals.set("t", .table(table)) }
    do throws(LuaError) {
      try other.globals.set("t", .table(table))
    } catch {
      #expect(error.kind == .foreign)
    }
    var closing: LuaState? = try LuaState()
    let orphan = try closing?.makeTable()
    closing = nil
    do throws(LuaError) {
      try orphan?.set("a", 1)
      Issue.record("the table of a closed state took a value")
    } catch {
      #expect(error.kind == .foreign)
    }
  }
}
