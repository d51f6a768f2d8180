import LuaRuntime
import OrderedJSON
import QualityModel
import QualityStore
import Testing

@testable import Workbench

@Suite("What a cell reads and writes")
struct CellTraceTests {
  let session: WorkbenchSession

  init() throws { session = try Self.session() }

  private static func session(isTraced: Bool = true) throws -> WorkbenchSession {
    let day = try #require(CalendarDate(iso: "2024-10-15"))
    let session = try WorkbenchSession(store: .inMemory(), settings: SessionSettings(today: day))
    // As a run of a notebook begins.
    try session.seedRandomNumbers()
    if isTraced { try session.traceCells() }
    return session
  }

  /// What a cell shows, and its trace.
  @discardableResult
  private func run(
    _ source: String,
    in other: WorkbenchSession? = nil
  ) -> (shown: String, trace: CellTrace) {
    let session = other ?? session
    var shown = ""
    session.evaluateCell(source) { event in
      switch event {
      case .stream(_, let text), .page(let text): shown += text
      case .display(let bundle), .result(_, let bundle): shown += bundle.plain + "\n"
      case .error(let error): shown += error.message + "\n"
      }
    }
    return (shown, session.lastTrace ?? CellTrace())
  }

  private func names(_ marks: [String: TraceMark]) -> [String] {
    marks.keys.filter { $0 != "_" }.sorted()
  }

  @Test("A read counts for the cell that runs, wherever the function was made")
  func readsOfFunctions() {
    let first = run("x = 1\nfunction f() return x + y end").trace
    #expect(names(first.read).isEmpty)
    #expect(names(first.wrote) == ["f", "x"])
    #expect(names(run("y = 2").trace.wrote) == ["y"])
    let used = run("f()")
    #expect(used.shown == "3\n")
    #expect(names(used.trace.read) == ["f", "x", "y"])
    #expect(names(used.trace.wrote).isEmpty)
  }

  @Test("To look for what was meant by a name that is not there is no use of the others")
  func namesNearby() {
    run("month = 1\nweek = 2\n_ = 3")
    let trace = run("mnth()")
    #expect(trace.shown.contains("mnth"))
    // The store was asked for a unit of that name.
    #expect(names(trace.trace.read).filter { !$0.hasPrefix("(") } == ["mnth"])
    #expect(!trace.trace.looksAtAll)
    // What the cell itself reads after it is noted as ever.
    let caught = run("pcall(function() return mnth end)\nprint(week)").trace
    #expect(names(caught.read).filter { !$0.hasPrefix("(") } == ["mnth", "week"])
    #expect(names(run("print(month, week)").trace.read) == ["month", "week"])
  }

  @Test("What is written before it is read is nothing that the cell rests on")
  func writtenFirst() {
    let trace = run("x = 1\nx = x + 1\nprint(x)").trace
    #expect(names(trace.read).isEmpty)
    #expect(names(trace.wrote) == ["x"])
  }

  @Test(
    "A change in place is a write, of every name that reaches what was changed",
    arguments: [
      ("t = { n = 1 }", "t.n = 2", ["t"]),
      ("t = { n = 1 }\nu = t", "u.n = 2", ["t", "u"]),
      ("t = { { 1 } }\nu = t[1]", "u[1] = 2", ["t", "u"]),
      ("t = {}", "table.insert(t, 1)", ["t"]),
      ("t = { 3, 1, 2 }", "table.sort(t)", ["t"]),
      (
        "do local n = 0\nfunction step() n = n + 1 end\nfunction seen() return n end end", "step()",
        ["seen", "step"]
      ),
      ("t = {}", "setmetatable(t, { __index = function() return 1 end })", ["t"]),
      ("t = setmetatable({}, { __mode = 'k' })", "local n = #t", ["t"]),
      ("t = { n = 1 }", "rawset(_G, 'x', 1)", ["x"]),
      ("t = { n = 1 }", "_G.t.n = 2", ["t"]),
      ("t = { n = 1 }", "local n = t.n", []),
      ("t = { n = 1 }", "t = nil", ["t"]),
      ("math.randomseed(1)", "math.random()", ["(random)"]),
      ("n = 1", "function string.shout(s) return s:upper() end", ["(library)"]),
      ("n = 1", "print = print\nlocal q = 1", []),
      ("n = 1", "tostring = function() return 'x' end", ["(library)"]),
    ] as [(String, String, [String])]
  )
  func inPlace(_ first: String, _ second: String, _ wrote: [String]) {
    run(first)
    #expect(names(run(second + ";").trace.wrote) == wrote)
  }

