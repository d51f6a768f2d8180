internal import CReferenceCalls
internal import Foundation

/// Times a call in our state and its like in the reference's, turn about.
struct CallTiming {
  let rounds: Int
  /// How often the loop of one turn calls.
  let calls: Int
  /// The seconds that a loop around a body takes in our state, and in the reference's.
  let ours: (_ body: String) throws -> Double
  let reference: (_ body: String) -> Double

  /// Times both with the empty loop taken off, and prints one line.
  func report(_ name: String, body: String, referenceBody: String, asked: Double?) throws {
    let empty = "n = n + i"
    var mine: [Double] = []
    var theirs: [Double] = []
    for _ in 0...rounds {
      let ourLoop = try ours(empty)
      let ourCalls = try ours(body)
      let theirLoop = reference(empty)
      let theirCalls = reference(referenceBody)
      mine.append((ourCalls - ourLoop) / Double(calls) * 1e9)
      theirs.append((theirCalls - theirLoop) / Double(calls) * 1e9)
    }
    Self.printLine(name, mine, theirs, asked: asked)
  }

  /// Prints one line: the medians, the median of the ratios, and where that is more than was asked.
  private static func printLine(
    _ name: String,
    _ mine: [Double],
    _ theirs: [Double],
    asked: Double?
  ) {
    // The first turn warms up.
    let ratio = median(zip(mine, theirs).dropFirst().map { $0 / $1 })
    print(
      "  \(name.padding(toLength: 42, withPad: " ", startingAt: 0))"
        + String(format: "%7.1f %7.1f   %5.2f", median(mine), median(theirs), ratio)
        + (asked.map { ratio <= $0 ? "" : String(format: "  over %.0f", $0) } ?? "")
    )
  }

  static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}

/// The reference: a stock Lua state that a C library opened.
enum ReferenceState {
  static func seconds(_ state: OpaquePointer, _ source: String) -> Double {
    let start = ThreadClock.seconds
    _ = reference_lua_run(state, source)
    return ThreadClock.seconds - start
  }
}
