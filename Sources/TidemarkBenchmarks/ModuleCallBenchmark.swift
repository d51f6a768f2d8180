internal import CReferenceCalls
internal import Foundation
internal import QualityModel
internal import Workbench

/// The same for what the module `qi` gives to scripts: through the registrations, the parsing of
/// arguments and the session, against the plainest C of the same shape.
///
/// The last cases do work of their own, so no ratio is asked for; they are here to be watched.
struct ModuleCallBenchmark {
  private struct Case {
    let name: String
    let body: String
    let referenceBody: String
    var asked: Double? = 2
  }

  private let rounds = 15
  private let calls = 100_000
  private let session: WorkbenchSession
  private let reference: OpaquePointer

  init() throws {
    guard let today = CalendarDate(year: 2025, month: 11, day: 21),
      let reference = reference_lua_open()
    else { throw CocoaError(.featureUnsupported) }
    self.reference = reference
    session = try WorkbenchSession(settings: SessionSettings(today: today)) {
      throw CocoaError(.featureUnsupported)
    }
    _ = try session.evaluate(
      """
      date = qi.date "2024-09-30"
      month = date.month
      series = qi.series { name = "Falls", values = { 4, 7, 3, 5, 6, 2, 8, 4, 5, 3, 6, 4 } };
      """
    )
  }

  func run() throws {
    defer { reference_lua_close(reference) }
    print(
      "calls: what qi gives to scripts, \(calls) calls a turn, \(rounds) turns, interrupts armed"
    )
    print(
      "  nanoseconds for each call in ours and in C, the loop taken off; ratio (asked at most 2)"
    )
    for test in Self.cases { try time(test) }
  }

  private static let cases: [Case] = [
    Case(name: "date.year", body: "n = n + date.year", referenceBody: "n = n + record.value"),
    Case(
      name: "series.missing",
      body: "n = n + series.missing",
      referenceBody: "n = n + record.value"
    ),
    Case(name: "#series", body: "n = n + #series", referenceBody: "n = n + #record"),
    Case(
      name: "date.month (an object)",
      body: "local m = date.month",
      referenceBody: "local m = make_object()",
      asked: nil
    ),
    Case(
      name: "series[3] (an object)",
      body: "local p = series[3]",
      referenceBody: "local p = make_object()",
      asked: nil
    ),
    Case(
      name: "qi.today() (an object)",
      body: "local d = qi.today()",
      referenceBody: "local d = make_object()",
      asked: nil
    ),
    Case(
      name: "date:format(text)",
      body: "local t = date:format '%d %B %Y'",
      referenceBody: "n = n + object:width('%d %B %Y')",
      asked: nil
    ),
    Case(
      name: "series:upto(text)",
      body: "local s = series:upto(6)",
      referenceBody: "n = n + object:width('6')",
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
      referenceBody: test.referenceBody,
      asked: test.asked
    )
  }

  /// Ends in a semicolon, so that the prompt's evaluation shows nothing.
  private func chunk(_ body: String) -> String {
    """
    local date, month, series, qi = date, month, series, qi
    local object, record, make_object = object, record, make_object
    local n = 0
    for i = 1, \(calls) do \(body) end;
    """
  }

  private func seconds(ours source: String) throws -> Double {
    // What the reference has and the session has not is nil there, and reading it must be no error.
    let source = source.replacing(
      "local object, record, make_object = object, record, make_object",
      with: ""
    )
    let start = ThreadClock.seconds
    _ = try session.evaluate(source, deadlineSeconds: 600)
    return ThreadClock.seconds - start
  }
}
