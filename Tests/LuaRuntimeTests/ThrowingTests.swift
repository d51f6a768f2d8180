import LuaRuntime
import Testing

@Suite("Callbacks that throw")
struct ThrowingTests {
  @Test(
    "Every callback throwing at its n-th call, caught and not: no crash, nothing left behind",
    arguments: [true, false]
  )
  func everyTurn(protected: Bool) throws {
    let measuring = HostScenario()
    try? measuring.run(on: measuring.makeState(), protected: protected)
    let turns = measuring.turns
    #expect(turns > 50)

    for failing in 1...turns {
      let scenario = HostScenario()
      let state = try scenario.makeState()
      try state.collectGarbage()
      let before = state.diagnostics
      scenario.failing = failing
      try? scenario.run(on: state, protected: protected)
      #expect(scenario.turns >= failing, "turn \(failing)")
      #expect(state.isAsGoodAsNew, "turn \(failing)")
      scenario.failing = nil
      try state.setModule("set", .nil)
      try state.setModule("found", .nil)
      try state.collectGarbage()
      try state.collectGarbage()
      #expect(state.diagnostics == before, "turn \(failing)")
      #expect(scenario.counter.alive == 0, "turn \(failing)")
    }
  }
}
