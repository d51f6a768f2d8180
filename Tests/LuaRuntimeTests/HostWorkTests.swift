import Foundation
import Testing

@testable import LuaRuntime

/// Work of the host's that is an evaluation of its own, such as drawing a result at the prompt.
@Suite("Host work as an evaluation")
struct HostWorkTests {
  private struct Refusal: Error, Equatable { let number: Int }

  @Test("It gives what the work gives, throws what it throws, and may call into the state")
  func outcome() throws {
    let state = try LuaState()
    let six = try state.evaluate { try state.run("return 6", chunkName: "=six")[0].integer }
    #expect(six == 6)
    #expect(throws: Refusal(number: 3)) { try state.evaluate { throw Refusal(number: 3) } }
    #expect(try state.evaluate { "after" } == "after")
  }

  @Test("A stop that is asked for within it ends it, whatever it gives or throws")
  func stopped() throws {
    let state = try LuaState()
    for isThrowing in [false, true] {
      do {
        try state.evaluate {
          #expect(!state.isStopRequested)
          #expect(state.stopHandle.requestStop(.interrupt))
          #expect(state.isStopRequested)
          if isThrowing { throw Refusal(number: 1) }
        }
        Issue.record("it was not stopped")
      } catch let error as LuaError {
        #expect(error.kind == .stopped(.interrupt))
      }
      #expect(!state.isStopRequested)
      #expect(try state.run("return 1 + 1", chunkName: "=after")[0].integer == 2)
    }
  }

  @Test("A deadline stops it where it polls")
  func deadline() throws {
    let state = try LuaState()
    let end = ContinuousClock.now + .seconds(60)
    #expect {
      try state.evaluate(deadlineSeconds: 0.05) {
        while !state.isStopRequested, .now < end { Thread.sleep(forTimeInterval: 0.001) }
        #expect(state.isStopRequested)
      }
    } throws: { error in
      (error as? LuaError)?.kind == .stopped(.deadline)
    }
  }

  @Test("Nothing of the work is kept when it is over")
  func released() throws {
    final class Thing {}
    let state = try LuaState()
    weak var thing: Thing?
    do {
      let held = Thing()
      thing = held
      try state.evaluate { _ = ObjectIdentifier(held) }
    }
    #expect(thing == nil)
  }
}
