internal import Dispatch
#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif
package import DelimitedText

/// Charts the segments of a file on all processors; what comes out is the same as from one.
///
/// Workers chart segments into memory as soon as a first look tells of them; nothing is written
/// before the look is over, because only then it is known that no series comes back. No worker goes on
/// to a segment that is too far ahead of what is written, so that there are never more outputs in
/// memory than twice the workers.
package struct SegmentedFilter: Sendable {
  private let descriptor: Int32
  private let start: Int
  private let format: DelimitedFormat
  private let settings: FilterSettings
  private let workerCount: Int
  private let queue: SegmentQueue

  /// Makes a filter.
  ///
  /// - Parameters:
  ///   - fileDescriptor: The open file, which belongs to the caller.
  ///   - start: Where in the file the input starts.
  ///   - format: How the file is read.
  ///   - settings: What to read, compute and write; a ``ChartFilter`` has accepted them.
  ///   - workerCount: How many segments are charted at a time; nil for one per processor, eight at
  ///     most.
  package init(
    fileDescriptor: Int32,
    start: Int,
    format: DelimitedFormat,
    settings: FilterSettings,
    workerCount: Int? = nil
  ) {
    descriptor = fileDescriptor
    self.start = start
    self.format = format
    self.settings = settings
    self.workerCount = workerCount ?? min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1), 8)
    queue = SegmentQueue(ahead: 2 * self.workerCount)
  }

  /// Charts one more segment as soon as a worker is free.
  package func add(_ segment: InputSegment, header: [String]) {
    let number = queue.add(segment)
    guard number < workerCount else { return }
    // A worker more for each of the first segments.
    DispatchQueue.global(qos: .userInitiated).async {
      while let (number, segment) = queue.take() {
        queue.hand(over: chart(segment, header, writesHeader: number == 0), number)
      }
    }
  }

  /// Forgets the segments, which turned out to be none: some series comes back.
  package func cancel() { queue.stop() }

  /// Writes what is charted, once all segments are added.
  ///
  /// - Parameters:
  ///   - output: Where the rows go.
  ///   - report: Is told each fault, up to the limit of the settings, once what belongs before it has
  ///     been written; one call at a time.
  /// - Returns: What was written and what was left out.
  /// - Throws: ``OutputFailure`` when nothing can be written any more.
  package func finish(
    output: inout OutputBuffer,
    report: (SeriesFault) -> Void
  ) throws(OutputFailure) -> FilterTally {
    queue.close()
    var tally = FilterTally()
    while let outcome = queue.next() {
      do throws(OutputFailure) {
        try output.pass(outcome.rows)
      } catch {
        queue.stop()
        throw error
      }
      let untold = max(settings.faultLimit - tally.faults, 0)
      for fault in outcome.faults.prefix(untold) { report(fault) }
      tally.add(outcome.tally)
    }
    return tally
  }

  private func chart(
    _ segment: InputSegment,
    _ header: [String],
    writesHeader: Bool
  ) -> SegmentOutcome {
    var faults: [SeriesFault] = []
    do {
      var filter = try ChartFilter(
        reader: DelimitedReader(
          fileDescriptor: descriptor,
          bytes: segment.bytes,
          inputStart: start,
          firstLine: segment.firstLine,
          header: header,
          format: format
        ),
        settings: settings,
        comingBack: [],
        output: OutputBuffer(descriptor: nil)
      )
      let tally = try filter.run(writesHeader: writesHeader) { faults.append($0) }
      return SegmentOutcome(rows: filter.takeOutput(), tally: tally, faults: faults)
    } catch {
      // The settings and the header were accepted before, nothing of the file is read until `run`, and
      // memory takes all that is written.
      preconditionFailure("a segment is refused: \(error)")
    }
  }
}

/// What one segment gave.
private struct SegmentOutcome: Sendable {
  let rows: [UInt8]
  let tally: FilterTally
  let faults: [SeriesFault]
}

/// The segments to be charted, and the outcomes that wait for those before them.
///
/// Everything is read and changed under the mutex.
private final class SegmentQueue: @unchecked Sendable {
  private let ahead: Int
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var segments: [InputSegment] = []
  private var untaken = 0
  private var written = 0
  private var outcomes: [Int: SegmentOutcome] = [:]
  private var isComplete = false
  private var isStopped = false

  init(ahead: Int) {
    self.ahead = ahead
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Adds a segment and returns its number.
  func add(_ segment: InputSegment) -> Int {
    locked {
      segments.append(segment)
      pthread_cond_broadcast(condition)
      return segments.count - 1
    }
  }

  /// No segment will be added any more.
  func close() {
    locked {
      isComplete = true
      pthread_cond_broadcast(condition)
    }
  }

  /// Leaves the segments that nobody has taken.
  func stop() {
    locked {
      isStopped = true
      outcomes = [:]
      pthread_cond_broadcast(condition)
    }
  }

  /// Takes the next segment, once there is one and it is not too far ahead; nil when none is left.
  func take() -> (Int, InputSegment)? {
    locked {
      while !isStopped {
        if untaken < segments.count, untaken < written + ahead {
          untaken += 1
          return (untaken - 1, segments[untaken - 1])
        }
        if isComplete, untaken == segments.count { return nil }
        pthread_cond_wait(condition, mutex)
      }
      return nil
    }
  }

  func hand(over outcome: SegmentOutcome, _ number: Int) {
    locked {
      if !isStopped { outcomes[number] = outcome }
      pthread_cond_broadcast(condition)
    }
  }

  /// Waits for the outcome of the segment after the one asked for last; nil after the last one.
  func next() -> SegmentOutcome? {
    locked {
      while written < segments.count {
        if let outcome = outcomes.removeValue(forKey: written) {
          written += 1
          pthread_cond_broadcast(condition)
          return outcome
        }
        pthread_cond_wait(condition, mutex)
      }
      return nil
    }
  }

  private func locked<Value>(_ body: () -> Value) -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }
}
