/// What a script may not touch, or could not, as facts.
package enum AccessError: Error, Hashable, Sendable {
  /// The profile does not grant this file.
  case notGranted(AccessRefusal)
  /// The file is the session's store, which is written by commits alone.
  case isStore(path: String)
  /// A preview records nothing.
  case recordingInPreview
  /// No name at all, or one with a NUL in it.
  case unusableName(path: String)
  /// A folder, a device or a pipe stands where a file should.
  case notAFile(path: String)
  /// A script or a module of more bytes than are read.
  case tooLarge(path: String, bytes: Int, limit: Int)
  /// The system refused; `code` is its `errno`.
  case failed(FileUse, path: String, code: Int32)
}

/// What is done with a file.
package enum FileUse: String, Hashable, Sendable {
  case reading
  case writing
}

/// A file that was asked for and is not granted.
package struct AccessRefusal: Hashable, Sendable {
  /// The profile that does not grant it.
  package var profile: AccessProfile
  /// What was to be done with it.
  package var use: FileUse
  /// The path as the script gave it.
  package var path: String
  /// Where that leads, links followed.
  package var resolved: String
  /// What the option would have to name: the file's folder, or the file where its folder is a wide one.
  package var grant: String
  /// What is granted, as a person in the working folder would write it.
  package var granted: [String]
}
