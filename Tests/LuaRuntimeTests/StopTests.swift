import Dispatch
import Foundation
import LuaRuntime
import Synchronization
import TestInputSupport
import Testing

private func makeState() throws -> LuaState {
  let state = try LuaState()
  try state.define("host") { call in
    // It swallows what the script raises, a stop included.
    _ = try? call.state.call(value: call[0])
    return []
  }
  return state
}

/// How far the thread that is to stop was when the stop was asked for, written by the thread that asks.
private final class Request: Sendable {
  private let meter: WorkMeter
  private let start: Mutex<(reading: WorkMeter.Reading, delay: Duration)>

  init() {
    let meter = WorkMeter()
    self.meter = meter
    start = Mutex((meter.reading, .zero))
  }

  /// The stop is asked for now, or after a while in which the thread may work.
  func mark(after delay: Duration = .zero) {
    let reading = meter.reading
    start.withLock { $0 = (reading, delay) }
  }

  /// What the thread has done since, in processor time.
  var work: Duration {
    let (reading, delay) = start.withLock { $0 }
    return meter.work(since: reading) - delay
  }
}

/// Runs each script of the corpus that does what it can not to be stopped until `stop` stops it, and sees that the state is as good as new.
private func expectStops(
  reason: LuaStopReason,
  _ stop: (LuaState, String, Request) throws(LuaError) -> Void
) throws {
  let state = try makeState()
  let requested = Request()
  for script in try AdversarialScript.all(in: "Loops") {
    #expect(script.outcome == .stopped, "\(script.name)")
    // The thread that asks may be held up between marking and asking: one of five attempts has to do.
    var quickest = Duration.seconds(1000)
    var isLocated = false
    for _ in 0..<5 where quickest > .milliseconds(50) || !isLocated {
      do throws(LuaError) {
        try stop(state, script.source, requested)
        Issue.record("\(script.name): it ended by itself")
      } catch {
        quickest = min(quickest, requested.work)
        #expect(error.kind == .stopped(reason), "\(script.name)")
        // On a busy machine the time can be up while the script is still compiled.
        isLocated = isLocated || error.location != nil
      }
    }
    #expect(quickest < .milliseconds(50), "\(script.name)")
    #expect(isLocated, "\(script.name)")
    #expect(state.isAsGoodAsNew, "\(script.name)")
  }
}

@Suite("Stops", .serialized)
struct StopTests {
  @Test("A deadline stops every endless script of the corpus within 50 ms, and the state goes on")
  func deadline() throws {
    try expectStops(reason: .deadline) { state, source, requested throws(LuaError) in
      requested.mark(after: .milliseconds(30))
      try state.evaluate(source, deadlineSeconds: 0.03)
    }
  }

  @Test("A stop asked for on another thread does too")
  func handle() throws {
    try expectStops(reason: .programmatic) { state, source, requested throws(LuaError) in
      let handle = state.stopHandle
      let asked = DispatchSemaphore(value: 0)
      DispatchQueue.global().asyncAfter(deadline: .now() + 0.03) {
        // Nothing can be stopped before it has begun, which on a busy machine may take longer.
        repeat { requested.mark() } while !handle.requestStop()
        asked.signal()
      }
      defer { asked.wait() }
      try state.evaluate(source)
    }
  }

  @Test("Ctrl-C does too")
  func interrupt() throws {
    try expectStops(reason: .interrupt) { state, source, requested throws(LuaError) in
      let over = DispatchSemaphore(value: 0)
      let raised = DispatchSemaphore(value: 0)
      let handle = state.stopHandle
      // To this thread: other tests of this process have evaluations of their own under way.
      let thread = pthread_self()
      var interrupt = sigset_t()
      sigemptyset(&interrupt)
      sigaddset(&interrupt, SIGINT)
      pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
      try state.withInterruptHandler { () throws(LuaError) in
        DispatchQueue.global().asyncAfter(deadline: .now() + 0.03) {
          // Again where the first came before the script had begun; never after the handler is gone.
          repeat {
            if !handle.isStopRequested {
              requested.mark()
              pthread_kill(thread, SIGINT)
            }
          } while over.wait(timeout: .now() + 0.2) == .timedOut
          raised.signal()
        }
        defer {
          over.signal()
          raised.wait()
        }
        try state.evaluate(source)
      }
    }
  }