  @Test(
    "Globals behave in a cell that is traced as they do in one that is not",
    arguments: [
      "local n = 0\nfor k in pairs(_G) do n = n + 1 end\nn",
      "local n, k = 0, nil\nrepeat k = next(_G, k) n = n + (k and 1 or 0) until not k\nn",
      "rawget(_G, 'a'), rawget(_G, 'nix'), rawget(_G, 'print') == print",
      "rawset(_G, 'made', 5)\nmade", "_G.a, _ENV.a, _G == _ENV, _G._G == _G",
      "a = nil\nrawget(_G, 'a')", "undefined_name", "pcall(function() return nix end)",
      "setmetatable(_G, {})", "getmetatable(_G)", "load('return a + 1')()",
      "load('b = 7')()\nb", "local _ENV = { print = print }\nprint(a)", "next(t), #_G",
      "coroutine.wrap(function() c = a end)()\nc", "pairs({}) == next", "select('#', pairs(t))",
      "os.time { year = 2024, month = 1, day = 1 } > 0", "os.date('%Y', 0)", "os.time('x')",
      "os.date(1, 2, 3)", "collectgarbage('nix')", "type(os.clock())", "debug.traceback('x')",
    ]
  )
  func unchanged(_ source: String) throws {
    let plain = try Self.session(isTraced: false)
    let first = "a = 41\nt = { 1 }"
    run(first)
    run(first, in: plain)
    #expect(run(source).shown == run(source, in: plain).shown)
    #expect(run("_G.a, t[1]").shown == run("_G.a, t[1]", in: plain).shown)
  }

  @Test("The same cells leave the same marks in another session")
  func sameMarks() throws {
    let other = try Self.session()
    let cells = [
      "t = { b = 1, a = { 2, 3 }, [2.5] = true, [-1] = 'x' }\nu = t.a",
      "function f(x) return t.a[1] + x end",
      "units = qi.units\nday = qi.date '2024-01-31'\nmath.randomseed(7)",
      "pair = { units, f, day, print, qi.units }", "r = math.random()", "t.b = f(2)",
    ]
    for cell in cells {
      #expect(run(cell).trace == run(cell, in: other).trace)
    }
  }

  @Test("Equal tables that are one are told from equal tables that are two")
  func sharing() {
    run("a = {}\nb = a")
    let shared = run("a.x = 1").trace
    run("a = {}\nb = {}")
    let apart = run("a.x = 1").trace
    #expect(shared.read["a"] != apart.read["a"])
    #expect(names(shared.wrote) == ["a", "b"] && names(apart.wrote) == ["a"])
  }

  @Test("Clocks pass; the store, parameters and modules are inputs of the cells that use them")
  func outside() {
    #expect(run("os.time()").trace.isPassing)
    #expect(!run("os.time { year = 2024, month = 1, day = 1 }").trace.isPassing)
    #expect(run("local ok = pcall(error, 'x')").trace.namesPlaces)
    #expect(run("1 + 1").trace.read["(store)"] == nil)
    let read = run("#qi.units").trace
    #expect(read.read["(store)"] != nil && read.wrote["(store)"] == nil)
    let unit = "qi.define { units = { { code = 'A', name = 'Ash', kind = 'ward' } } }"
    let recorded = run("\(unit):commit { reason = 'test' };").trace
    #expect(recorded.changes == 1 && recorded.wrote["(store)"] != nil)
    #expect(run("#qi.units").trace.read["(store)"] == recorded.wrote["(store)"])
    #expect(
      run("p = qi.params { n = { 'integer', default = 1 } }").trace.read["(parameters)"] != nil
    )
  }

  @Test(
    "What asks for the day rests on it, and nothing else does",
    arguments: [
      ("qi.today()", ["(today)"]), ("qi.last_month()", ["(today)"]), ("1 + 1", []),
      ("qi.date '2024-01-31'", []),
    ] as [(String, [String])]
  )
  func days(_ source: String, _ days: [String]) {
    let read = run(source).trace.read
    #expect(read.keys.filter { $0 == "(today)" || $0 == "(read on)" } == days)
    if let mark = read["(today)"] { #expect(mark.own == "2024-10-15") }
  }

  @Test("A session that traces no cells has the library's own functions")
  func untraced() throws {
    let plain = try Self.session(isTraced: false)
    func functions(_ session: WorkbenchSession) -> [LuaValue] {
      ["next", "pairs", "rawget", "rawset", "collectgarbage"].compactMap {
        try? session.lua.globals.rawGet(LuaValue.text($0))
      }
    }
    let before = functions(plain)
    try plain.traceCells()
    #expect(zip(before, functions(plain)).allSatisfy { $0 != $1 } && before.count == 5)
    #expect(run("pairs", in: plain).shown == run("pairs").shown)
  }

  @Test("A trace is as it was after it was written in a notebook")
  func written() throws {
    run("a = {}\nb = a")
    var trace = run("b.x = 1\npcall(error)\nos.time()\nfor _ in pairs(_G) do end").trace
    trace.changes = 2
    trace.filesWritten = ["out.csv"]
    #expect(CellTrace(.object(trace.json)) == trace)
  }

  @Test("No mark holds digits that could be taken for the number of a patient")
  func lettersOnly() {
    let marks = (UInt64(0)..<500).map { number in
      var digest = TraceDigest()
      digest.add(number)
      return digest.text
    }
    #expect(Set(marks).count == 500)
    let letters = UInt8(ascii: "a")...UInt8(ascii: "p")
    #expect(marks.allSatisfy { $0.count == 16 && $0.utf8.allSatisfy(letters.contains) })
    let read = run("n = #qi.units").trace.read
    #expect(read["(store)"]?.own.contains(where: \.isNumber) == false)
  }
}
