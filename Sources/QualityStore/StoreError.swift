public import DelimitedText
public import QualityModel

/// What a store refuses or can't do, as facts.
public enum StoreError: Error, Hashable, Sendable {
  // The file

  /// There is no file to open. A store is made only by asking for it.
  case notFound(path: String)
  /// A file stands where a store should be made.
  case alreadyExists(path: String)
  /// The file is not an SQLite database.
  case notADatabase(path: String)
  /// The file is an SQLite database of another application.
  case notAStore(path: String, applicationID: UInt32)
  /// A newer Tidemark made the store; the file has not been touched.
  case madeByNewerVersion(found: Int, known: Int)
  /// An older Tidemark made the store and it is opened read-only, so it can't be brought up to date.
  case needsMigration(found: Int, known: Int)
  /// The file ends before the last page that its header counts: a copy that was not finished, or a
  /// disk that lost its end. The file has not been touched.
  case cutShort(path: String, bytes: Int, expected: Int)
  /// SQLite can't make sense of the file; `message` is its own.
  case damaged(path: String?, message: String)
  /// The write-ahead log beside the store was left by another file, and both together would be a
  /// mixture. Neither has been touched.
  case foreignLog(path: String)
  /// The newest changes are in the log of a process that died, and the log can't be read where
  /// nothing can be written.
  case logUnreadable(path: String)
  /// The file can't be opened or made; `code` is the system's `errno`, or SQLite's result code 14
  /// when SQLite could not.
  case cannotOpen(path: String, code: Int32)
  /// The store is open for reading only.
  case readOnly
  /// The system does not let us write to the file or its folder.
  case notWritable(path: String)
  /// A store that is read without locks was written to by another process since it was opened.
  case changedWhileRead(path: String)
  /// Another process was writing for longer than we wait.
  case busy
  /// There is no room left on the disk that holds this file or folder.
  case diskFull(path: String?)
  /// The disk, or the network that it is reached over, did not read or write; `code` is SQLite's
  /// extended result code.
  case diskFailed(path: String?, code: Int32, message: String)
  /// SQLite reported something else; `code` is its extended result code.
  case database(code: Int32, message: String)

  // Names

  /// No unit has this code; `near` are the codes it may have meant.
  case unknownUnit(code: String, near: [String])
  /// No measure has this code; `near` are the codes it may have meant.
  case unknownMeasure(code: String, near: [String])
  /// No record of the entity has this code; `near` are the codes it may have meant.
  case unknownRecord(entity: String, code: String, near: [String])
  /// The measure has no definition yet at this knowledge.
  case undefinedMeasure(code: String)

  // Plans

  /// A change needs a reason.
  case reasonMissing
  /// A change needs the name of who makes it.
  case actorMissing
  /// The plan was committed or discarded before.
  case planSpent
  /// Rejected items stand against a commit that must be clean.
  case notClean(rejected: Int)
  /// A commit would leave records that break the rule with this number.
  case ruleBroken(id: String)
  /// Something that matters to the plan was recorded after it was made: plan again.
  case storeChanged(plannedAt: Int, changedBy: Int)

  // Loads

  /// The text of the file can't be read on; see the error inside.
  case source(path: String, DelimitedError)
  /// A column that the load names is not in the header; `near` are those it may have meant.
  case unknownColumn(path: String, name: String, role: LoadRole, header: [String], near: [String])
  /// A heading of a file of records names no field; `near` are those it may have meant.
  case unknownHeading(path: String, name: String, header: [String], near: [String])
  /// A file of records lacks the column of a field that every record must have.
  case headingMissing(path: String, entity: String, field: String, header: [String])
  /// A file in JSON is no list of objects with a record each; on which line, and why.
  case notRecords(path: String, line: Int, JSONProblem)
  /// The load gives one column two roles.
  case columnUsedTwice(name: String, roles: [LoadRole])
  /// The measure divides, and the load names no denominator column.
  case denominatorColumnMissing(measure: String, kind: MeasureKind)
  /// The measure does not divide, and the load names a denominator column.
  case denominatorColumnNotUsed(measure: String, kind: MeasureKind)
  /// The file is not the one that was planned.
  case sourceChanged(path: String, planned: String, found: String)
  /// The load was stopped from outside; nothing was written.
  case cancelled
  /// The staging file can't be written; `code` is the system's `errno`.
  case staging(directory: String, code: Int32)
}
