import Testing

@testable import Workbench

@Suite("Pareto charts and capability at the prompt")
struct ParetoAndCapabilityTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession() }

  @Test("Categories stand from the largest down, and the few that make most are named")
  func pareto() throws {
    let printed = try demonstration.printed(
      #"""
      types = qi.pareto {
        values = { Falls = 12, ["Pressure damage"] = 7, Medication = 5, Other = 2 },
        name = "Incidents on Ash Ward",
      }
      print(types)
      """#
    )
    #expect(printed.contains("Incidents on Ash Ward · Pareto chart"))
    #expect(
      printed.contains("3 of 4 categories make 92.3 % of 26: Falls, Pressure damage, Medication.")
    )
    #expect(try demonstration.enter("types.total") == "26.0")
    #expect(try demonstration.enter("#types") == "4")
    let drawn = try demonstration.printed(#"print(types:chart { amount = "Incidents" })"#)
    #expect(drawn.contains("Pressure damage"))
    let counted = #"qi.pareto { items = { "b", "a", "b", "c" }, threshold = 0.5 }"#
    #expect(try demonstration.enter("#\(counted).leading") == "1")
    #expect(try demonstration.enter("\(counted).leading[1]") == "b")
  }

  @Test("The indices are those that a few lines of Lua make of the values")
  func capability() throws {
    let agreed = try demonstration.enter(
      #"""
      local values = { 9, 12, 8, 15, 11, 10, false, 14, 9, 13 }
      local able = qi.capability { values = values, lower = 2, upper = 20, target = 10 }
      local sum, count, ranges, pairs = 0, 0, 0, 0
      for i, value in ipairs(values) do
        if value then
          sum, count = sum + value, count + 1
          if values[i - 1] then
            ranges, pairs = ranges + math.abs(value - values[i - 1]), pairs + 1
          end
        end
      end
      local centre, sigma = sum / count, ranges / pairs / (2 / math.sqrt(math.pi))
      local function same(a, b) assert(math.abs(a - b) < 1e-9, a .. " " .. b) end
      same(able.centre, centre)
      same(able.sigma, sigma)
      same(able.cp, 18 / (6 * sigma))
      same(able.cpk, math.min(centre - 2, 20 - centre) / (3 * sigma))
      same(able.cpm, able.cp / math.sqrt(1 + ((centre - 10) / sigma) ^ 2))
      same(able.observed_above, 0)
      return able.stable
      """#
    )
    #expect(agreed == "true")
  }

  @Test("Of a process that is not stable the card says so")
  func unstable() throws {
    let printed = try demonstration.printed(
      #"print(qi.measure("violence"):series { unit = "CROFTON" }:capability { upper = 25 })"#
    )
    #expect(printed.contains("asked          at most 25"))
    #expect(printed.contains("Cpk            1.94 (1.56 to 2.32), overall Ppk 1.44 (1.15 to 1.73)"))
    #expect(printed.contains("21 points of the chart are special cause"))
    #expect(printed.contains("no promise"))
  }

  @Test(
    "What cannot be computed is answered in words",
    arguments: [
      ("qi.pareto {}", "needs either values or items"),
      ("qi.pareto { values = { a = 1 }, items = { \"a\" } }", "given both"),
      ("qi.pareto { values = {} }", "no categories"),
      ("qi.pareto { values = { Falls = -1 } }", "\"Falls\" is -1"),
      ("qi.pareto { values = { a = 1 }, threshold = 80 }", "A share of 80"),
      ("qi.pareto { values = { 1, 2, 3 } }", "values entry 1 of qi.pareto is without a name"),
      ("qi.pareto { values = { Falls = 3, 2 } }", "entry 1 of qi.pareto is without a name"),
      ("qi.capability { values = { 1, 2 } }", "what is asked"),
      ("qi.capability { upper = 2 }", "needs measurements"),
      ("qi.capability { values = { 1, 2 }, lower = 3, upper = 2 }", "3 is not below"),
      ("qi.capability { values = { 1, 1, 1 }, upper = 3 }", "do not vary"),
      ("qi.capability { values = { false }, upper = 3 }", "no value"),
      ("qi.capability { values = { 1, 2 }, upper = 3, confidence = 95 }", "confidence of 95"),
      ("qi.pareto({ values = { a = 1 } }):chart():save \"out/x.png\"", "does not end in .svg"),
    ]
  )
  func refusals(source: String, sentence: String) throws {
    let diagnostic = try #require(demonstration.failure(of: source))
    #expect(diagnostic.message.contains(sentence), "\(diagnostic.message)")
  }
}
