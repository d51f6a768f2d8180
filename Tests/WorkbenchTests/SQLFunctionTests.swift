import QualityModel
import Testing

@testable import Workbench

/// `qi.sql` as scripts and people see it.
@Suite("SQL from scripts")
struct SQLFunctionTests {
  private let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession() }

  private func failure(_ source: String) throws -> Diagnostic {
    try #require(demonstration.failure(of: source), "\(source)")
  }

  /// The error as it is printed at 80 columns.
  private func printed(_ source: String) throws -> [String] {
    try failure(source).lines(colour: false, width: 80)
  }

  @Test("Values are given by position or by name, in each form of the call")
  func forms() throws {
    let text = "select count(*) n from current_observations where unit ="
    for call in [
      "qi.sql(\"\(text) ?\", { \"CROFTON\" })",
      "qi.sql(\"\(text) :ward\", { ward = \"CROFTON\" })",
      "qi.sql(\"\(text) :ward\", { [\":ward\"] = \"CROFTON\" })",
      "qi.sql(\"\(text) ?\", { qi.unit \"CROFTON\" })",
      "qi.sql { \"\(text) ?\", params = { \"CROFTON\" } }",
      "qi.sql { \"\(text) ?\", params = \"CROFTON\" }",
      "qi.sql { text = \"\(text) ?\", params = { \"CROFTON\" }, limit = 1, timeout = 5 }",
      "qi.sql(\"\(text) ?\", { \"CROFTON\" }, { limit = 1 })",
      "qi.sql \"\(text) 'CROFTON'\"",
    ] {
      #expect(try demonstration.enter("(\(call))[1].n") == "54", "\(call)")
    }
  }

  @Test("Values of Lua and of ours are bound as SQLite keeps them")
  func binding() throws {
    let shown = try demonstration.enter(
      """
      local row = qi.sql("select typeof(?1) a, ?2 b, ?3 c, ?4 d, typeof(?5) e, ?6 f", {
        1, true, qi.date "2024-09-30", qi.month "2024-09", 1.5, qi.measure "violence" })[1]
      return table.concat({ row.a, row.b, row.c, row.d, row.e, row.f }, " ")
      """
    )
    #expect(shown == "integer 1 2024-09-30 2024-09 real violence")
    for value in ["0/0", "1/0", "{}", "print", "qi.units"] {
      #expect(try failure("qi.sql(\"select ?\", { \(value) })").message.contains("params[1]"))
    }
  }

  @Test("Rows are read by heading and position; NULL is nil; integers and bytes are exact")
  func rows() throws {
    try demonstration.enter(
      #"r = qi.sql "select x'00ff' b, 9223372036854775807 i, null n, 'a' t, 'c' t, 2.0 f""#
    )
    #expect(try demonstration.enter("#r") == "1")
    #expect(try demonstration.enter(#"r[1].b == "\0\255""#) == "true")
    #expect(try demonstration.enter("r[1].i == math.maxinteger") == "true")
    #expect(try demonstration.enter("r[-1].n == nil and r[1][3] == nil") == "true")
    #expect(try demonstration.enter("r[1].t .. r[1].t_2 .. r[1][5]") == "acc")
    #expect(try demonstration.enter("math.type(r[1].f)") == "float")
    #expect(try demonstration.enter("r[2] == nil and r[0] == nil") == "true")
    #expect(
      try demonstration.enter(#"table.concat(r.headings, " ")"#) == "b i n t t_2 f"
    )
    #expect(
      try demonstration.enter(
        """
        local sum = 0
        for row in qi.sql("select numerator n from current_observations where unit = 'CROFTON'")
          :each() do sum = sum + row.n end
        return sum
        """
      ) == "457.0"
    )
  }

  @Test("A result longer than its limit says so at its foot, with the argument to give")
  func limit() throws {
    let shown = try demonstration.enter(
      #"qi.sql { "select unit from current_observations", limit = 3 }"#
    )
    #expect(shown.contains("The first 3 rows of more"))
    #expect(shown.contains("limit = 30"))
    #expect(try failure(#"qi.sql { "select 1", limit = 0 }"#).hint == "Write  limit = 100")
    #expect(try failure(#"qi.sql { "select 1", timeout = 0 }"#).hint == "Write  timeout = 60")
  }

  @Test("A mistake is shown at its place in the SQL, with the name that was meant")
  func mistakes() throws {
    #expect(
      try printed(#"qi.sql "select nummerator from current_observations""#) == [
        "error: There is no column \"nummerator\". Did you mean \"numerator\"?",
        "  where  entry 1:1",
        "       | select nummerator from current_observations",
        "       |        ^",
        "  mend   There are: measure, version, unit, period, revision, numerator,",
        "         denominator, status, missing_reason, change_id.",
      ]
    )
    let lines = try printed("qi.sql [[\nselect code\nfrom uint\n]]")
    #expect(lines.contains("     2 | from uint"))
    #expect(lines.first?.contains("no table \"uint\". Did you mean \"unit\"?") == true)
    #expect(
      try failure(#"qi.sql 'select * from unit where code = "ASH"'"#).hint
        == "Text stands in single quotes in SQL:  'ASH'"
    )
    #expect(
      try failure("qi.sql \"delete from unit\"").hint?.contains("qi.import") == true
    )
    #expect(
      try failure(#"qi.sql("select :ward", { wrad = 1 })"#).hint
        == "Give it by its name:  qi.sql(text, { ward = … })"
    )
  }

  @Test("The session's as-of date holds for SQL, and a call can have its own")
  func asOf() throws {
    let count = #"qi.sql { "select count(*) n from current_observations"%@ }[1].n"#
    #expect(try demonstration.enter(count.replacing("%@", with: "")) == "150")
    #expect(
      try demonstration.enter(count.replacing("%@", with: #", as_of = "2024-01-01""#)) == "0"
    )
    demonstration.session.settings.asOf = .date(demonstration.session.settings.today)
    #expect(try demonstration.enter(count.replacing("%@", with: "")) == "150")
  }

  @Test("A table of ours can be gone through by rows, whoever made it")
  func tableRows() throws {
    #expect(
      try demonstration.enter(
        #"qi.measure("violence"):series({ unit = "CROFTON" }):table()[1].Value"#
      )
        == "9"
    )
    #expect(try demonstration.enter("qi.log[-1].Change") == "3")
  }
}
