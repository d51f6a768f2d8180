/// Bytes that Swift holds for the scripts of a state, counted against its cap until the charge goes.
///
/// It belongs to its state's thread, as the state's values do.
public final class LuaCharge {
  /// How many.
  public private(set) var bytes: Int
  private let core: LuaCore

  init(_ bytes: Int, core: LuaCore) throws(LuaError) {
    try core.charge(max(0, bytes))
    self.bytes = max(0, bytes)
    self.core = core
  }

  /// Counts bytes more; call it before they are taken.
  ///
  /// - Throws: `.memory` where they don't fit under the cap; the charge is then what it was.
  public func grow(by more: Int) throws(LuaError) {
    try core.charge(max(0, more))
    bytes += max(0, more)
  }

  deinit { core.discharge(bytes) }
}
