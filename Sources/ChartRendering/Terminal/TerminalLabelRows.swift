/// Gives labels at the right edge a row each.
enum TerminalLabelRows {
  /// Rows for labels in rising order of their wishes, never two on one row.
  ///
  /// With more labels than rows the first run out at the top: their rows are negative.
  static func spread(_ wished: [Int], rows: Int) -> [Int] {
    var places = wished
    for place in places.indices.dropFirst() {
      places[place] = max(places[place], places[place - 1] + 1)
    }
    // Pushed past the bottom, they move up together as far as they must.
    var most = rows - 1
    for place in places.indices.reversed() {
      places[place] = min(places[place], most)
      most = places[place] - 1
    }
    return places
  }

  /// The same, but one label keeps its row and pushes the others up and down, where there is room.
  static func spread(_ wished: [Int], rows: Int, anchor: Int) -> [Int] {
    guard wished.indices.contains(anchor), wished[anchor] >= anchor,
      rows - 1 - wished[anchor] >= wished.count - 1 - anchor
    else { return spread(wished, rows: rows) }
    var places = wished
    for place in places.indices where place > anchor {
      places[place] = max(places[place], places[place - 1] + 1)
    }
    for place in places.indices.reversed() where place < anchor {
      places[place] = min(places[place], places[place + 1] - 1)
    }
    var most = rows - 1
    for place in places.indices.reversed() where place > anchor {
      places[place] = min(places[place], most)
      most = places[place] - 1
    }
    return places
  }
}
