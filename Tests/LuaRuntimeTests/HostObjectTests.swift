import LuaRuntime
import Testing

private final class Series {
  let name: String
  let values: [Int64]
  var closed = 0

  init(_ name: String, _ values: [Int64]) {
    self.name = name
    self.values = values
  }
}

private func makeState() throws -> LuaState {
  let state = try LuaState()
  var type = LuaHostType(name: "series")
  type.method("at", on: Series.self) { series, call in
    guard let index = call[0].integer, series.values.indices.contains(Int(index) - 1) else {
      return [nil]
    }
    return [.integer(series.values[Int(index) - 1])]
  }
  type.methods["count_arguments"] = .init { _, call in [.integer(call.arguments.count)] }
  type.field("name", on: Series.self) { .text($0.name) }
  type.getter = { object, key, _ in
    guard let series = object as? Series else { return nil }
    guard let index = key.integer else {
      throw LuaHostError(kind: "unknown_field", message: "no field", candidates: ["name"])
    }
    let position = index < 0 ? series.values.count + Int(index) : Int(index) - 1
    return series.values.indices.contains(position) ? .integer(series.values[position]) : nil
  }
  type.length = { ($0 as? Series)?.values.count ?? 0 }
  type.tostring = { "series " + (($0 as? Series)?.name ?? "?") }
  type.equal = { $0.instance(Series.self)?.name == $1.instance(Series.self)?.name }
  type.lessThan = { left, right in
    (left.instance(Series.self)?.values.count ?? 0)
      < (right.instance(Series.self)?.values.count ?? 0)
  }
  type.lessOrEqual = { left, right in
    (left.instance(Series.self)?.values.count ?? 0)
      <= (right.instance(Series.self)?.values.count ?? 0)
  }
  type.add = { left, right in
    if let series = left.instance(Series.self), let number = right.integer {
      return .object(LuaObject(Series(series.name, series.values + [number]), as: "series"))
    }
    throw LuaHostError(kind: "bad_operand", message: "add a number to a series")
  }
  type.subtract = { _, _ in "difference" }
  type.multiply = { _, _ in "product" }
  type.divide = { _, _ in "quotient" }
  type.negate = { _ in "negated" }
  type.concat = { left, right in
    .text(
      (left.instance(Series.self)?.name ?? left.text ?? "?")
        + (right.instance(Series.self)?.name ?? right.text ?? "?")
    )
  }
  type.pairs = { object, _ in
    var index = 0
    let values = (object as? Series)?.values ?? []
    return {
      guard index < values.count else { return nil }
      index += 1
      return (.integer(index), .integer(values[index - 1]))
    }
  }
  type.close = { ($0 as? Series)?.closed += 1 }
  try state.register(type)
  try state.register(LuaHostType(name: "bare"))
  return state
}

private func series(_ name: String, _ values: [Int64]) -> LuaValue {
  .object(LuaObject(Series(name, values), as: "series"))
}

@Suite("Host objects")
struct HostObjectTests {
  @Test("Methods, fields, indexes and length")
  func reading() throws {
    let state = try makeState()
    try state.globals.set("s", series("falls", [4, 5, 6]))
    let results = try state.evaluate(
      "return s:at(2), s.name, s[1], s[-1], s[9], #s, tostring(s), type(s), s:count_arguments(1, nil)"
    )
    #expect(results == [5, "falls", 4, 6, nil, 3, "series falls", "userdata", 2])
  }

