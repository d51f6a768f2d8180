/// What a unit of the organisation is.
public enum UnitKind: String, CaseIterable, Hashable, Sendable {
  /// A whole organisation seen from outside: a provider in a national return.
  case organisation
  /// The trust itself, usually the root of the tree.
  case trust
  /// A directorate of the trust.
  case directorate
  /// A place.
  case site
  /// A service.
  case service
  /// An inpatient ward.
  case ward
  /// A community or corporate team.
  case team
  /// A clinic.
  case clinic
  /// Anything else that reports figures.
  case other
}

/// A place in the organisation that figures are reported for.
///
/// Units form a tree through ``parentCode``. `opened` and `closed` are the first and the last day
/// on which the unit takes part; `nil` means not known, which is read as without end.
public struct OrganisationUnit: Hashable, Sendable {
  /// The code, unique in a store and the same for ever.
  public var code: String
  /// The name for people.
  public var name: String
  /// What the unit is.
  public var kind: UnitKind
  /// The code of the unit above, `nil` at the root.
  public var parentCode: String?
  /// The first day.
  public var opened: CalendarDate?
  /// The last day.
  public var closed: CalendarDate?

  /// Makes a unit.
  public init(
    code: String,
    name: String,
    kind: UnitKind,
    parentCode: String? = nil,
    opened: CalendarDate? = nil,
    closed: CalendarDate? = nil
  ) {
    self.code = code
    self.name = name
    self.kind = kind
    self.parentCode = parentCode
    self.opened = opened
    self.closed = closed
  }

  /// Whether the unit takes part on a day.
  public func isOpen(on day: CalendarDate) -> Bool {
    if let opened, day < opened { return false }
    if let closed, day > closed { return false }
    return true
  }
}
