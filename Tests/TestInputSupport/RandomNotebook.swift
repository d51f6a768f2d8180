/// A notebook that a seed makes: numbers, tables that are changed in place, two names for one table,
/// functions that read names when they are called, and cells that show some of it.
package struct RandomNotebook {
  /// The texts of the cells, in order.
  package var cells: [String]
  private var generator: SeededGenerator
  private let looksOutside: Bool
  private var recorded = 0

  /// The first cell makes every name, so that the others may come in any order.
  package static let start = """
    x1, x2, x3 = 1, 2, 3
    t1, t2, t3 = { n = 1 }, { n = 2 }, { n = 3 }
    function f1() return x1 + t1.n end
    function f2() return x2 * t2.n end
    """

  /// - Parameters:
  ///   - seed: What makes it.
  ///   - count: How many cells.
  ///   - looksOutside: Whether cells also record in the store and read it, draw random numbers, and load
  ///     modules and scripts: the ``files``.
  package init(seed: UInt64, count: Int, looksOutside: Bool = false) {
    generator = SeededGenerator(seed: seed)
    self.looksOutside = looksOutside
    cells = [Self.start]
    for place in 1..<count {
      // A cell that is run again reads the store as it is now. So that a run from the top finds it so too,
      // what is recorded is recorded before anybody reads.
      let records = looksOutside && [1, 3, 4].contains(place)
      cells.append(records ? recordingCell() : place == 2 ? "x2 = 4" : cell())
    }
  }

  /// The modules and scripts that cells load, with new texts at each call.
  package mutating func files() -> [String: String] {
    [
      "m1.lua": "return { n = \(number(5)) }\n",
      "m2.lua": "local m = require 'm1'\nreturn { n = m.n * \(number(5)) }\n",
      "part.lua": "x1 = \(number(5))\nt2.n = x2 + \(number(5))\n",
    ]
  }

  /// A cell that records a unit of its own.
  package mutating func recordingCell() -> String {
    recorded += 1
    let unit = "{ code = 'W\(recorded)', name = 'Ward \(recorded)', kind = 'ward' }"
    return "qi.define { units = { \(unit) } }:commit { reason = 'generated' };"
  }

  /// A number from 0 up to, and without, a bound.
  package mutating func number(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }

  /// A new text for a cell.
  package mutating func cell() -> String {
    let (x, y) = ("x\(1 + number(3))", "x\(1 + number(3))")
    let (t, u) = ("t\(1 + number(3))", "t\(1 + number(3))")
    let f = "f\(1 + number(2))"
    let k = number(20)
    switch number(looksOutside ? 22 : 16) {
    case 0: return "\(x) = \(k)"
    case 1: return "\(x) = \(y) + \(k)\n\(x)"
    case 2: return "\(t) = { n = \(k), \(x) }"
    case 3: return "\(t).n = (\(t).n * 3 + \(k)) % 101"
    case 4: return "\(t) = \(u)"
    case 5: return "table.insert(\(t), \(x))\n#\(t)"
    case 6: return "function \(f)() return \(x) + \(t).n end"
    case 7:
      return "do local n = \(k)\n\(f) = function() n = n + 1 return n end end"
    case 8: return "\(x) = \(f)() % 97"
    case 9:
      return "for name, value in pairs(\(t)) do if name == 'n' then \(x) = value end end\n\(x)"
    case 10: return "\(t).inner = \(u) ~= \(t) and \(u) or nil\n\(t).n"
    case 11: return "if \(t).inner then \(t).inner.n = \(k) end\n\(u).n"
    // Two tables may look into each other, which is an error: it would end a run.
    case 12 where !looksOutside:
      return "setmetatable(\(t), { __index = \(u) ~= \(t) and \(u) or nil })\n\(t).m"
    case 16: return "\(x) = #qi.units\n\(x)"
    case 17: return "\(x) = math.random(1000)\n\(x)"
    case 18: return "\(t).n = require('m\(1 + number(2))').n\n\(t).n"
    case 19: return "qi.load_script 'part.lua'\n\(x), \(t).n"
    case 20: return "for _, unit in ipairs(qi.units) do \(t)[unit.code] = \(x) end\n\(u).W1"
    default: return "\(x), \(t).n, #\(u), \(f)(), \(t) == \(u)"
    }
  }
}