  @Test("Operators, comparisons and pairs")
  func operators() throws {
    let state = try makeState()
    try state.globals.set("a", series("a", [1]))
    try state.globals.set("b", series("b", [1, 2]))
    #expect(
      try state.evaluate(
        "return #(a + 7), a - b, 2 * a, a / b, -a, a .. b, 'x' .. a, a < b, a <= b, a > b, a == b"
      ) == [
        2, "difference", "product", "quotient", "negated", "ab", "xa", true, true, false, false,
      ]
    )
    #expect(
      try state.evaluate("local n = 0 for i, v in pairs(b) do n = n + i * v end return n") == [5]
    )
    #expect(state.failure(of: "return a + 'x'")?.kind == .host("bad_operand"))
    #expect(state.failure(of: "return a % 2")?.message.contains("series value") == true)
  }

  @Test("An assignment to a field is refused, by the type's own words where it has some")
  func assignment() throws {
    let state = try makeState()
    try state.globals.set("s", series("s", []))
    let error = try #require(state.failure(of: "s.name = 'x'"))
    #expect(error.kind == .host("read_only"))
    #expect(error.message == "field 'name' of a series can't be assigned")
    var type = LuaHostType(name: "worded")
    type.newIndex = { _, key in LuaHostError(kind: "frozen", message: key.text ?? "") }
    try state.register(type)
    try state.globals.set("w", .object(LuaObject(Series("", []), as: "worded")))
    #expect(state.failure(of: "w.x = 1")?.kind == .host("frozen"))
  }

  @Test("The same instance is the same userdata, and works as a table key")
  func identity() throws {
    let state = try makeState()
    let object = series("s", [1])
    try state.globals.set("one", object)
    try state.globals.set("two", object)
    #expect(
      try state.evaluate("local t = { [one] = 5 } return rawequal(one, two), t[two]") == [true, 5]
    )
    #expect(try state.evaluate("return one") == [object])
    #expect(try state.evaluate("return one").first?.instance(Series.self)?.name == "s")
  }

  @Test("The metatable is out of reach, and its name is in Lua's messages")
  func protection() throws {
    let state = try makeState()
    try state.globals.set("s", series("s", []))
    #expect(try state.evaluate("return getmetatable(s)") == [false])
    #expect(state.failure(of: "setmetatable(s, {})") != nil)
    #expect(state.failure(of: "rawset(s, 1, 1)") != nil)
    #expect(state.failure(of: "return s()")?.message.contains("a series value") == true)
    #expect(try state.globals.rawGet("s").displayTypeName == "series")
  }

  @Test("A method called on something else says so")
  func badSelf() throws {
    let state = try makeState()
    try state.globals.set("s", series("s", []))
    try state.globals.set("b", .object(LuaObject(Series("", []), as: "bare")))
    let error = try #require(state.failure(of: "s.at(2)"))
    #expect(error.kind == .host("bad_self"))
    #expect(error.message == "'at' needs a series before the colon, got number")
    #expect(state.failure(of: "s.at(b, 1)")?.kind == .host("bad_self"))
    #expect(state.failure(of: "s.at()")?.kind == .host("bad_self"))
  }

  @Test("A type with a name alone shows that name and has no fields")
  func bare() throws {
    let state = try makeState()
    try state.globals.set("b", .object(LuaObject(Series("", []), as: "bare")))
    #expect(try state.evaluate("return tostring(b), b.x") == ["bare", nil])
  }

  @Test("An unregistered type is refused before it reaches Lua")
  func unregistered() throws {
    let state = try makeState()
    do throws(LuaError) {
      try state.globals.set("x", .object(LuaObject(Series("", []), as: "nothing")))
      Issue.record("it was taken")
    } catch {
      #expect(error.kind == .host("unregistered_type"))
    }
    try state.define("give") { _ in [.object(LuaObject(Series("", []), as: "nothing"))] }
    #expect(state.failure(of: "give()")?.kind == .host("unregistered_type"))
  }

  @Test("After it was invalidated any use is a clean error, but tostring, == and close")
  func invalidated() throws {
    let state = try makeState()
    let instance = Series("s", [1])
    let object = LuaObject(instance, as: "series")
    try state.globals.set("s", .object(object))
    try state.define("take") { _ in [] }
    state.invalidate(object, reason: "committed at line 3")
    let error = try #require(state.failure(of: "return s:at(1)"))
    #expect(error.kind == .host("closed"))
    #expect(error.message == "this series is closed: committed at line 3")
    for use in ["s.name", "#s", "s + 1", "take(s)", "take(1, s)", "pairs(s)"] {
      #expect(state.failure(of: "return \(use)")?.kind == .host("closed"), "\(use)")
    }
    #expect(try state.evaluate("return tostring(s), s == s") == ["series (closed)", true])
    try state.evaluate("do local x <close> = s end")
    #expect(instance.closed == 0)
    #expect(try state.globals.get("s") == nil)
    // The same instance may come to life again, as a new userdata.
    try state.globals.set("again", .object(object))
    #expect(try state.evaluate("return again:at(1), again == s") == [1, false])
  }

  @Test("close runs at the end of the block, also after an error")
  func close() throws {
    let state = try makeState()
    let instance = Series("s", [])
    try state.globals.set("s", .object(LuaObject(instance, as: "series")))
    try state.evaluate(
      "do local x <close> = s end pcall(function() local x <close> = s error() end)"
    )
    #expect(instance.closed == 2)
  }

  @Test("Swift lets go of an object when the script has, and not before")
  func lifetime() throws {
    let state = try makeState()
    weak var watched: Series?
    do {
      let instance = Series("s", [1])
      watched = instance
      try state.globals.set("s", .object(LuaObject(instance, as: "series")))
    }
    try state.collectGarbage()
    #expect(watched != nil)
    #expect(try state.evaluate("return s:at(1)") == [1])
    try state.evaluate("s = nil")
    try state.collectGarbage()
    #expect(watched == nil)
  }

  @Test("An object whose userdata was collected can be given again at once")
  func resurrection() throws {
    let state = try makeState()
    let object = series("s", [1])
    for _ in 0..<100 {
      try state.globals.set("s", object)
      try state.evaluate("s = nil collectgarbage()")
      try state.globals.set("s", object)
      #expect(try state.evaluate("collectgarbage() return s:at(1)") == [1])
    }
  }

  @Test("Completion lists methods and fields without running a getter")
  func completion() throws {
    let state = try LuaState()
    var asked = 0
    var type = LuaHostType(name: "loud")
    type.methods["limits"] = .init { _, _ in [] }
    for name in ["mean", "name"] {
      type.fields[name] = .init { _, _ in
        asked += 1
        return .one(1)
      }
    }
    type.getter = { _, _, _ in
      asked += 1
      return 1
    }
    try state.register(type)
    let loud = LuaValue.object(LuaObject(Series("", []), as: "loud"))
    try state.globals.set("l", loud)
    #expect(try state.memberNames(of: loud) == ["limits", "mean", "name"])
    #expect(asked == 0)
  }

  @Test("Completion of tables follows __index tables and runs no __index function")
  func tableCompletion() throws {
    let state = try LuaState()
    let table = try state.evaluate(
      """
      local base = setmetatable({ greet = 1 }, { __index = function() while true do end end })
      base.__index = base
      return setmetatable({ own = 1, [1] = 2 }, base)
      """
    )[0]
    #expect(try state.memberNames(of: table) == ["__index", "greet", "own"])
    #expect(try state.rawMember("greet", of: table) == 1)
    #expect(try state.rawMember("nothing", of: table) == nil)
    #expect(try state.memberNames(of: "text").contains("upper"))
    #expect(try state.memberNames(of: 1) == [])
  }
}
