import Foundation
import LuaRuntime
import Synchronization
import TestInputSupport
import Testing

@testable import Workbench

/// Ctrl-C at any moment of a call about very many things, its reading of arguments included.
@Suite("Stopping at any moment", .serialized)
struct StoppingAnywhereTests {
  /// What is made before, and the call that is stopped.
  static let calls: [(setup: String, call: String)] = [
    (
      "amounts = {} for i = 1, 30000 do amounts['category ' .. i * 7919 % 30011] = i % 977 end",
      "p = qi.pareto { values = amounts }"
    ),
    (
      "names = {} for i = 1, 15000 do names[i] = 'category ' .. i * 7919 % 7507 end",
      "p = qi.pareto { items = names }"
    ),
    (
      """
      units = {}
      for i = 1, 20000 do units[i] = { code = "W" .. i, name = "Ward " .. i, kind = "ward" } end
      """,
      "p = qi.define { units = units }"
    ),
    (
      "above, below = {}, {} for i = 1, 30000 do above[i] = i % 60 + 1 below[i] = 200 + i % 300 end",
      "f = qi.funnel { numerators = above, denominators = below, kind = 'proportion' }"
    ),
    (many, "s = qi.series { values = many }"),
    (many, "s = qi.capability { values = many, upper = 100 }"),
    (series, "x = s:signals()"),
    (series, "x = s:spc { baseline = 100 }"),
    (series, "x = s:cusum()"),
    (series, "x = s:capability { upper = 100 }"),
    (
      "s = qi.series { values = (function() local v = {} for i = 1, 50000 do v[i] = i * 7919 % 1000 "
        + "end return v end)() }",
      "x = s:suggest_chart { kind = 'individual' }"
    ),
  ]

  private static let many = "many = {} for i = 1, 120000 do many[i] = i * 7919 % 1000 end"
  private static let series = many + " s = qi.series { values = many };"

  @Test("A call about very many things stops at any moment", arguments: calls.indices)
  func anywhere(number: Int) throws {
    let (setup, call) = Self.calls[number]
    let demonstration = try DemonstrationSession()
    try demonstration.enter(setup)
    let start = ContinuousClock.now
    try demonstration.enter(call)
    let whole = ContinuousClock.now - start
    var worst = Duration.zero
    for part in 0..<4 {
      let moment = whole * Double(part) / 4.5
      var best: Duration?
      // The thread that asks may be held up between its reading and the request; not every time.
      for _ in 0..<4 where best ?? .seconds(9) > Self.longest {
        guard let taken = stop(call, after: moment, demonstration) else { continue }
        best = min(best ?? taken, taken)
      }
      // Where every try was over before it could be stopped, it was quick.
      worst = max(worst, best ?? .zero)
    }
    print("\(call) takes \(whole) and stops within \(worst)")
    #expect(worst <= Self.longest, "\(call)")
    #expect(try demonstration.enter("1 + 1") == "2")
  }

  /// A tenth of a second is the promise of a release build.
  private static var longest: Duration {
    #if DEBUG
    .milliseconds(250)
    #else
    .milliseconds(100)
    #endif
  }

  /// How much a call still did after it was asked to stop; nil where it was over before.
  private func stop(
    _ call: String,
    after moment: Duration,
    _ demonstration: DemonstrationSession
  ) -> Duration? {
    let asked = Mutex<WorkMeter.Reading?>(nil)
    let meter = WorkMeter()
    let handle = demonstration.session.lua.stopHandle
    let (seconds, fraction) = moment.components
    let time = Double(seconds) + Double(fraction) / 1e18
    let thread = Thread {
      Thread.sleep(forTimeInterval: time)
      let reading = meter.reading
      asked.withLock { $0 = reading }
      if !handle.requestStop(.interrupt) { asked.withLock { $0 = nil } }
    }
    thread.start()
    let (outcome, work) = meter.countingStartedThreads {
      let outcome = demonstration.failure(of: call)
      return (outcome, asked.withLock { $0 }.map { meter.work(since: $0) })
    }
    // The request of this try must not meet the next.
    while !thread.isFinished { Thread.sleep(forTimeInterval: 0.001) }
    return outcome?.kind == "stopped" ? work : nil
  }
}
