/// Why the history could not be read or written.
///
/// The prompt works on without it.
public enum HistoryFileError: Error, Equatable, Sendable {
  /// `path` could not be opened, made or read; `code` is the system's `errno`.
  case unreadable(path: String, code: Int32)
  /// `path` could not be written; `code` is the system's `errno`.
  case unwritable(path: String, code: Int32)
}
