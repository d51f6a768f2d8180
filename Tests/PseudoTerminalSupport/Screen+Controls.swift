extension Screen {
  mutating func perform(_ event: ControlSequenceParser.Event) {
    switch event {
    case .character(let scalar): print(scalar)
    case .control(let byte): control(byte)
    case .escape(let byte): escape(byte)
    case .sequence(nil, let parameters, let final): sequence(parameters, final)
    case .sequence(UInt8(ascii: "?"), let parameters, let final): mode(parameters, final)
    case .sequence: break
    }
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x07: bells += 1
    case 0x08: move(toColumn: cursorColumn - 1)
    case 0x09: move(toColumn: (cursorColumn / 8 + 1) * 8)
    case 0x0A, 0x0B, 0x0C: lineFeed()
    case 0x0D: move(toColumn: 0)
    default: break
    }
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "7"): savedCursor = (cursorRow, cursorColumn)
    case UInt8(ascii: "8"): move(toRow: savedCursor.row, column: savedCursor.column)
    case UInt8(ascii: "D"): lineFeed()
    case UInt8(ascii: "E"):
      move(toColumn: 0)
      lineFeed()
    case UInt8(ascii: "M"):
      if cursorRow == scrollRegion.lowerBound {
        scrollDown(1)
      } else {
        move(toRow: cursorRow - 1, column: cursorColumn)
      }
    case UInt8(ascii: "c"):
      eraseRows(0..<rows)
      move(toRow: 0, column: 0)
    default: break
    }
  }

  private mutating func sequence(_ parameters: [Int?], _ final: UInt8) {
    let first = parameters.first ?? nil
    // A count of 0 means 1.
    let count = max(first ?? 1, 1)
    let second = parameters.count > 1 ? max(parameters[1] ?? 1, 1) : 1
    switch Character(Unicode.Scalar(final)) {
    case "A": move(toRow: cursorRow - count, column: cursorColumn)
    case "B", "e": move(toRow: cursorRow + count, column: cursorColumn)
    case "C", "a": move(toColumn: cursorColumn + count)
    case "D": move(toColumn: cursorColumn - count)
    case "E": move(toRow: cursorRow + count, column: 0)
    case "F": move(toRow: cursorRow - count, column: 0)
    case "G", "`": move(toColumn: count - 1)
    case "d": move(toRow: count - 1, column: cursorColumn)
    case "H", "f": move(toRow: count - 1, column: second - 1)
    case "J": eraseDisplay(first ?? 0)
    case "K": eraseLine(first ?? 0)
    case "L": insertRows(count)
    case "M": deleteRows(count)
    case "P": deleteCharacters(count)
    case "X": erase(cursorColumn..<(cursorColumn + count), row: cursorRow)
    case "@": insertBlanks(count)
    case "S": scrollUp(count)
    case "T": scrollDown(count)
    case "h": if first == 4 { insertsCharacters = true }
    case "l": if first == 4 { insertsCharacters = false }
    case "r":
      let bottom = parameters.count > 1 ? parameters[1] ?? rows : rows
      scrollRegion = min(count - 1, rows - 1)..<max(min(bottom, rows), count)
      move(toRow: 0, column: 0)
    default: break
    }
  }

  private mutating func mode(_ parameters: [Int?], _ final: UInt8) {
    guard final == UInt8(ascii: "h") || final == UInt8(ascii: "l") else { return }
    let isSet = final == UInt8(ascii: "h")
    for parameter in parameters {
      switch parameter {
      case 2004: bracketsPaste = isSet
      case 25: isCursorHidden = !isSet
      default: break
      }
    }
  }

  private mutating func eraseDisplay(_ part: Int) {
    switch part {
    case 0:
      erase(cursorColumn..<columns, row: cursorRow)
      eraseRows((cursorRow + 1)..<rows)
    case 1:
      eraseRows(0..<cursorRow)
      erase(0..<(cursorColumn + 1), row: cursorRow)
    default:
      eraseRows(0..<rows)
    }
  }

  private mutating func eraseLine(_ part: Int) {
    switch part {
    case 0: erase(cursorColumn..<columns, row: cursorRow)
    case 1: erase(0..<(cursorColumn + 1), row: cursorRow)
    default: erase(0..<columns, row: cursorRow)
    }
  }

  private mutating func move(toColumn column: Int) {
    move(toRow: cursorRow, column: column)
  }

  private mutating func move(toRow row: Int, column: Int) {
    waitsToWrap = false
    cursorRow = min(max(row, 0), rows - 1)
    cursorColumn = min(max(column, 0), columns - 1)
  }
}
