import Foundation
import LuaRuntime
import QualityModel
import QualityStore
import Synchronization
import TestInputSupport
import Testing

@testable import Workbench

/// Ctrl-C in everything that is long in Swift: it ends at once, nothing is half written, and the
/// session goes on.
@Suite("Stopping long work", .serialized)
struct StoppingTests {
  let demonstration: DemonstrationSession
  let folder: TemporaryFolder

  init() throws {
    demonstration = try DemonstrationSession()
    folder = try TemporaryFolder()
    // Numbers that look like noise, the same in every run.
    try demonstration.enter(
      """
      function noise(count)
        local values, state = {}, 42
        for i = 1, count do
          local sum = 0
          for _ = 1, 4 do
            state = (state * 1103515245 + 12345) % 2147483648
            sum = sum + state / 2147483648
          end
          values[i] = 50 + 10 * sum
        end
        return values
      end
      folder = "\(folder.path)"
      """
    )
  }

  /// Runs an entry that is stopped at one of its reports; how much work there was from there to its end.
  ///
  /// The stop is asked for from within the work, so it is never too early or too late.
  private func stop(_ source: String, atReport number: Int) -> (outcome: Diagnostic?, Duration?) {
    var reports = 0
    var asked: WorkMeter.Reading?
    let meter = WorkMeter()
    let handle = demonstration.session.lua.stopHandle
    demonstration.session.settings.progress = { report in
      guard report != nil else { return }
      reports += 1
      guard reports == number else { return }
      asked = meter.reading
      handle.requestStop(.interrupt)
    }
    defer { demonstration.session.settings.progress = nil }
    let (outcome, end) = meter.countingStartedThreads {
      let outcome = demonstration.failure(of: source)
      return (outcome, asked.map { meter.work(since: $0) })
    }
    return (outcome, end)
  }

  /// Checks that an entry stops within 100 ms of work of being asked to, at its first report and later ones.
  private func expectStops(
    _ source: String,
    atReports numbers: [Int] = [1, 3],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for number in numbers {
      var best: Duration?
      // What is done once, such as the first reading of a table, may be in it; the next try shows the rest.
      for _ in 0..<4 {
        let (outcome, time) = stop(source, atReport: number)
        #expect(outcome?.kind == "stopped", sourceLocation: sourceLocation)
        let taken = try #require(time, "no report \(number)", sourceLocation: sourceLocation)
        best = min(best ?? taken, taken)
        if taken < .milliseconds(100) { break }
      }
      print("stopped at report \(number) after \(best.map { "\($0)" } ?? "–")")
      #expect(try #require(best) < .milliseconds(100), sourceLocation: sourceLocation)
      #expect(try demonstration.enter("1 + 1") == "2", sourceLocation: sourceLocation)
    }
  }

  @Test("An explanation stops while it is tried how fragile the verdict is")
  func explain() throws {
    try demonstration.enter("s = qi.series { values = noise(3000) }:spc()")
    try expectStops("return s:explain()", atReports: [1, 5, 60])
    try expectStops("return s:explain { point = 100 }")
    try expectStops("s:signals()[1]:explain()")
  }

  @Test("Arguments of very many items stop while they are read")
  func arguments() throws {
    try demonstration.enter(
      """
      units, amounts = {}, {}
      for i = 1, 100000 do
        units[i] = { code = "W" .. i, name = "Ward", kind = "ward" }
        amounts["category " .. i] = i
      end
      """
    )
    for source in ["qi.define { units = units }", "qi.pareto { values = amounts }"] {
      var fastest = Duration.seconds(60)
      for _ in 0..<3 {
        let work = WorkMeter.measure {
          do throws(Diagnostic) {
            _ = try demonstration.session.evaluate(source, deadlineSeconds: 0.05)
            Issue.record("it ran to its end")
          } catch {
            #expect(error.kind == "deadline")
          }
        }
        fastest = min(fastest, work)
      }
      print("\(source) stopped after \(fastest)")
      #expect(fastest < .seconds(1), "\(source)")
    }
    #expect(try demonstration.enter("1 + 1") == "2")
  }

  @Test("A search for candidate phases stops, and so does the simulation of its card")
  func candidatePhases() throws {
    try demonstration.enter("s = qi.series { values = noise(20000) }")
    try expectStops("c = s:candidate_phases()", atReports: [1, 4, 20])
    try demonstration.enter("c = s:candidate_phases();")
    try expectStops("c", atReports: [1, 10])
  }

  @Test("latest() stops between series and within the simulation of chance")
  func latest() throws {
    // A limit of its own, so that nothing is remembered from another test.
    try expectStops("qi.measures:latest { baseline = 17 }", atReports: [1, 2, 8, 30])
    try expectStops("qi.measure(\"falls-rate\"):by_unit():latest { baseline = 16 }")
  }

  @Test("A funnel stops between units")
  func funnel() throws {
    try demonstration.enter(
      """
      above, below = {}, {}
      for i = 1, 2000 do above[i] = i % 60 + 1; below[i] = 200 + i end
      """
    )
    try expectStops(
      "qi.funnel { numerators = above, denominators = below, kind = \"proportion\" }",
      atReports: [1, 2, 20]
    )
  }

  @Test("A series of many numbers stops while it is made, and so do its tables")
  func series() throws {
    try demonstration.enter("many = noise(20000)")
    try expectStops("s = qi.series { values = many }")
    try demonstration.enter("s = qi.series { values = many };")
    try expectStops("t = s:table()")
    try expectStops("t = s:spc():table()")
  }

