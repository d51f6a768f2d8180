private import CReadline

/// What the terminal does while a program works between two readings.
///
/// A stop by Ctrl-Z meanwhile leaves the terminal as the shell had it, and the time until the program
/// goes on is counted.
public enum TerminalWork {
  /// For how long the program has been stopped by Ctrl-Z during work, all times together.
  public static var timeStopped: Duration { .nanoseconds(creadline_stopped_nanoseconds()) }

  /// Does work; work within work changes nothing more.
  ///
  /// - Parameters:
  ///   - isSilent: Whether keys are kept from the screen. They wait for the next reading with readline;
  ///     Ctrl-C and Ctrl-Z stay signals. The terminal is as before once the work ends, the process
  ///     ends, or a signal ends it.
  ///   - body: The work.
  /// - Returns: What the work gives.
  /// - Throws: What the work throws.
  public static func during<Result, Failure: Error>(
    isSilent: Bool,
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    creadline_begin_work(isSilent ? 1 : 0)
    defer { creadline_end_work() }
    return try body()
  }

  /// Hands the keyboard to another program in the midst of silent work: it finds the terminal as usual.
  public static func lendingTerminal<Result>(_ body: () -> Result) -> Result {
    let wasSilent = creadline_set_silence(0)
    defer { if wasSilent == 1 { _ = creadline_set_silence(1) } }
    return body()
  }
}
