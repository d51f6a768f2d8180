extension TableObject.Cell {
  /// Words in a cell.
  static func text(_ text: String?) -> TableObject.Cell {
    TableObject.Cell(text: text ?? "", isNumber: false)
  }

  /// A number that people read with fewer decimals than it has; a file gets all of them.
  static func number(_ number: Double?, places: Int = 4) -> TableObject.Cell {
    guard let number, !number.isNaN else { return TableObject.Cell(text: "", isNumber: true) }
    return TableObject.Cell(
      text: NumberText.plain(number, places: places),
      isNumber: true,
      number: number
    )
  }

  /// A number of things.
  static func count(_ count: Int) -> TableObject.Cell { number(Double(count)) }
}
