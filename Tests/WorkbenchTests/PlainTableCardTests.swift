import Testing

@testable import Workbench
import TestInputSupport

@Suite("Plain Lua tables at the prompt")
struct PlainTableCardTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession(isLoaded: false, columns: 60, rows: 20) }

  @Test("A short list stands on one line")
  func list() throws {
    #expect(try demonstration.enter("{}") == "{}")
    #expect(
      try demonstration.enter("{ 3, 'a', true, { 1, x = 2 } }")
        == "{ 3, \"a\", true, { [1] = 1, x = 2 } }"
    )
  }

  @Test("A map has its names in order and its figures under each other")
  func map() throws {
    #expect(
      try demonstration.enter("{ birch = 12.5, ash = 3, ['Ward 10'] = -1, ['Ward 9'] = 100 }")
        == """
        {
          ["Ward 9"]  = 100.0
          ["Ward 10"] =  -1.0
          ash         =   3.0
          birch       =  12.5
        }
        """
    )
    #expect(
      try demonstration.enter("{ [2] = 'b', [1.5] = 'a', [true] = {}, name = print }") == """
        {
          [1.5]  = "a"
          [2]    = "b"
          name   = function
          [true] = {}
        }
        """
    )
  }

  @Test("A list of records is a table: words first, then figures with the same decimals")
  func records() throws {
    #expect(
      try demonstration.enter(
        "{ { n = 3, ward = 'Ash' }, { ward = '病棟', n = 12.5, note = 'x' }, { ward = 'e\u{301}' } }"
      ) == """
        note  ward     n
        ────  ────  ────
              Ash    3.0
        x     病棟  12.5
              e\u{301}
        """
    )
  }

  @Test("A long list shows head and tail, counts the rest and names how to see it")
  func longRecords() throws {
    let shown = try demonstration.enter(
      "(function() local t = {} for i = 1, 500 do t[i] = { n = i } end return t end)()"
    ).split(separator: "\n").map(String.init)
    #expect(shown.count <= 18)
    #expect(shown.contains("… 486 rows more …"))
    #expect(shown.last == "all of it:  qi.all(_)")
    #expect(shown[shown.count - 2] == "500")
    let all = try demonstration.printed("qi.all(_)").split(separator: "\n")
    #expect(all.count == 502)
    #expect(all.last == "500")
  }

  @Test("A long list of numbers stands in columns, each row after the place of its first")
  func numbers() throws {
    #expect(
      try demonstration.enter(
        "(function() local t = {} for i = 1, 30 do t[i] = i * 100 end return t end)()"
      )
        == """
         [1]   100   200   300   400   500   600   700   800   900
        [10]  1000  1100  1200  1300  1400  1500  1600  1700  1800
        [19]  1900  2000  2100  2200  2300  2400  2500  2600  2700
        [28]  2800  2900  3000
        """
    )
    let long = try demonstration.enter(
      "(function() local t = {} for i = 1, 5000 do t[i] = i % 7 end return t end)()"
    )
    #expect(long.contains(" more …\n"))
    #expect(long.hasSuffix("all of it:  qi.all(_)"))
    #expect(long.split(separator: "\n").count <= 18)
  }

  @Test("A table in itself ends, whole or cut")
  func cycles() throws {
    try demonstration.enter("t = { n = 1 } t.me = t t.list = { t, t }")
    #expect(
      try demonstration.enter("t") == """
        {
          list = { <itself>, <itself> }
          me   = <itself>
          n    = 1
        }
        """
    )
    #expect(try demonstration.printed("qi.all(t)").contains("me = <itself>"))
  }

  @Test("What is nested is shortened, and whole with qi.all")
  func nested() throws {
    try demonstration.enter("t = { a = { b = { c = { d = { 'deep' } } } }, z = ('word '):rep(30) }")
    let shown = try demonstration.enter("t")
    #expect(shown.contains("a = { b = { c = { … } } }"))
    #expect(shown.hasSuffix("all of it:  qi.all(_)"))
    let all = try demonstration.printed("qi.all(t)")
    #expect(all.contains("a = { b = { c = { d = { \"deep\" } } } }"))
    #expect(all.contains(String(repeating: "word ", count: 30)))
    try demonstration.enter("chain = {} for i = 1, 5000 do chain = { chain } end")
    #expect(!(try demonstration.printed("qi.all(chain)").isEmpty))
  }

  @Test("Every line keeps within the window, whatever a table holds")
  func width() throws {
    var random = SeededGenerator(seed: 4)
    print("seed 4")
    let words = [
      "a", "two words", "病棟", "👩‍⚕️", "🇬🇧", "e\u{301}", String(repeating: "long ", count: 40), "x\ny",
    ]
    for columns in [20, 40, 61, 100] {
      demonstration.session.settings.columns = columns
      for _ in 0..<40 {
        let isList = Bool.random(using: &random)
        let items = (0..<Int.random(in: 1...60, using: &random)).map { index -> String in
          let word = words.randomElement(using: &random) ?? ""
          let value =
            [
              "\(Int.random(in: -1_000_000...1_000_000, using: &random)) / 7", "[==[\(word)]==]",
              "{ name = [==[\(word)]==], n = \(index) }", "{ {}, { { 1 } } }", "0/0", "1e300",
            ].randomElement(using: &random) ?? "1"
          return isList ? value : "[ [==[\(word)\(index)]==] ] = \(value)"
        }
        let shown = try demonstration.enter("{ \(items.joined(separator: ", ")) }")
        for line in shown.split(separator: "\n") {
          #expect(DisplayWidth.of(String(line)) <= max(columns, 26), "\(line)")
        }
      }
    }
  }

  @Test("A table with a metatable says what it says of itself")
  func metatable() throws {
    try demonstration.enter("m = setmetatable({}, { __tostring = function() return 'mine' end })")
    #expect(try demonstration.enter("m") == "mine")
  }
}
