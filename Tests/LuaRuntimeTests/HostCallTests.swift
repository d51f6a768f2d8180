import LuaRuntime
import Testing
import TestInputSupport

/// Calls that enter Swift by the short way: no arguments, a plain result, a field by its name.
@Suite("Host calls")
struct HostCallTests {
  private final class Ward {
    let beds: Int
    init(_ beds: Int) { self.beds = beds }
  }

  private func state() throws -> LuaState {
    let state = try LuaState()
    var type = LuaHostType(name: "ward")
    type.method("beds", on: Ward.self) { ward, _ in .one(.integer(ward.beds)) }
    type.method("echo", on: Ward.self) { _, call in .several(call.arguments) }
    type.method("nothing", on: Ward.self) { _, _ in .none }
    type.method("both", on: Ward.self) { _, _ in .one("the method") }
    type.field("both", on: Ward.self) { _ in "the field" }
    type.field("size", on: Ward.self) { .integer($0.beds) }
    type.field("share", on: Ward.self) { .number(Double($0.beds) / 4) }
    type.field("isOpen", on: Ward.self) { .boolean($0.beds > 0) }
    type.field("closed", on: Ward.self) { _ in .nil }
    type.field("name", on: Ward.self) { .text("Ward of \($0.beds) beds") }
    type.field("lead", on: Ward.self) { _ in
      throw LuaHostError(kind: "unknown", message: "nobody leads it")
    }
    type.getter = { _, key, _ in
      key.integer.map { .integer($0 * 2) } ?? .text("asked for \(key.text ?? "")")
    }
    type.length = { ($0 as? Ward)?.beds ?? 0 }
    type.negate = { .integer(-($0.instance(Ward.self)?.beds ?? 0)) }
    type.tostring = { "ward of \(($0 as? Ward)?.beds ?? 0)" }
    try state.register(type)
    try state.register(LuaHostType(name: "bare"))
    try state.globals.set("w", .object(LuaObject(Ward(24), as: "ward")))
    return state
  }

  @Test("Each kind of plain result comes back as what it is")
  func plainResults() throws {
    let state = try state()
    #expect(
      try state.evaluate("return w:beds(), w.size, w.share, w.isOpen, w.closed, w.name, #w, -w")
        == [24, 24, 6.0, true, nil, "Ward of 24 beds", 24, -24]
    )
    #expect(
      try state.evaluate("return math.type(w.size), math.type(w.share)") == ["integer", "float"]
    )
    #expect(try state.evaluate("return select('#', w:nothing()), select('#', w.closed)") == [0, 1])
  }

  @Test("A method goes before a field of its name, a field before the getter")
  func order() throws {
    let state = try state()
    #expect(
      try state.evaluate("return w:both(), w.size, w[21], w.other")
        == ["the method", 24, 42, "asked for other"]
    )
    #expect(try state.evaluate("return type(w.both), type(w.beds)") == ["function", "function"])
  }

  @Test("What a field throws is raised at the script's line, and the state goes on")
  func throwingField() throws {
    let state = try state()
    let error = try #require(state.failure(of: "local x = 1\nreturn w.lead"))
    #expect(error.kind == .host("unknown"))
    #expect(error.location == LuaLocation(chunk: "test", line: 2))
    #expect(
      try state.evaluate(
        "local n = 0 for i = 1, 1000 do if not pcall(function() return w.lead end) then n = n + 1 end end return n"
      )
        == [1000]
    )
    #expect(try state.evaluate("return w:beds()") == [24])
  }

  @Test("A closed object is refused by method, field, length and operator alike")
  func stale() throws {
    let state = try state()
    let ward = try #require(try state.globals.get("w").object)
    try state.evaluate("beds = w.beds")
    state.invalidate(ward, reason: "the load was undone")
    for use in ["w:beds()", "w.size", "w.other", "w[1]", "#w", "-w", "w:echo(1)", "beds(w)"] {
      let error = try #require(state.failure(of: "return \(use)"), "\(use)")
      #expect(error.kind == .host("closed"), "\(use)")
      #expect(error.message == "this ward is closed: the load was undone", "\(use)")
    }
    #expect(try state.evaluate("return tostring(w)") == ["ward (closed)"])
    // Its slot is another object's before long; the old userdata is none the wiser.
    try state.globals.set("v", .object(LuaObject(Ward(8), as: "ward")))
    #expect(try state.evaluate("return v:beds()") == [8])
    #expect(state.failure(of: "return w:beds()")?.kind == .host("closed"))
  }

  @Test("A method of one type refuses an object of another, and one of no type")
  func foreignReceiver() throws {
    let state = try state()
    try state.globals.set("b", .object(LuaObject(Ward(1), as: "bare")))
    for receiver in ["b", "{}", "'w'", "12", "print", "nil"] {
      let error = try #require(state.failure(of: "return w.beds(\(receiver))"))
      #expect(error.kind == .host("bad_self"), "\(receiver)")
    }
    #expect(state.failure(of: "return w.beds()")?.message.contains("got nil") == true)
  }

  @Test("Tables and functions among the arguments arrive once, looked at or not")
  func references() throws {
    let state = try state()
    let results = try state.evaluate(
      "local t = { 5 } local a, b, c = w:echo(t, 7, print) return a == t, b, c == print"
    )
    #expect(results == [true, 7, true])
    try state.evaluate("for i = 1, 10000 do w:beds({}, print) w:echo({}, {}) end")
    #expect(try state.evaluate("return w:beds({}, 1)") == [24])
  }

  @Test("A loop that makes and drops objects keeps memory level")
  func garbage() throws {
    let state = try LuaState()
    let counter = Counted.Counter()
    try state.register(LuaHostType(name: "counted"))
    try state.define("make") { _ in .one(.object(LuaObject(Counted(counter), as: "counted"))) }
    try state.evaluate("for i = 1, 20000 do local o = make() end")
    state.resetMemoryPeak()
    let early = state.memory.live
    try state.evaluate("for i = 1, 200000 do local o = make() end")
    #expect(state.memory.peak < early + 200_000, "\(early) grew to \(state.memory.peak)")
    #expect(counter.alive < 20_000)
    try state.collectGarbage()
    #expect(counter.alive == 0)
  }

  @Test("Objects given, kept, dropped and closed in any order are always the right ones")
  func anyOrder() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed: seed)
    let state = try state()
    let wards = (0..<300).map { Ward($0) }
    try state.globals.set("kept", .table(state.makeTable()))
    var kept: Set<Int> = []
    for _ in 0..<3_000 {
      let number = Int.random(in: 0..<wards.count, using: &random)
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5:
        try state.globals.set("new", .object(LuaObject(wards[number], as: "ward")))
        try state.evaluate("kept[\(number)] = new new = nil")
        kept.insert(number)
      case 5..<8:
        try state.evaluate("kept[\(number)] = nil")
        kept.remove(number)
      case 8 where kept.contains(number):
        state.invalidate(LuaObject(wards[number], as: "ward"))
        #expect(state.failure(of: "return kept[\(number)]:beds()")?.kind == .host("closed"))
        try state.evaluate("kept[\(number)] = nil")
        kept.remove(number)
      default:
        try state.evaluate("collectgarbage('step', 20)")
      }
    }
    let wrong = try state.evaluate(
      "local n = 0 for number, ward in pairs(kept) do if ward:beds() ~= number then n = n + 1 end end return n"
    )
    #expect(wrong == [0], "seed \(seed)")
    let count = try state.evaluate("local n = 0 for _ in pairs(kept) do n = n + 1 end return n")
    #expect(count == [.integer(kept.count)], "seed \(seed)")
  }
}
