/// The states that a record passes through, and the steps that are allowed.
///
/// A record that is new to a store may arrive in any state, as the register of years past does; the
/// rules of that state hold for it all the same. From then on it moves by these steps alone.
public struct Lifecycle: Hashable, Sendable {
  /// The field that holds the state.
  public let field: String
  /// From each state, the states that may follow, in the order in which people list them; a state
  /// that is left out is an end.
  public let steps: [String: [String]]

  /// Makes a lifecycle.
  public init(field: String = "status", steps: [String: [String]]) {
    self.field = field
    self.steps = steps
  }

  /// The states that may follow a state; none at an end.
  public func next(after state: String) -> [String] { steps[state] ?? [] }

  /// Whether a record may go from one state to another; staying is no step, and allowed.
  public func allows(_ state: String, to next: String) -> Bool {
    state == next || self.next(after: state).contains(next)
  }
}
