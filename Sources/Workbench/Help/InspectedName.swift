internal import LuaRuntime

extension WorkbenchSession {
  /// The help on what stands at a cursor in a text.
  ///
  /// Where no name stands there, it is that of the call whose arguments the cursor stands in. Nothing is
  /// run.
  ///
  /// - Parameters:
  ///   - before: The text before the cursor.
  ///   - after: The text from the cursor on.
  ///   - isFull: Whether all there is to say is wanted, as for `??name`.
  /// - Returns: The help; nil where nothing stands there that help knows.
  package func inspection(before: String, after: String, isFull: Bool) -> String? {
    let rest = after.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    let place = TextBeforeCursor(before + rest)
    guard let name = inspectedName(at: place) else { return nil }
    return knownHelp(on: name, isFull: isFull).map { terminalSafety.printable($0) }
  }

  private func inspectedName(at place: TextBeforeCursor) -> String? {
    switch place.situation {
    case .help, .word: return place.word.isEmpty ? nil : place.word
    case .member(let expression?, let separator):
      guard !place.word.isEmpty else { return nil }
      return name(of: expression, place).map { "\($0)\(separator)\(place.word)" }
        ?? ":\(place.word)"
    case .argument(let argument), .string(_, let argument?):
      return name(of: argument.function, place)
    default: return nil
    }
  }

  /// How help calls what an expression is: "qi.measure", "series:chart", the name of a type.
  private func name(of expression: TextBeforeCursor.Expression, _ place: TextBeforeCursor)
    -> String?
  {
    switch CompletionEngine(session: self).shape(of: expression, in: place) {
    case .module?: return "qi"
    case .function(let function)?: return function.path
    case .type(let type)?: return type.name
    case .list?: return "list"
    case .library(let name)?: return name
    case .text?: return "string"
    case .table?, nil: break
    }
    // A chain of plain names is asked for as it is written: `string.format`.
    var name = expression.base
    for step in expression.steps {
      guard case .member(let member, let separator) = step else { return nil }
      name += separator + member
    }
    return name
  }
}
