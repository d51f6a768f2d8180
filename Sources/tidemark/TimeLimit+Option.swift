internal import ArgumentParser
internal import Workbench

extension TimeLimit {
  /// The limit that an option gives, with the words of what is wrong with it.
  static func option(_ text: String) throws -> TimeLimit {
    do throws(TimeLimitError) {
      return try TimeLimit(text)
    } catch {
      throw ValidationError(error.words)
    }
  }
}

extension TimeLimitError {
  fileprivate var words: String {
    switch self {
    case .notATime(let text):
      "\"\(text)\" is no time. Give seconds, or a number with s, m or h:  90s   10m   1.5h"
    case .nothing(let text):
      "\"\(text)\" is no time to do anything in. Give one above 0:  90s   10m"
    case .tooLong(let text): "\"\(text)\" is longer than a year. Leave the option out for no limit."
    }
  }
}
