internal import CReferenceCalls
internal import Foundation
internal import LuaRuntime

/// What a script pays for leaving Lua: calls of host functions, methods and fields of `LuaRuntime`
/// against the same written in C in a stock state, and loops that leave nothing against stock Lua.
///
/// Both states run the same text in one run, turn about; the figure is the median of the ratios of
/// neighbouring turns. The time of an empty loop is taken off both sides of a call's ratio, so that
/// it is the call alone that is compared. Ours runs as at the prompt: the handler for Ctrl-C is
/// installed and a deadline armed.
struct CallBenchmark {
  /// One thing to time.
  struct Case {
    let name: String
    /// The body of the loop; `n` collects the results, `i` counts.
    let body: String
    /// The body in the reference state, where it is not the same.
    var referenceBody: String?
    /// How many times the cost in C is asked for at most; nil where there is no such promise.
    var asked: Double? = 2
  }

  private let rounds = 15
  private let calls = 200_000
  private let ours: LuaState
  private let reference: OpaquePointer

  init() throws {
    ours = try CalledState.make()
    guard let reference = reference_lua_open() else { throw CocoaError(.featureUnsupported) }
    self.reference = reference
  }

  /// Runs the benchmark and prints what it found.
  func run() throws {
    defer { reference_lua_close(reference) }
    print("calls: from Lua to the host, \(calls) calls a turn, \(rounds) turns, interrupts armed")
    print(
      "  nanoseconds for each call in ours and in C, the loop taken off; ratio (asked at most 2)"
    )
    for test in Self.cases { try time(test) }
  }

  private static let cases: [Case] = [
    Case(name: "function(number)", body: "n = n + count_up(i)"),
    Case(name: "object:method()", body: "n = n + object:count()"),
    Case(name: "object:method(number)", body: "n = n + object:plus(i)"),
    Case(name: "object:method(text)", body: "n = n + object:width('a ward')"),
    Case(name: "object:method() of a type with fields", body: "n = n + record:count()"),
    Case(name: "object.field", body: "n = n + record.value"),
    Case(name: "#object", body: "n = n + #record"),
    Case(
      name: "object:method() that gives a new object",
      body: "local o = make_object() n = n + i",
      asked: nil
    ),
  ]

  private func time(_ test: Case) throws {
    let timing = CallTiming(
      rounds: rounds,
      calls: calls,
      ours: { try seconds(ours: chunk($0)) },
      reference: { ReferenceState.seconds(reference, chunk($0)) }
    )
    try timing.report(
      test.name,
      body: test.body,
      referenceBody: test.referenceBody ?? test.body,
      asked: test.asked
    )
  }

  private func chunk(_ body: String) -> String {
    """
    local object, record, count_up, make_object = object, record, count_up, make_object
    local n = 0
    for i = 1, \(calls) do \(body) end
    return n
    """
  }

  private func seconds(ours source: String) throws -> Double {
    let start = ThreadClock.seconds
    try ours.withInterruptHandler {
      _ = try ours.run(source, chunkName: "=bench", deadlineSeconds: 600)
    }
    return ThreadClock.seconds - start
  }
}

/// Loops that stay in Lua, with interrupts armed, against stock Lua; both states are new.
struct LoopBenchmark {
  private let rounds = 15
  private let ours: LuaState
  private let reference: OpaquePointer

  init() throws {
    ours = try LuaState()
    guard let reference = reference_lua_open() else { throw CocoaError(.featureUnsupported) }
    self.reference = reference
  }

  private static let loops = [
    ("10 million sums", "local x = 0 for i = 1, 1e7 do x = x + i % 7 end return x"),
    (
      "1 million short tables and texts",
      "local t = {} for i = 1, 1e6 do t[i % 100] = { i, tostring(i) .. 'x' } end return #t"
    ),
  ]

  func run() throws {
    defer { reference_lua_close(reference) }
    print("calls: loops that stay in Lua, \(rounds) turns, interrupts armed")
    print("  seconds in ours and in stock Lua; ratio (asked at most 1.05)")
    for (name, source) in Self.loops {
      var mine: [Double] = []
      var theirs: [Double] = []
      for _ in 0...rounds {
        let start = ThreadClock.seconds
        try ours.withInterruptHandler {
          _ = try ours.run(source, chunkName: "=bench", deadlineSeconds: 600)
        }
        mine.append(ThreadClock.seconds - start)
        theirs.append(ReferenceState.seconds(reference, source))
      }
      let median = CallTiming.median
      let ratio = median(zip(mine, theirs).dropFirst().map { $0 / $1 })
      print(
        "  \(name.padding(toLength: 42, withPad: " ", startingAt: 0))"
          + String(format: "%7.3f %7.3f   %5.3f", median(mine), median(theirs), ratio)
      )
    }
  }
}

/// The state that is called: the reference's globals, made by registrations.
private enum CalledState {
  final class Counter {
    let value: Int
    init(_ value: Int) { self.value = value }
  }

  static func make() throws -> LuaState {
    let state = try LuaState()
    var object = LuaHostType(name: "object")
    addMethods(to: &object)
    try state.register(object)
    var record = LuaHostType(name: "record")
    addMethods(to: &record)
    record.field("value", on: Counter.self) { .integer($0.value) }
    record.length = { ($0 as? Counter)?.value ?? 0 }
    try state.register(record)
    try state.globals.rawSet(
      "count_up",
      .function(state.makeFunction(name: "count_up") { .one(.integer(($0[0].integer ?? 0) + 1)) })
    )
    try state.globals.rawSet(
      "make_object",
      .function(
        state.makeFunction(name: "make_object") { _ in
          .one(.object(LuaObject(Counter(7), as: "object")))
        }
      )
    )
    try state.globals.rawSet("object", .object(LuaObject(Counter(7), as: "object")))
    try state.globals.rawSet("record", .object(LuaObject(Counter(7), as: "record")))
    return state
  }

  private static func addMethods(to type: inout LuaHostType) {
    type.method("count", on: Counter.self) { counter, _ in .one(.integer(counter.value)) }
    type.method("plus", on: Counter.self) { counter, call in
      .one(.integer(Int64(counter.value) + (call[0].integer ?? 0)))
    }
    type.method("width", on: Counter.self) { counter, call in
      .one(.integer(counter.value + (call[0].string?.count ?? 0)))
    }
  }
}
