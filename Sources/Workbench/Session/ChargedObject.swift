internal import LuaRuntime

/// A value of ours that may be large, or keeps one that may be: it counts against the memory that
/// scripts may use.
///
/// The charge lives as long as the value, not as long as a script's hold on it: a point keeps its
/// chart, and a list its series, when nothing else does. What several values share counts once.
protocol ChargedObject: AnyObject {
  /// The bytes it takes, about, without those of ``heldObjects``.
  var heldBytes: Int { get }
  /// The values of ours that it keeps.
  var heldObjects: [AnyObject] { get }
  /// What was counted for it; nil while no script has seen it.
  ///
  /// A value that takes nothing of its own has that of what it keeps.
  var charge: LuaCharge? { get set }
}

extension WorkbenchSession {
  /// Counts a value that goes to a script, and what it keeps, unless that was done before.
  ///
  /// - Throws: `.memory` where it is more than scripts may use.
  func charge(_ object: any ChargedObject) throws {
    guard object.charge == nil else { return }
    for held in object.heldObjects {
      if let held = held as? any ChargedObject { try charge(held) }
    }
    let bytes = object.heldBytes
    if bytes > 0 { object.charge = try lua.charge(bytes) }
  }
}
