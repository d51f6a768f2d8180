internal import LuaRuntime

/// A function itself, as an entry gives it that leaves out the brackets: how it is called, what it is
/// for, and where to read on.
struct FunctionCard {
  private let form: String
  private let purpose: String
  private let helpName: String
  private let width: Int

  /// nil for a function that nobody registered, such as one of the person's own.
  init?(_ function: LuaFunction, session: WorkbenchSession) {
    width = session.settings.columns
    if let entry = session.registered(function) {
      (form, purpose, helpName) = (entry.signature, entry.purpose, entry.path)
    } else if let topic = session.luaTopic(of: function) {
      (form, purpose, helpName) = (topic.form, topic.purpose, topic.name)
    } else {
      return nil
    }
  }

  var text: String {
    let lines = [form, purpose].flatMap {
      WrappedText.lines($0, after: "", indent: 2, width: width)
    }
    return (lines + ["Help: ?\(helpName)"]).joined(separator: "\n")
  }
}

extension WorkbenchSession {
  /// The declaration of a function of `qi`, or of a method of one of our types.
  fileprivate func registered(_ function: LuaFunction) -> FunctionEntry? {
    if let name = moduleFunctionNames[function.identity] {
      return registry.functions.first { $0.name == name }
    }
    guard let method = lua.method(function) else { return nil }
    return registry.type(named: method.typeName)?.methods.first { $0.name == method.name }
  }

  /// The part of Lua's library that a function is.
  fileprivate func luaTopic(of function: LuaFunction) -> LuaTopic? {
    LuaTopic.all.first { topic in
      guard let first = topic.name.first, first.isLetter else { return false }
      let parts = topic.name.split(separator: ".").map(String.init)
      var value = standardGlobals.first { $0.key.text == parts[0] }?.value
      for part in parts.dropFirst() {
        guard case .table(let library)? = value else { return false }
        value = try? library.rawGet(part)
      }
      guard case .function(let found)? = value else { return false }
      return found == function
    }
  }
}
