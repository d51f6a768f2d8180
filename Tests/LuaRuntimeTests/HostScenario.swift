import LuaRuntime

/// Every way a script has to reach the host, in one script: each callback takes its turn, and the one
/// whose turn is to fail throws.
final class HostScenario {
  /// Callbacks so far.
  private(set) var turns = 0
  /// The turn that throws; none when nil.
  var failing: Int?
  let counter = Counted.Counter()

  struct TurnFailed: Error {}

  private func take() throws {
    turns += 1
    guard turns == failing else { return }
    switch turns % 3 {
    case 0: throw TurnFailed()
    case 1: throw LuaHostError(kind: "turn", message: "failed", hint: "h", candidates: ["a", "b"])
    default: throw LuaHostError(kind: "long", message: String(repeating: "long ", count: 2000))
    }
  }

  private func made(_ value: Int) -> LuaValue {
    .object(LuaObject(Counted(counter, value: value), as: "counted"))
  }

  private var type: LuaHostType {
    var type = LuaHostType(name: "counted")
    type.method("value", on: Counted.self) { counted, call in
      try self.take()
      return .several([.integer(counted.value)] + call.arguments)
    }
    type.method("twin", on: Counted.self) { counted, _ in
      let twin = self.made(counted.value)
      try self.take()
      return [twin, twin]
    }
    type.fields["field"] = .init { _, call in
      let held = try call.state.makeTable(array: [self.made(9)])
      try self.take()
      return .one(.table(held))
    }
    type.getter = { object, key, call in
      let held = try call.state.makeTable(array: [self.made(9), key])
      try self.take()
      return .table(held)
    }
    type.newIndex = { _, _ in LuaHostError(kind: "read_only", message: "fields can't be set") }
    type.length = { _ in
      try self.take(); return 3
    }
    type.tostring = { _ in
      try self.take(); return "counted"
    }
    type.equal = { _, _ in
      try self.take(); return true
    }
    type.lessThan = { _, _ in
      try self.take(); return true
    }
    type.lessOrEqual = { _, _ in
      try self.take(); return false
    }
    let operation: (LuaValue, LuaValue) throws -> LuaValue = { left, _ in
      let result = self.made(5)
      try self.take()
      return left.integer == nil ? result : left
    }
    type.add = operation
    type.subtract = operation
    type.multiply = operation
    type.divide = operation
    type.concat = operation
    type.negate = { _ in
      try self.take(); return self.made(6)
    }
    type.pairs = { _, _ in
      try self.take()
      var index = 0
      return {
        try self.take()
        index += 1
        return index > 2 ? nil : (.integer(index), self.made(index))
      }
    }
    type.close = { _ in try self.take() }
    return type
  }

  /// `attempt(f)` is called for each thing the script does, and `pcall` for what raises anyhow;
  /// `protected` says whether `attempt` catches.
  private static let script = """
    local attempt, protected = ...
    local a, b = make(1), make(2)
    attempt(function() return a:value({}, print, "text", 1.5) end)
    attempt(function() local x, y = a:twin() return x, y end)
    attempt(function() return a.field, a[1], a[b] end)
    if protected then attempt(function() a.field = 1 end) end
    attempt(function() return #a, tostring(a), a == b, a < b, a <= b end)
    attempt(function() return a + b, a - 1, 2 * a, a / a, -a, a .. "x", 1 .. a end)
    attempt(function() for k, v in pairs(a) do local _ = k, v end end)
    attempt(function() local c <close> = make(3) return c:value() end)
    pcall(function() local c <close> = make(3) error(c) end)
    attempt(function()
      local g = coroutine.wrap(function(...)
        local c <close> = make(4)
        coroutine.yield(through(function(...) return ... end, ...))
        return pcall(fail)
      end)
      g(1, {}, a)
      g()
    end)
    attempt(function() return through(through, through, make, 7) end)
    attempt(function() return (("xyz"):gsub(".", function(s) return tostring(a) .. s end)) end)
    attempt(function() table.sort({ a, b, make(3) }, function(x, y) return x < y end) end)
    attempt(function() return table.concat(setmetatable({}, { __index = function() return tostring(a) end }), ",", 1, 3) end)
    attempt(function() print(a, b) end)
    attempt(function() warn("about ", tostring(a)) end)
    attempt(function() return require("found"), pcall(require, "lost") end)
    attempt(function() return load(function() return through(function() end) end) end)
    pcall(function() error(setmetatable({}, { __tostring = function() return tostring(a) end })) end)
    return a, b, {}, function() end
    """

  /// A state with everything the script uses.
  func makeState() throws -> LuaState {
    var configuration = LuaConfiguration()
    configuration.output = { _ in try self.take() }
    configuration.describeError = { LuaHostError(kind: "described", message: "\($0)") }
    let state = try LuaState(configuration: configuration)
    try state.register(type)
    try state.define("make") { call in
      let value = self.made(Int(call[0].integer ?? 0))
      try self.take()
      return [value]
    }
    try state.define("fail") { _ in
      try self.take()
      throw LuaHostError(kind: "k", message: "m", candidates: ["a", "b"])
    }
    try state.define("through") { call in
      try self.take()
      return .several(try call.state.call(value: call[0], Array(call.arguments.dropFirst())))
    }
    try state.setModuleResolver { name, _ in
      try self.take()
      guard name == "found" else { return nil }
      return ("return { ... }", "@found.lua")
    }
    turns = 0
    return state
  }

  /// Runs the script, and what Swift can do with a state; throws what was left uncaught.
  func run(on state: LuaState, protected: Bool) throws {
    let script = try state.load(Self.script, chunkName: "=scenario")
    let attempt = try state.load(
      protected ? "return pcall(...)" : "return (...)()",
      chunkName: "=attempt"
    )
    let results = try state.call(script, [.function(attempt), .boolean(protected)])
    _ = try results.map { try state.displayString($0) }
    let table = try state.makeTable(array: results, fields: ["a": 1, "b": "text"])
    _ = try table.rawEntries()
    _ = try table.get(results[0])
    try table.set("c", results[1])
    try table.setMetatable(state.makeTable(fields: ["__index": results[0]]))
    _ = try table.count()
    _ = try table.get("not there")
    _ = try state.memberNames(of: .table(state.globals))
    if let error = state.failure(of: "local function f() fail() end f()") {
      _ = try state.errorValue(error)
    }
    _ = state.checkSyntax("return {", chunkName: "=x")
    try state.setModule("set", .table(table))
    if case .object(let object) = results[0] { state.invalidate(object, reason: "over") }
    _ = state.failure(of: "return require('set')[1]:value()")
  }
}
