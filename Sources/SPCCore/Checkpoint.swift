/// The place where a long computation says how far it is, and asks whether to go on.
///
/// ```swift
/// let checkpoint = Checkpoint { done, total in
///   show(done, total)
///   return !isStopped
/// }
/// let fragility = try Fragility(result, checkpoint: checkpoint)
/// ```
///
/// A computation that takes one asks it every few milliseconds in a release build, and is over
/// within one step of the first refusal. What it has found so far is lost: there are no half results.
public struct Checkpoint {
  private let goesOn: ((_ done: Int, _ total: Int) -> Bool)?

  /// Makes a checkpoint that asks.
  ///
  /// - Parameter goesOn: Whether to go on, given how many of how many steps are done. What a step is
  ///   differs between computations; their ratio is how far this one has come.
  public init(_ goesOn: @escaping (_ done: Int, _ total: Int) -> Bool) { self.goesOn = goesOn }

  private init() { goesOn = nil }

  /// A checkpoint that asks nobody.
  public static var none: Checkpoint { Checkpoint() }

  /// Asks.
  ///
  /// - Throws: ``SPCError/interrupted`` where the answer is to stop.
  @inline(__always)
  public func callAsFunction(_ done: Int, of total: Int) throws(SPCError) {
    guard let goesOn else { return }
    guard goesOn(done, total) else { throw .interrupted }
  }

  /// The checkpoint of one part of a whole: what is done of the part counts as that much of it.
  ///
  /// - Parameters:
  ///   - index: Which part, from 0.
  ///   - count: How many parts of about the same length there are.
  /// - Returns: A checkpoint that asks where this one does.
  public func part(_ index: Int, of count: Int) -> Checkpoint {
    guard let goesOn else { return .none }
    return Checkpoint { done, total in goesOn(index * total + done, count * total) }
  }
}
