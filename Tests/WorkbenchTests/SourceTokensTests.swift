import Testing

@testable import Workbench
import TestInputSupport

/// Lua text taken apart, to point at a part of it.
@Suite("Tokens with their places")
struct SourceTokensTests {
  @Test(
    "The names that an entry keeps to itself are those declared at its top",
    arguments: [
      ("local a = 1", ["a"]),
      ("x = 3; local a <const>, b = 1, 2; local function f(n) return n end", ["a", "b", "f"]),
      ("do local inner = 1 end local outer = 2", ["outer"]),
      ("if x then local a = 1 elseif y then local b = 2 else local c = 3 end local d", ["d"]),
      ("for i = 1, 3 do local a = i end while x do local b = 1 end local c", ["c"]),
      ("repeat local a = 1 until a local b", ["b"]),
      ("function f() local a = 1 end local b = function() local c end", ["b"]),
      ("text = \"local a = 1\" -- local b = 2\nother = [[\nlocal c = 3\n]]", []),
      ("--[[ local a\nlocal b ]] local c <close> = f()", ["c"]),
      ("local a,\n  b,\n  c = 1, 2, 3", ["a", "b", "c"]),
      ("t = { local_ = 1, f = function() local x end }", []),
      ("local", []), ("local function", []), ("local a <", ["a"]), ("local a, ", ["a"]),
    ] as [(String, [String])]
  )
  func topLocals(source: String, names: [String]) {
    #expect(SourceTokens(source).topLocals == names)
  }

  @Test("Lines and columns are counted in characters, as the caret counts them")
  func places() {
    let tokens = SourceTokens("x = \"naïve\"\r\n  y = 東\n\tz")
    #expect(tokens.tokens.map(\.line) == [1, 1, 1, 2, 2, 2, 3])
    #expect(tokens.tokens.map(\.column) == [1, 3, 5, 3, 5, 7, 2])
    #expect(tokens.tokens[2].contents == "naïve")
    #expect(tokens.tokens[5].kind == .foreign)
  }

  @Test("Numbers are whole, and a text goes on over a line that its end is escaped on")
  func wholeTokens() {
    let tokens = SourceTokens("x = 1e-5 + .5 + 0x1p-4\ny = 'a\\z\n  b\\\r\nc' z = 'open\nend")
    #expect(
      tokens.tokens.map(\.text) == [
        "x", "=", "1e-5", "+", ".5", "+", "0x1p-4", "y", "=", "'a\\z\n  b\\\r\nc'", "z", "=",
        "'open", "end",
      ]
    )
    #expect(tokens.tokens.suffix(4).map(\.line) == [4, 4, 4, 5])
    #expect(tokens[10]?.column == 4)
  }

  @Test("A statement goes on over open brackets and chained calls, and no further")
  func statements() {
    let source = """
      local s = qi.measure("violence")
        :series {
          unit = "CROFTON",
        }
        :spc { baseline = 24 }
      print(s)
      """
    let tokens = SourceTokens(source)
    let found = tokens.indices(ofStatementOnLine: 1).compactMap { tokens[$0]?.text }
    #expect(found.last == "}")
    #expect(found.contains("baseline"))
    #expect(!found.contains("print"))
  }

  @Test("Any text comes apart into tokens in order, each where it says it is")
  func anyText() {
    let seed = UInt64.random(in: 0 ... .max)
    print("seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let parts = [
      "local", " ", "\n", "\t", "x", "\"", "'", "[[", "]]", "--", "--[==[", "]==]", "=", "==", "{",
      "}",
      "(", ")", "\\", "\r\n", "é", "“", "\u{A0}", "3.5e2", "...", ".", ":", "end", "東", "\u{0}",
      "\\\n",
    ]
    for _ in 0..<400 {
      let source = (0..<Int.random(in: 0...30, using: &generator))
        .map { _ in parts[Int.random(in: 0..<parts.count, using: &generator)] }.joined()
      let lines = source.split(
        omittingEmptySubsequences: false,
        whereSeparator: { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
      )
      var end = source.startIndex
      for token in SourceTokens(source).tokens {
        #expect(token.range.lowerBound >= end && !token.range.isEmpty)
        #expect(source[token.range] == token.text[...])
        end = token.range.upperBound
        let line = Array(lines[token.line - 1])
        #expect(line.count >= token.column && line[token.column - 1] == token.text.first)
      }
      _ = SourceTokens(source).topLocals
      _ = SourceTokens(source).indices(ofStatementOnLine: 1)
    }
  }
}
