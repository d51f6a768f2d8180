/// EFF-02, where every directorate gets better and the trust gets worse: the directorate with the
/// best figures hands people over to one with poorer ones.
///
/// The figures of March 2023 and of September 2024 are given; the months before lie about the first,
/// those between go from one to the other.
struct CarePlanFixture {
  private struct Parts {
    let directorate: String
    let before: (numerator: Int, denominator: Int)
    let after: (numerator: Int, denominator: Int)
  }

  private static let parts = [
    Parts(directorate: "ACM", before: (190, 200), after: (192, 200)),
    Parts(directorate: "CML", before: (1350, 1500), after: (780, 850)),
    Parts(directorate: "OPC", before: (570, 600), after: (288, 300)),
    Parts(directorate: "CYP", before: (255, 300), after: (1131, 1300)),
    Parts(directorate: "FPH", before: (95, 100), after: (96, 100)),
  ]

  /// March 2023 and September 2024.
  static let before = 35
  static let after = 53

  /// The figures of every team, which add up to those of its directorate.
  static func series(_ reporters: [Reporter], dice: inout SeededDice) -> [DrawnMeasure.Series] {
    var all: [DrawnMeasure.Series] = []
    for parts in parts {
      let members = reporters.filter { $0.directorate == parts.directorate }
      var figures = members.map { DrawnMeasure.Series(reporter: $0, figures: []) }
      var drift = Drift(deviation: 0.0022, carry: 0.3)
      for month in 0...after {
        let total = total(of: parts, in: month, drift: drift.next(&dice), dice: &dice)
        let weights = members.map(\.weight)
        let denominators = apportion(total.denominator, weights)
        let numerators = deal(total.numerator, denominators, &dice)
        for index in members.indices {
          figures[index].figures.append(
            DrawnMeasure.Figure(numerator: numerators[index], denominator: denominators[index])
          )
        }
      }
      all += figures
    }
    return all.sorted { $0.reporter.code < $1.reporter.code }
  }

  private static func total(
    of parts: Parts,
    in month: Int,
    drift: Double,
    dice: inout SeededDice
  ) -> (numerator: Int, denominator: Int) {
    if month == before { return parts.before }
    if month == after { return parts.after }
    let share = (before: ratio(parts.before), after: ratio(parts.after))
    let part = month < before ? 0 : Double(month - before) / Double(after - before)
    let size =
      Double(parts.before.denominator) * (1 - part) + Double(parts.after.denominator) * part
    let denominator = Int((size * (1 + 0.012 * dice.normal())).rounded())
    let level = share.before * (1 - part) + share.after * part + drift
    return (min(denominator, Int((Double(denominator) * level).rounded())), denominator)
  }

  private static func ratio(_ parts: (numerator: Int, denominator: Int)) -> Double {
    Double(parts.numerator) / Double(parts.denominator)
  }

  /// Whole numbers in proportion to weights that add up to a total.
  static func apportion(_ total: Int, _ weights: [Double]) -> [Int] {
    let sum = weights.reduce(0, +)
    let exact = weights.map { Double(total) * $0 / sum }
    var shares = exact.map { Int($0.rounded(.down)) }
    let byRest = exact.indices.sorted {
      (exact[$1] - exact[$1].rounded(.down), $0) < (exact[$0] - exact[$0].rounded(.down), $1)
    }
    for index in byRest.prefix(total - shares.reduce(0, +)) { shares[index] += 1 }
    return shares
  }

  /// So many cases dealt to units at random, none getting more than it has room for.
  private static func deal(_ total: Int, _ rooms: [Int], _ dice: inout SeededDice) -> [Int] {
    var left = total
    var room = rooms.reduce(0, +)
    return rooms.map { own in
      room -= own
      guard own + room > 0 else { return 0 }
      let drawn = dice.binomial(own, Double(left) / Double(own + room))
      // What the others cannot take stays here.
      let taken = min(own, left, max(drawn, left - room))
      left -= taken
      return taken
    }
  }
}
