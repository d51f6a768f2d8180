internal import LuaRuntime
internal import QualityModel
internal import QualityStore

/// A unit of the organisation, as scripts hold it.
final class UnitObject {
  let unit: OrganisationUnit
  /// The store it was read from; nothing is read through it from any other.
  let origin: StoreOrigin

  init(_ unit: OrganisationUnit, origin: StoreOrigin) {
    self.unit = unit
    self.origin = origin
  }
}

extension TypeEntry {
  static func unit() -> TypeEntry {
    var behaviour = Behaviour { object in
      guard let unit = (object as? UnitObject)?.unit else { return "" }
      return "\(unit.code) · \(unit.name) (\(unit.kind.rawValue))"
    }
    behaviour.equals = { left, right in
      guard let left = left as? UnitObject, let right = right as? UnitObject else { return false }
      return left.unit.code == right.unit.code && left.origin == right.origin
    }
    behaviour.columns = ListColumns(headings: ["Code", "Name", "Kind"], whole: ["Code"]) { object in
      guard let unit = (object as? UnitObject)?.unit else { return [] }
      return [unit.code, unit.name, unit.kind.rawValue]
    }
    return TypeEntry(
      UnitObject.self,
      name: "unit",
      purpose: "A place in the organisation that figures are reported for.",
      fields: [
        .field("code", "text", of: UnitObject.self, "its code, the same for ever") { object, _ in
          .text(object.unit.code)
        },
        .field("name", "text", of: UnitObject.self, "its name") { object, _ in
          .text(object.unit.name)
        },
        .field("kind", "text", of: UnitObject.self, "ward, team, directorate, …") { object, _ in
          .text(object.unit.kind.rawValue)
        },
        .field("parent", "unit", of: UnitObject.self, "the unit above, nil at the root") {
          object,
          session in
          guard let code = object.unit.parentCode else { return .nil }
          let store = try session.store(
            of: object.origin,
            for: "The unit \"\(object.unit.code)\"",
            readAgainBy: "qi.unit \"\(object.unit.code)\""
          )
          let parent = try store.unit(code, asOf: session.settings.asOf)
          return try session.value(UnitObject(parent, origin: object.origin))
        },
        .field("opened", "date", of: UnitObject.self, "its first day, where known") {
          object,
          session in try object.unit.opened.map { try session.value(DateObject($0)) } ?? .nil
        },
        .field("closed", "date", of: UnitObject.self, "its last day, where it has closed") {
          object,
          session in try object.unit.closed.map { try session.value(DateObject($0)) } ?? .nil
        },
      ],
      methods: [.boardMethod()],
      behaviour: behaviour
    )
  }
}
