/// Brings words to the form in which they are compared.
enum WordForms {
  /// The words of a text in their order, in lower case and without accents.
  ///
  /// A hyphen parts words and an apostrophe does not; "V&A" is one word, and digits and letters that
  /// stand together, "72h", are two.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isNumber = false
    func end() {
      // A connecting sign at an end connects nothing.
      while word.last == "&" { word.removeLast() }
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for scalar in text.unicodeScalars {
      switch Sort(scalar) {
      case .letter:
        if isNumber { end() }
        isNumber = false
        add(scalar, to: &word)
      case .digit:
        if !isNumber { end() }
        isNumber = true
        word.unicodeScalars.append(scalar)
      case .accent: continue
      case .sign:
        if scalar == "&", !word.isEmpty, !isNumber {
          word += "&"
        } else if scalar != "'", scalar != "\u{2019}" {
          end()
          isNumber = false
          if scalar == "%" { words.append("percent") }
        }
      }
    }
    end()
    return words
  }

  /// The letters and digits of a text and nothing else, in lower case: what stays when the same title
  /// is typed twice.
  static func plain(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars {
      switch Sort(scalar) {
      case .letter: add(scalar, to: &plain)
      case .digit: plain.unicodeScalars.append(scalar)
      case .accent, .sign: continue
      }
    }
    return plain
  }

  /// A number for a long text that is the same when it is typed twice; `nil` where nothing is said.
  ///
  /// > Source: the Fowler–Noll–Vo hash, variant 1a of 64 bits, over the letters and digits.
  static func mark(_ text: String) -> UInt64? {
    var mark: UInt64 = 0xCBF2_9CE4_8422_2325
    var isEmpty = true
    for byte in text.utf8 {
      // Signs of other scripts count as letters here, as what is typed twice has the same.
      let isLetter = byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20)
      guard isLetter || (0x30...0x39).contains(byte) else { continue }
      isEmpty = false
      mark = (mark ^ UInt64(byte < 0x80 && isLetter ? byte | 0x20 : byte)) &* 0x100_0000_01B3
    }
    return isEmpty ? nil : mark
  }

  private enum Sort {
    case letter, digit, accent, sign

    init(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x61...0x7A, 0x41...0x5A: self = .letter
      case 0x30...0x39: self = .digit
      case 0..<0x80: self = .sign
      case 0x300...0x36F: self = .accent
      default:
        let properties = scalar.properties
        self =
          properties.numericType != nil ? .digit : properties.isAlphabetic ? .letter : .sign
      }
    }
  }

  /// Adds a letter in lower case, and without its accent where it is a Latin letter with one.
  private static func add(_ scalar: Unicode.Scalar, to word: inout String) {
    if scalar.value < 0x80 {
      word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
      return
    }
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      if let plain = accents[lower] { word += plain } else { word.unicodeScalars.append(lower) }
    }
  }

  /// A word without the endings of plurals and verbs, so that "assaults" and "assaulted" are one.
  ///
  /// > Source: the first steps, on plurals and on -ed and -ing, of M. F. Porter, *An algorithm for
  /// > suffix stripping*, Program 14 (1980) 130–137; a final e of longer words falls, as in its
  /// > last step.
  static func stem(_ word: String) -> String {
    var letters = Array(word.utf8)
    // Shorter words, numbers and words in other scripts stay as they are.
    guard letters.count > 3, letters.allSatisfy({ 0x61...0x7A ~= $0 }) else {
      return numbers[word] ?? word
    }
    if let number = numbers[word] { return number }
    stripPlural(&letters)
    stripVerb(&letters)
    if letters.count > 4, letters.last == UInt8(ascii: "e") { letters.removeLast() }
    if letters.count > 3, letters.last == UInt8(ascii: "y") {
      letters[letters.count - 1] = UInt8(ascii: "i")
    }
    return String(decoding: letters, as: UTF8.self)
  }

  private static func stripPlural(_ letters: inout [UInt8]) {
    guard letters.last == UInt8(ascii: "s") else { return }
    if letters.ends(with: "sses") || letters.ends(with: "xes") || letters.ends(with: "ches") {
      letters.removeLast(2)
    } else if letters.ends(with: "ies") {
      letters.removeLast(3)
      letters.append(UInt8(ascii: "y"))
    } else if !letters.ends(with: "ss"), !letters.ends(with: "us"), !letters.ends(with: "is") {
      letters.removeLast()
    }
  }

  private static func stripVerb(_ letters: inout [UInt8]) {
    let ending = letters.ends(with: "ing") ? 3 : letters.ends(with: "ed") ? 2 : 0
    guard ending > 0, letters.count - ending >= 3, !letters.ends(with: "eed"),
      letters.dropLast(ending).contains(where: isVowel)
    else { return }
    letters.removeLast(ending)
    let last = letters[letters.count - 1]
    let doubled = letters[letters.count - 2] == last && !isVowel(last)
    if doubled, !"lsz".utf8.contains(last) { letters.removeLast() }
  }

  private static func isVowel(_ letter: UInt8) -> Bool { "aeiouy".utf8.contains(letter) }

  private static let accents: [Unicode.Scalar: String] = {
    var accents: [Unicode.Scalar: String] = [:]
    for (plain, accented) in [
      ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"),
      ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"),
      ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"),
      ("w", "ŵẁẃẅ"), ("y", "ýÿŷỳ"), ("z", "źżž"), ("ae", "æ"), ("oe", "œ"), ("ss", "ß"),
      ("th", "þ"),
    ] {
      for letter in accented.unicodeScalars { accents[letter] = plain }
    }
    return accents
  }()

  /// Numbers that people write out; "one" is seldom a number.
  private static let numbers = [
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "twelve": "12", "fourteen": "14", "eighteen": "18", "twenty": "20",
    "thirty": "30", "second": "2", "third": "3",
  ]
}

extension [UInt8] {
  fileprivate func ends(with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard self.count > count else { return false }
    return text.withUTF8Buffer { suffix(count).elementsEqual($0) }
  }
}
