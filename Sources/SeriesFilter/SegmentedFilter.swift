internal import Dispatch
#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif
package import DelimitedText

/// Charts the segments of a file on all processors; what comes out is the same as from one.
///
/// Each worker takes the next segment and charts it into memory; who called writes one after the
/// other. No worker goes on to a segment that is too far ahead of what is written, so that there are
/// never more outputs in memory than twice the workers.
package struct SegmentedFilter: Sendable {
  private let descriptor: Int32
  private let start: Int
  private let format: DelimitedFormat
  private let settings: FilterSettings
  private let findings: SeriesOrder.Findings
  private let workerCount: Int

  /// Makes a filter of the segments that a first look found.
  ///
  /// - Parameters:
  ///   - fileDescriptor: The open file, which belongs to the caller.
  ///   - start: Where in the file the input starts.
  ///   - format: How the file is read.
  ///   - settings: What to read, compute and write; a ``ChartFilter`` has accepted them.
  ///   - findings: What was found in the same file; it has segments.
  ///   - workerCount: How many segments are charted at a time; nil for one per processor, eight at most.
  package init(
    fileDescriptor: Int32,
    start: Int,
    format: DelimitedFormat,
    settings: FilterSettings,
    findings: SeriesOrder.Findings,
    workerCount: Int? = nil
  ) {
    descriptor = fileDescriptor
    self.start = start
    self.format = format
    self.settings = settings
    self.findings = findings
    self.workerCount = workerCount ?? min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1), 8)
  }

  /// Charts all there is.
  ///
  /// - Parameters:
  ///   - output: Where the rows go.
  ///   - report: Is told each fault, up to the limit of the settings, once what belongs before it has
  ///     been written; one call at a time.
  /// - Returns: What was written and what was left out.
  /// - Throws: ``OutputFailure`` when nothing can be written any more.
  package func run(
    output: inout OutputBuffer,
    report: (SeriesFault) -> Void
  ) throws(OutputFailure) -> FilterTally {
    let queue = SegmentQueue(count: findings.segments.count, ahead: 2 * workerCount)
    for _ in 0..<min(workerCount, findings.segments.count) {
      DispatchQueue.global(qos: .userInitiated).async {
        while let number = queue.take() { queue.hand(over: chart(number), number) }
      }
    }
    var tally = FilterTally()
    for _ in findings.segments {
      let outcome = queue.next()
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

  private func chart(_ number: Int) -> SegmentOutcome {
    let segment = findings.segments[number]
    var faults: [SeriesFault] = []
    do {
      var filter = try ChartFilter(
        reader: DelimitedReader(
          fileDescriptor: descriptor,
          bytes: segment.bytes,
          inputStart: start,
          firstLine: segment.firstLine,
          header: findings.header,
          format: format
        ),
        settings: settings,
        comingBack: [],
        output: OutputBuffer(descriptor: nil)
      )
      let tally = try filter.run(writesHeader: number == 0) { faults.append($0) }
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

/// Which segment is charted next, and the outcomes that wait for those before them.
///
/// Everything is read and changed under the mutex.
private final class SegmentQueue: @unchecked Sendable {
  private let count: Int
  private let ahead: Int
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var untaken = 0
  private var written = 0
  private var outcomes: [Int: SegmentOutcome] = [:]
  private var isStopped = false

  init(count: Int, ahead: Int) {
    self.count = count
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

  /// Takes the next segment, once it is not too far ahead; nil when none is left to chart.
  func take() -> Int? {
    locked {
      while untaken < count, untaken >= written + ahead, !isStopped {
        pthread_cond_wait(condition, mutex)
      }
      guard untaken < count, !isStopped else { return nil }
      untaken += 1
      return untaken - 1
    }
  }

  func hand(over outcome: SegmentOutcome, _ number: Int) {
    locked {
      outcomes[number] = outcome
      pthread_cond_broadcast(condition)
    }
  }

  /// Waits for the outcome of the segment after the one asked for last.
  func next() -> SegmentOutcome {
    locked {
      while true {
        if let outcome = outcomes.removeValue(forKey: written) {
          written += 1
          pthread_cond_broadcast(condition)
          return outcome
        }
        pthread_cond_wait(condition, mutex)
      }
    }
  }

  /// Leaves the segments that nobody has taken.
  func stop() {
    locked {
      isStopped = true
      pthread_cond_broadcast(condition)
    }
  }

  private func locked<Value>(_ body: () -> Value) -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }
}
