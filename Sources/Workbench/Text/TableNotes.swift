/// The sentences under a table, within the room that a window has for both.
///
/// Where not all of it fits, rows and notes share the lines, for a note that pushes the rows out says
/// something about nothing, and a table without its notes may be read wrongly.
package struct TableNotes {
  /// The lines to show.
  package let lines: [String]
  /// Whether they hold every note.
  package let isWhole: Bool

  /// The notes that fit: each whole and in its order, the first always, and the count of the others.
  ///
  /// `room` is the number of lines for rows and notes together; at least half of it, and four, are the
  /// rows' where there are so many.
  package init(_ notes: [String], width: Int, beside rows: Int, room: Int) {
    let wrapped = notes.map { WrappedText.lines($0, after: "", indent: 0, width: width) }
    let all = wrapped.flatMap { $0 }
    let maximum = room - min(rows, max(4, room / 2))
    guard all.count > maximum, wrapped.count > 1 else {
      lines = all
      isWhole = true
      return
    }
    var shown = wrapped[0]
    var count = 1
    while count < wrapped.count, shown.count + wrapped[count].count < maximum {
      shown += wrapped[count]
      count += 1
    }
    lines = shown + ["… \(NumberText.counted(wrapped.count - count, "note")) more"]
    isWhole = false
  }
}