  @Test("Ctrl-C stops every state that runs, and the old handler is back when the last has gone")
  func processInterrupt() async {
    await #expect(processExitsWith: .success) {
      signal(SIGINT, SIG_IGN)
      let done = DispatchGroup()
      let begun = DispatchSemaphore(value: 0)
      // On threads of their own, as a pool may run fewer at a time. They go in an order of their own.
      for _ in 0..<3 {
        done.enter()
        let thread = Thread {
          defer { done.leave() }
          do throws(LuaError) {
            let state = try LuaState()
            try state.define("begun") { _ in
              begun.signal()
              return []
            }
            _ = try state.withInterruptHandler { () throws(LuaError) in
              try state.evaluate("begun() while true do end")
            }
            exit(1)
          } catch {
            if error.kind != .stopped(.interrupt) { exit(2) }
          }
        }
        thread.start()
      }
      for _ in 0..<3 where begun.wait(timeout: .now() + 60) == .timedOut { exit(4) }
      kill(getpid(), SIGINT)
      if done.wait(timeout: .now() + 60) == .timedOut { exit(3) }
      // Ignored again: this must not end the process.
      kill(getpid(), SIGINT)
      exit(0)
    }
  }

  @Test("A stop while nothing runs is refused and touches nothing later")
  func idle() throws {
    let state = try makeState()
    #expect(state.stopHandle.requestStop() == false)
    #expect(try state.evaluate("return 1") == [1])
    #expect(state.stopHandle.isStopRequested == false)
  }

  @Test("Stops that come while short evaluations follow each other stop none but their own")
  func races() throws {
    let state = try makeState()
    let handle = state.stopHandle
    let done = DispatchSemaphore(value: 0)
    let finished = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      while done.wait(timeout: .now()) == .timedOut { handle.requestStop() }
      finished.signal()
    }
    var stopped = 0
    var completed = 0
    for _ in 0..<3000 {
      do throws(LuaError) {
        let results = try state.evaluate("local n = 0 for i = 1, 200 do n = n + 1 end return n")
        #expect(results == [200])
        completed += 1
      } catch {
        #expect(error.kind == .stopped(.programmatic))
        stopped += 1
      }
    }
    done.signal()
    finished.wait()
    #expect(stopped + completed == 3000)
    for _ in 0..<100 { #expect(try state.evaluate("return 1 + 1") == [2]) }
  }

  @Test("A deadline that is not reached leaves no trace")
  func unreached() throws {
    let state = try makeState()
    for _ in 0..<50 {
      // More than a busy machine takes for it.
      #expect(try state.evaluate("return 1", deadlineSeconds: 1) == [1])
    }
    let end = ContinuousClock.now + .seconds(1.2)
    // Past the moment when the last of them would have come.
    while ContinuousClock.now < end {
      #expect(try state.evaluate("for i = 1, 100000 do end return 1") == [1])
    }
  }

  @Test("Many states keep their own deadlines on their own threads")
  func manyStates() async throws {
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for index in 0..<8 {
        group.addTask {
          let state = try LuaState()
          let seconds = 0.02 + 0.01 * Double(index % 3)
          let begin = ContinuousClock.now
          let error = state.failure(of: "while true do end", deadlineSeconds: seconds)
          let took = ContinuousClock.now - begin
          return error?.kind == .stopped(.deadline) && took >= .seconds(seconds)
        }
      }
      for try await stopped in group { #expect(stopped) }
    }
  }

  @Test("A deadline inside a host function stops the whole evaluation")
  func nestedDeadline() throws {
    let state = try makeState()
    try state.define("brief") { call in
      .several(
        try call.state.run("while true do end", chunkName: "=inner", deadlineSeconds: 0.02)
      )
    }
    let error = try #require(state.failure(of: "pcall(brief) return 'went on'"))
    #expect(error.kind == .stopped(.deadline))
  }

  @Test("The error says which line was running")
  func line() throws {
    let state = try makeState()
    let source = "local x = 1\nlocal function f()\n  while true do end\nend\nf()"
    let error = try #require(state.failure(of: source, deadlineSeconds: 0.2))
    #expect(error.location == LuaLocation(chunk: "test", line: 3))
    #expect(
      error.traceback.map(\.description) == ["test:3: in local 'f'", "test:5: in main chunk"]
    )
  }

  @Test("A host function that polls returns early, and what it then throws does not count")
  func polling() throws {
    let state = try makeState()
    try state.define("work") { call in
      while !call.isStopRequested { Thread.sleep(forTimeInterval: 0.001) }
      throw LuaHostError(kind: "late", message: "half done")
    }
    let error = try #require(state.failure(of: "pcall(work)", deadlineSeconds: 0.2))
    #expect(error.kind == .stopped(.deadline))
    #expect(error.location?.line == 1)
  }

  @Test("A host function may ask for the stop itself")
  func fromInside() throws {
    let state = try makeState()
    try state.define("quit") { call in
      call.state.stopHandle.requestStop()
      let isStopRequested = call.isStopRequested
      #expect(isStopRequested)
      return []
    }
    let error = try #require(
      state.failure(of: "pcall(quit)\nwhile true do end", deadlineSeconds: 5)
    )
    #expect(error.kind == .stopped(.programmatic))
    #expect(error.location?.line == 1)
  }

  @Test("A stopped coroutine is dead; closing it later runs nothing and ends")
  func deadCoroutine() throws {
    let state = try makeState()
    let source = """
      ran = false
      co = coroutine.create(function()
        local x <close> = setmetatable({}, { __close = function() ran = true while true do end end })
        while true do end
      end)
      wrapped = coroutine.wrap(function() while true do end end)
      coroutine.resume(co)
      """
    #expect(state.failure(of: source, deadlineSeconds: 0.2)?.kind == .stopped(.deadline))
    #expect(
      try state.evaluate("return coroutine.status(co), coroutine.close(co)", deadlineSeconds: 1)
        == ["dead", false, "the coroutine was stopped"]
    )
    #expect(state.failure(of: "wrapped()", deadlineSeconds: 0.2)?.kind == .stopped(.deadline))
    #expect(
      state.failure(of: "wrapped()", deadlineSeconds: 1)?.message.contains("dead coroutine") == true
    )
    #expect(try state.evaluate("return ran") == [false])
  }

  @Test("A coroutine that was only waiting when its evaluation was stopped goes on later")
  func waitingCoroutine() throws {
    let state = try makeState()
    try state.evaluate(
      "g = coroutine.wrap(function() for i = 1, 9 do coroutine.yield(i) end end) g()"
    )
    #expect(state.failure(of: "g() while true do end", deadlineSeconds: 0.2) != nil)
    #expect(try state.evaluate("return g()") == [3])
  }

  @Test("No script ever sees the sentinel")
  func sentinel() throws {
    let state = try makeState()
    let source = """
      seen = {}
      local mt = { __close = function(_, e) seen[#seen + 1] = e end }
      xpcall(function()
        local x <close> = setmetatable({}, mt)
        while true do end
      end, function(e) seen[#seen + 1] = e end)
      seen[#seen + 1] = "after"
      """
    #expect(state.failure(of: source, deadlineSeconds: 0.2)?.kind == .stopped(.deadline))
    #expect(try state.evaluate("return #seen") == [0])
  }

  @Test("Closing a state with a finaliser asked for by a script: there is none to run")
  func finalisers() throws {
    let state = try makeState()
    let error = try #require(
      state.failure(of: "setmetatable({}, { __gc = function() while true do end end })")
    )
    #expect(error.message.contains("__gc"))
    #expect(state.failure(of: "setmetatable({}, { __gc = 1 })") != nil)
    // A __gc that comes after setmetatable arms nothing.
    try state.evaluate(
      "local mt = {} setmetatable({}, mt) mt.__gc = function() ran = true end collectgarbage()"
    )
    #expect(try state.evaluate("return ran") == [nil])
  }
}
