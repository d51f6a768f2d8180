extension CompletionEngine {
  /// The named arguments that may stand at a place inside the braces of a call.
  func parameters(
    at place: TextBeforeCursor.ArgumentPlace,
    in text: TextBeforeCursor
  ) -> [Parameter] {
    guard !place.isSubject, case .record(let parameters, _)? = kind(of: place, in: text) else {
      return []
    }
    return parameters
  }

  /// The type of the value that is typed at a place.
  func valueKind(
    at place: TextBeforeCursor.ArgumentPlace,
    in text: TextBeforeCursor
  ) -> ParameterKind? {
    guard case .function(let function)? = shape(of: place.function, in: text) else { return nil }
    var value: ParameterKind?
    if let key = place.key {
      guard case .record(let parameters, _)? = kind(of: place, in: text) else { return nil }
      value = parameters.first { $0.name == key }?.kind
    } else if place.isSubject || place.path.isEmpty {
      value = function.subject?.kind
    } else if case .list(let element)? = kind(of: place, in: text) {
      value = element
    } else if case .record(let parameters, let shorthand?)? = kind(of: place, in: text) {
      value = parameters.first { $0.name == shorthand }?.kind
    }
    // One thing stands for a list of one, and text for a table with one argument.
    if case .list(let element)? = value { value = element }
    if case .record(let parameters, let shorthand?)? = value {
      value = parameters.first { $0.name == shorthand }?.kind
    }
    return value
  }

  /// The type of the table that a place stands in.
  private func kind(
    of place: TextBeforeCursor.ArgumentPlace,
    in text: TextBeforeCursor
  ) -> ParameterKind? {
    guard case .function(let function)? = shape(of: place.function, in: text) else { return nil }
    let all = (function.subject.map { [$0] } ?? []) + function.parameters
    var kind: ParameterKind? = .record(all, shorthand: nil)
    for step in place.path {
      switch (kind, step) {
      case (.record(let parameters, _), .key(let name)):
        kind = parameters.first { $0.name == name }?.kind
      case (.map(let element), .key): kind = element
      case (.list(let element), .element): kind = element
      default: return nil
      }
    }
    return kind
  }
}

extension ParameterKind {
  /// The kind that completion inside quotes goes by: of several, the one with words to choose from.
  var typedKind: ParameterKind {
    guard case .either(let kinds) = self else { return self }
    return kinds.first { if case .choice = $0 { true } else { false } } ?? self
  }
}
