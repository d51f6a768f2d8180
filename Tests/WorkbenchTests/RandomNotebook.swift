import TestInputSupport

/// A notebook that a seed makes: numbers, tables that are changed in place, two names for one table,
/// functions that read names when they are called, and cells that show some of it.
struct RandomNotebook {
  /// The texts of the cells, in order.
  var cells: [String]
  private var generator: SeededGenerator

  /// The first cell makes every name, so that the others may come in any order.
  static let start = """
    x1, x2, x3 = 1, 2, 3
    t1, t2, t3 = { n = 1 }, { n = 2 }, { n = 3 }
    function f1() return x1 + t1.n end
    function f2() return x2 * t2.n end
    """

  init(seed: UInt64, count: Int) {
    generator = SeededGenerator(seed: seed)
    cells = [Self.start]
    for _ in 1..<count { cells.append(cell()) }
  }

  /// A number from 0 up to, and without, a bound.
  mutating func number(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }

  /// A new text for a cell.
  mutating func cell() -> String {
    let (x, y) = ("x\(1 + number(3))", "x\(1 + number(3))")
    let (t, u) = ("t\(1 + number(3))", "t\(1 + number(3))")
    let f = "f\(1 + number(2))"
    let k = number(20)
    switch number(16) {
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
    case 12: return "setmetatable(\(t), { __index = \(u) ~= \(t) and \(u) or nil })\n\(t).m"
    default: return "\(x), \(t).n, #\(u), \(f)(), \(t) == \(u)"
    }
  }
}
