/// The members of an object in their order.
///
/// A name that occurs twice, which some programs write, keeps both members; the last one counts when
/// it is asked for.
package struct JSONObject: Hashable, Sendable {
  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: JSONValue

    package init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  package private(set) var members: [Member]

  package init(_ members: [Member] = []) { self.members = members }

  /// The names in their order.
  package var names: [String] { members.map(\.name) }

  package var isEmpty: Bool { members.isEmpty }

  /// The value under a name.
  ///
  /// Setting it keeps the member's place; a new one comes last, and nil takes it away.
  package subscript(name: String) -> JSONValue? {
    get { members.last { $0.name == name }?.value }
    set {
      guard let newValue else {
        members.removeAll { $0.name == name }
        return
      }
      if let place = members.lastIndex(where: { $0.name == name }) {
        members[place].value = newValue
      } else {
        members.append(Member(name: name, value: newValue))
      }
    }
  }

  /// The same with all members, and theirs, in the order of their names.
  package var inOrder: JSONObject {
    JSONObject(
      members.sorted { $0.name < $1.name }.map { Member(name: $0.name, value: $0.value.inOrder) }
    )
  }

  /// Adds a member where names in order of the alphabet have it, as Jupyter writes its files; an
  /// earlier one of the name is replaced in its place.
  package mutating func insertInOrder(_ name: String, _ value: JSONValue) {
    if self[name] != nil {
      self[name] = value
      return
    }
    let place = members.firstIndex { $0.name > name } ?? members.endIndex
    members.insert(Member(name: name, value: value), at: place)
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements.map { Member(name: $0.0, value: $0.1) })
  }
}
