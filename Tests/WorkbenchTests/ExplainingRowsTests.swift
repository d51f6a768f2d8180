import Testing

@testable import Workbench

/// `qi.explain`: where a row, a record or a figure came from.
@Suite("Where a row came from")
struct ExplainingRowsTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession(onModel: ()) }

  private func explained(_ value: String) throws -> String {
    try demonstration.enter("qi.explain(\(value))")
  }

  @Test("A row names the call that made it, with its arguments, and the help on how")
  func made() throws {
    let text = try explained(#"qi.project_flags { on = "2024-06-30" }[1]"#)
    #expect(text.contains(#"qi.project_flags { on = "2024-06-30" }"#))
    #expect(text.contains("?qi.project_flags"))
    #expect(text.contains("row 1 of "))
    #expect(text.contains("knowing"))
  }

  @Test("A row of a method says what it is a method of")
  func receiver() throws {
    try demonstration.enter(#"pf = qi.portfolio { on = "2024-06-30" };"#)
    let text = try explained("pf:compare { \"P-01\", beside = \"P-02\" }[1]")
    #expect(text.contains("portfolio · "))
    #expect(text.contains(#"portfolio:compare { "P-01", beside = "P-02" }"#))
  }

  @Test("The records that a row names are told with who recorded them, when and why")
  func records() throws {
    let text = try explained(#"qi.claims { least = 0 }[1]"#)
    #expect(text.contains("project"))
    #expect(text.contains("P-01"))
    #expect(text.contains("recorded 20"))
    #expect(text.contains("change "))
    #expect(text.contains("about it: "))
  }

  @Test("A later change of a record is told with what it changed")
  func changed() throws {
    try demonstration.enter(
      #"qi.project("P-01"):change { title = "Said anew" }:commit { reason = "A better name" };"#
    )
    let text = try explained(#"qi.project "P-01""#)
    #expect(text.contains("Said anew"))
    #expect(text.contains("A better name"))
    #expect(text.contains("title: "))
  }

  @Test("A row of figures is told with its parts, its corrections and the files they came from")
  func figures() throws {
    try demonstration.enter(#"t = qi.measures:latest():table();"#)
    let text = try explained("t[1]")
    #expect(text.contains("measure"))
    #expect(text.contains("unit"))
    #expect(text.contains("reported ") || text.contains("summed up"))
  }

  @Test("A row that a script filled and a row that it copied are told by what they name")
  func scripted() throws {
    try demonstration.enter(#"t = qi.table { "Project", "Why" } t:add { "P-02", "because" };"#)
    #expect(try explained("t[1]").contains("P-02"))
    #expect(try explained("t[1]").contains("qi.table"))
    let copy = try explained(#"{ Project = "P-02" }"#)
    #expect(copy.contains("P-02") && copy.contains("recorded 20"))
  }

  @Test("A row that names nothing says so")
  func nothing() throws {
    #expect(try explained(#"{ Colour = "blue" }"#).contains("no measure, unit or record"))
  }

  @Test(
    "A value without an origin is refused with what can be given",
    arguments: ["3", "{}", "\"x\""]
  )
  func refused(_ value: String) throws {
    let failure = try #require(demonstration.failure(of: "qi.explain(\(value))"))
    #expect(failure.message.contains("no origin"))
    #expect(failure.hint?.contains("qi.explain(table[1])") ?? false)
  }

  @Test("Rows that nobody holds are forgotten")
  func forgotten() throws {
    try demonstration.enter(
      """
      t = qi.table { "A" }
      t:add { 1 }
      for i = 1, 20000 do local row = t[1] end
      collectgarbage()
      """
    )
    #expect(try explained("t[1]").contains("row 1 of 1"))
  }
}

extension ExplainingRowsTests {
  @Test("Figures of a series, a point and a signal say which change recorded them")
  func series() throws {
    let session = try DemonstrationSession()
    let series = #"qi.measure("violence"):series { unit = "CROFTON" }"#
    let whole = try session.enter("qi.explain(\(series))")
    #expect(whole.contains("figures") && whole.contains("change "))
    let signal = try session.enter("qi.explain(\(series):spc():signals()[1])")
    #expect(signal.contains("reported ") && signal.contains("change "))
    let measure = try session.enter(#"qi.explain(qi.measure "violence")"#)
    #expect(measure.contains("defined 20"))
    let unit = try session.enter(#"qi.explain(qi.unit "CROFTON")"#)
    #expect(unit.contains("recorded 20"))
  }
}
