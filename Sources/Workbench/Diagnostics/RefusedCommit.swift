internal import QualityStore

/// A commit that was refused for what is rejected, with the first of that: who runs a script sees no card.
struct RefusedCommit: Error {
  let refusal: StoreError
  let first: String

  /// Does the work, and names the first of what is rejected where it is refused for that.
  static func naming<Outcome>(
    _ first: @autoclosure () -> String?,
    _ work: () throws -> Outcome
  ) throws -> Outcome {
    do { return try work() } catch let error as StoreError {
      guard case .notClean = error, let first = first() else { throw error }
      throw RefusedCommit(refusal: error, first: first)
    }
  }
}