  @Test("A table that was being saved leaves the earlier file as it was")
  func save() throws {
    try demonstration.enter("t = qi.series { values = noise(5000) }:table();")
    let file = try folder.write("earlier", to: "t.csv")
    try expectStops("t:save(folder .. \"/t.csv\")")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "earlier")
    #expect(try folder.contents() == ["t.csv"])
  }

  @Test("A load stops while its file is read, compared and written, and nothing is in the store")
  func load() throws {
    var text = "ward,day,falls\n"
    let first = try #require(CalendarDate(iso: "2000-01-01"))
    for ward in 0..<20 {
      for day in 0..<1_000 {
        let date = try #require(CalendarDate(dayNumber: Int(first.dayNumber) + day))
        text += "W\(ward),\(date),\(day % 7)\n"
      }
    }
    try folder.write(text, to: "falls.csv")
    try demonstration.enter(
      """
      qi.define { measures = { {
        code = "daily-falls", name = "Falls in a day", kind = "count", better = "lower",
        frequency = "daily", from = "2000-01-01", unit = "falls", numerator = "Falls",
      } } }:commit { reason = "A daily measure" }
      function import()
        return qi.import {
          folder .. "/falls.csv", into = "daily-falls", new_units = { kind = "ward", under = "ACM" },
          columns = { unit = "ward", period = "day", numerator = "falls" },
        }
      end
      """
    )
    let changes = try demonstration.session.store.changes().count
    try expectStops("plan = import()", atReports: [1, 3, 7])
    try demonstration.enter("plan = import();")
    // Reports 1 and 2 are of the check that the file is the same, the next of writing.
    try expectStops("plan:commit { reason = \"Stopped\" }", atReports: [1, 3, 5])
    #expect(try demonstration.session.store.changes().count == changes)
    #expect(try demonstration.enter("#qi.measure(\"daily-falls\"):by_unit()") == "0")
    // What was stopped can be done after all.
    let done = try demonstration.enter("plan:commit { reason = \"Not stopped\" }")
    #expect(done.contains("new 20,000"))
  }

  @Test("A suggestion and a picture stop although nothing in them asks")
  func aside() throws {
    try demonstration.enter("s = qi.series { values = noise(100000), kind = \"mean\" };")
    try expectStopsFromOutside("s:suggest_chart()")
    try demonstration.enter("c = s:spc():chart();")
    try expectStopsFromOutside("c:save(folder .. \"/c.svg\")")
    #expect(try folder.contents().isEmpty)
    try expectStopsFromOutside("print(c)")
  }

  @Test("What is printed at length stops between two pieces")
  func output() throws {
    try demonstration.enter("long = (\"x\"):rep(2000000)")
    var pieces = 0
    let handle = demonstration.session.lua.stopHandle
    demonstration.session.settings.output = { text in
      #expect(text.utf8.count <= 1 << 16)
      pieces += 1
      if pieces == 3 { handle.requestStop(.interrupt) }
    }
    #expect(demonstration.failure(of: "print(long)")?.kind == "stopped")
    #expect(pieces == 3)
  }

  @Test("What is printed in pieces arrives whole, colours and characters uncut")
  func pieces() throws {
    let line = "\u{1B}[31mgrün\u{1B}[0m ward — 病院\n"
    // Colours are let through where they are those of a drawing of ours.
    let sealed = demonstration.session.terminalSafety.sealed(line)
    try demonstration.session.lua.globals.rawSet("line", .text(sealed))
    try demonstration.enter(
      """
      text = line:rep(20000)
      other = ("病é"):rep(60000)
      """
    )
    #expect(
      try demonstration.printed("print(text)") == String(repeating: line, count: 20_000) + "\n"
    )
    #expect(
      try demonstration.printed("print(other)") == String(repeating: "病é", count: 60_000) + "\n"
    )
  }

  @Test("A value that is being drawn at the prompt stops by Ctrl-C from outside")
  func card() throws {
    try demonstration.enter("c = qi.series { values = noise(20000) }:spc():chart();")
    try expectStopsFromOutside("c")
  }

  /// Checks that an entry stops within 100 ms of work of a stop that comes from another thread, a tenth of a
  /// second after it began.
  ///
  /// Work that is left to itself is counted up to the moment when the entry ends.
  private func expectStopsFromOutside(
    _ source: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var best: Duration?
    for _ in 0..<4 {
      let asked = Mutex<WorkMeter.Reading?>(nil)
      let meter = WorkMeter()
      let handle = demonstration.session.lua.stopHandle
      let thread = Thread {
        Thread.sleep(forTimeInterval: 0.1)
        // Between two evaluations there is nothing to stop; the next one begins in a moment.
        for _ in 0..<20_000 {
          let reading = meter.reading
          asked.withLock { $0 = reading }
          if handle.requestStop(.interrupt) { return }
          Thread.sleep(forTimeInterval: 0.001)
        }
      }
      thread.start()
      let (outcome, work) = meter.countingStartedThreads {
        let outcome = demonstration.failure(of: source)
        return (outcome, asked.withLock { $0 }.map { meter.work(since: $0) })
      }
      #expect(outcome?.kind == "stopped", sourceLocation: sourceLocation)
      guard outcome != nil else { return }
      let taken = try #require(work, sourceLocation: sourceLocation)
      best = min(best ?? taken, taken)
      if taken < .milliseconds(100) { break }
    }
    print("stopped from outside after \(best.map { "\($0)" } ?? "–")")
    #expect(try #require(best) < .milliseconds(100), sourceLocation: sourceLocation)
    #expect(try demonstration.enter("1 + 1") == "2", sourceLocation: sourceLocation)
  }
}
