/// The folders and names of a machine, and how they are taken out of a text.
///
/// What is replaced keeps its meaning for a reader: a home is `~`, the working folder nothing, a store its
/// file name. Homes of other people (`/home/…`, `/Users/…`, `C:\Users\…`) and shares of file servers are known by
/// their form. An address of the web is no path.
package struct MachineNames: Sendable {
  private struct Place: Sendable {
    let bytes: [UInt8]
    let isFolder: Bool
    let inStead: String
  }

  private let places: [Place]
  private let user: [UInt8]
  private let hosts: [[UInt8]]

  /// - Parameters:
  ///   - home: The home of whoever runs the program; nil for none.
  ///   - working: The working folder.
  ///   - temporary: Folders for what does not stay.
  ///   - files: Files with paths of their own, such as the store.
  ///   - folders: Other folders, such as the notebook's.
  ///   - user: The name of the account.
  ///   - host: The name of the machine.
  package init(
    home: String? = nil,
    working: String? = nil,
    temporary: [String] = [],
    files: [String] = [],
    folders: [String] = [],
    user: String? = nil,
    host: String? = nil
  ) {
    var places: [Place] = []
    func add(_ path: String, isFolder: Bool = true, _ inStead: String) {
      var bytes = Array(path.utf8)
      while bytes.count > 1, bytes.last == Self.slash { bytes.removeLast() }
      // The root is in every path, and says nothing of a machine.
      guard bytes.count > 1, bytes.first == Self.slash else { return }
      places.append(Place(bytes: bytes, isFolder: isFolder, inStead: inStead))
    }
    for file in files {
      add(file, isFolder: false, String(file.split(separator: "/").last ?? ""))
      if let end = file.lastIndex(of: "/") { add(String(file[..<end]), "") }
    }
    if let working { add(working, "") }
    for folder in folders { add(folder, "") }
    if let home { add(home, "~") }
    for folder in temporary { add(folder, "[temporary folder]") }
    // The longest first: what is within the other is said by it. Of two alike the first counts.
    self.places = places.enumerated().sorted {
      ($1.element.bytes.count, $0.offset) < ($0.element.bytes.count, $1.offset)
    }.map(\.element)
    self.user = Array((user ?? "").utf8)
    let full = host ?? ""
    let short = String(full.prefix { $0 != "." })
    hosts = [full, short].filter { $0.utf8.count > 2 && $0 != "localhost" }.map { Array($0.utf8) }
  }

  private static let slash = UInt8(ascii: "/")
  private static let backslash = UInt8(ascii: "\\")

  /// The text without what belongs to the machine, and how much of it there was.
  package func removed(from text: String) -> (text: String, count: Int) {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { $0 == Self.slash || $0 == Self.backslash || $0 == 0x40 }) else {
      return (text, 0)
    }
    var clean: [UInt8] = []
    clean.reserveCapacity(bytes.count)
    var count = 0
    var place = 0
    while place < bytes.count {
      if let (length, inStead) = match(in: bytes, at: place) {
        clean += inStead.utf8
        count += 1
        place += length
      } else {
        clean.append(bytes[place])
        place += 1
      }
    }
    return count == 0 ? (text, 0) : (String(decoding: clean, as: UTF8.self), count)
  }

  private func match(in bytes: [UInt8], at place: Int) -> (length: Int, inStead: String)? {
    switch bytes[place] {
    case Self.slash: Self.begins(bytes, place) ? known(bytes, place) ?? home(bytes, place) : nil
    case Self.backslash: Self.share(bytes, place)
    case 0x40: hostName(bytes, place)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      Self.windowsHome(bytes, place) ?? account(bytes, place)
    default: account(bytes, place)
    }
  }

  /// Whether a path can begin here: not within a word, a path or an address.
  private static func begins(_ bytes: [UInt8], _ place: Int) -> Bool {
    guard place > 0 else { return true }
    if bytes[..<place].suffix(7).elementsEqual("file://".utf8) { return true }
    return !isName(bytes[place - 1]) && bytes[place - 1] != slash && bytes[place - 1] != 0x7E
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."), 0x80...0xFF:
      true
    default: false
    }
  }

  /// Whether a name is over here; a point at the end of a sentence is none of it.
  private static func ends(_ bytes: [UInt8], _ place: Int) -> Bool {
    guard place < bytes.count, isName(bytes[place]) else { return true }
    return bytes[place] == UInt8(ascii: ".")
      && (place + 1 >= bytes.count || !isName(bytes[place + 1]))
  }

  private func known(_ bytes: [UInt8], _ start: Int) -> (Int, String)? {
    for place in places where bytes[start...].starts(with: place.bytes) {
      let end = start + place.bytes.count
      guard Self.ends(bytes, end) else { continue }
      guard place.isFolder, place.inStead.isEmpty else { return (end - start, place.inStead) }
      // What lies in the working folder is named from there.
      let goesOn = end + 1 < bytes.count && bytes[end] == Self.slash && Self.isName(bytes[end + 1])
      return goesOn ? (end + 1 - start, "") : (end - start, ".")
    }
    return nil
  }

  /// Somebody's home, by its form.
  private func home(_ bytes: [UInt8], _ start: Int) -> (Int, String)? {
    for root in ["/home/", "/Users/"] where bytes[start...].starts(with: root.utf8) {
      let name = bytes[(start + root.utf8.count)...].prefix(while: Self.isName)
      guard !name.isEmpty else { continue }
      let isPoint = name.last == UInt8(ascii: ".")
      return (root.utf8.count + name.count - (isPoint ? 1 : 0), "~")
    }
    return nil
  }

  /// `C:\Users\name`, with single or double backslashes, or slashes.
  private static func windowsHome(_ bytes: [UInt8], _ start: Int) -> (Int, String)? {
    guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: ":"),
      start == 0 || !isName(bytes[start - 1])
    else { return nil }
    var place = start + 2
    func skipSeparators() -> Bool {
      let begin = place
      while place < bytes.count, place < begin + 2,
        bytes[place] == backslash || bytes[place] == slash
      {
        place += 1
      }
      return place > begin
    }
    guard skipSeparators(), bytes[place...].prefix(5).elementsEqual("Users".utf8) else {
      return nil
    }
    place += 5
    guard skipSeparators() else { return nil }
    let name = bytes[place...].prefix(while: isName)
    return name.isEmpty ? nil : (place + name.count - start, "~")
  }

  /// `\\server\share`: the name of the server goes.
  ///
  /// A formula begins a line with two backslashes as well, and so the server's name must look like one, or the
  /// share's like a hidden one.
  private static func share(_ bytes: [UInt8], _ start: Int) -> (Int, String)? {
    guard start == 0 || (bytes[start - 1] != backslash && !isName(bytes[start - 1])) else {
      return nil
    }
    let lead = bytes[start...].prefix { $0 == backslash }.count
    guard lead == 2 || lead == 4 else { return nil }
    let server = bytes[(start + lead)...].prefix(while: isName)
    let after = start + lead + server.count
    guard server.count > 1,
      bytes[after...].prefix(lead / 2).elementsEqual(
        [UInt8](repeating: backslash, count: lead / 2)
      )
    else { return nil }
    let name = bytes[(after + lead / 2)...].prefix(while: isName)
    guard !name.isEmpty else { return nil }
    let end = after + lead / 2 + name.count
    let isHidden = end < bytes.count && bytes[end] == UInt8(ascii: "$")
    let isServer = server.contains {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: ".")
    }
    return isHidden || isServer ? (after - start, "[server]") : nil
  }

  /// `name@machine` of whoever runs the program.
  private func account(_ bytes: [UInt8], _ start: Int) -> (Int, String)? {
    guard !user.isEmpty, bytes[start] == user[0], bytes[start...].starts(with: user),
      start == 0 || !Self.isName(bytes[start - 1]),
      start + user.count < bytes.count, bytes[start + user.count] == 0x40,
      let (length, _) = hostName(bytes, start + user.count)
    else { return nil }
    return (user.count + length, "[user]@[machine]")
  }

  private func hostName(_ bytes: [UInt8], _ start: Int) -> (Int, String)? {
    for host in hosts where bytes[(start + 1)...].starts(with: host) {
      let end = start + 1 + host.count
      if Self.ends(bytes, end) { return (end - start, "@[machine]") }
    }
    return nil
  }
}
