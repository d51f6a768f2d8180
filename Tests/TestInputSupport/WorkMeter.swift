internal import Foundation
internal import Synchronization

/// What a thread does, in processor time: the same on an idle machine and on a busy one.
///
/// A promise such as "it stops within 100 ms" is about what the code still does; how long that takes by the
/// clock is also up to whatever else the machine has to do. A meter may be read by any thread while
/// its own one lives. It is of Linux, where a thread's clock and name can be had by its number.
package struct WorkMeter: Sendable {
  /// How far the threads were at one moment.
  package struct Reading: Sendable {
    fileprivate let startedThreads: [pid_t: Duration]
    /// Of the meter's own thread, before and after it may have looked for the others itself.
    fileprivate let before: Duration
    fileprivate let after: Duration
    fileprivate let moment: ContinuousClock.Instant
  }

  private let thread: pid_t
  private let mark: String

  private static let number = Atomic(0)

  /// A meter of the thread that asks for it.
  package init() {
    let path =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/thread-self")) ?? ""
    thread = path.split(separator: "/").last.flatMap { pid_t($0) } ?? 0
    // A thread's name has fifteen characters at most.
    mark = "work \(Self.number.add(1, ordering: .relaxed).newValue)"
  }

  /// Runs `body` on the meter's thread and counts the threads that it starts too.
  ///
  /// A thread begins with the name of the one that starts it, and by that they are found. They are counted as
  /// long as they live, also where `body` leaves them behind.
  package func countingStartedThreads<Value, Failure: Error>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let earlier = Self.name(of: thread)
    Self.setName(mark, of: thread)
    defer { Self.setName(earlier, of: thread) }
    return try body()
  }

  /// How far the threads are now.
  package var reading: Reading {
    let before = Self.time(of: thread) ?? .zero
    var startedThreads: [pid_t: Duration] = [:]
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
    for number in names.compactMap({ pid_t($0) })
    where number != thread && Self.name(of: number) == mark {
      startedThreads[number] = Self.time(of: number)
    }
    return Reading(
      startedThreads: startedThreads,
      before: before,
      after: Self.time(of: thread) ?? .zero,
      moment: .now
    )
  }

  /// The processor time that the threads have used since a reading.
  ///
  /// A thread that has come to its end since can no longer be asked; it counts with all the time that has passed.
  package func work(since start: Reading) -> Duration {
    let end = reading
    var work = end.before - start.after
    for (number, time) in end.startedThreads {
      work += time - (start.startedThreads[number] ?? .zero)
    }
    for number in start.startedThreads.keys where end.startedThreads[number] == nil {
      work += end.moment - start.moment
    }
    return work
  }

  /// The processor time that the thread which calls this uses for `body`.
  package static func measure<Failure: Error>(
    _ body: () throws(Failure) -> Void
  ) throws(Failure) -> Duration {
    let meter = Self()
    let start = meter.reading
    try body()
    return meter.work(since: start)
  }

  /// The clock is what `pthread_getcpuclockid` gives, which asks for more than a thread's number.
  private static func time(of thread: pid_t) -> Duration? {
    var time = timespec()
    let perThreadAndExact: clockid_t = 0b110
    guard clock_gettime(~thread << 3 | perThreadAndExact, &time) == 0 else { return nil }
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  private static func name(of thread: pid_t) -> String {
    let text = try? String(contentsOfFile: "/proc/self/task/\(thread)/comm", encoding: .utf8)
    return text?.trimmingCharacters(in: .newlines) ?? ""
  }

  private static func setName(_ name: String, of thread: pid_t) {
    try? name.write(toFile: "/proc/self/task/\(thread)/comm", atomically: false, encoding: .utf8)
  }
}
