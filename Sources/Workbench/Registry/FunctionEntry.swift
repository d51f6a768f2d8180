internal import LuaRuntime

/// A function a script can call: one registration, from which come the call, `?help`, completion,
/// the messages for a wrong call, the reference manual and a test (its example is run).
package struct FunctionEntry {
  /// The type it is a method of ("series"), or nil for a function of the module `qi`.
  package let owner: String?
  package let name: String
  /// One line: what it does, from the script author's side.
  package let purpose: String
  /// The main argument, given first and without a name.
  package let subject: Parameter?
  /// The named arguments, given together in one table.
  package let parameters: [Parameter]
  /// What comes back, in a few words.
  package let returns: String
  /// A few lines that run as a test in a session on the demonstration store.
  package let example: String
  /// Whether it takes any arguments at all as they come (`qi.table`, `display`).
  package let isFreeForm: Bool
  let body: (Invocation) throws -> LuaValue
  /// What to say where a required argument is missing, from those that are there; nil for the words
  /// that every function has.
  var explainMissing: ((Parameter, Arguments, WorkbenchSession) -> (any Error)?)?

  /// How the function is written in help: "qi.import" or "series:chart".
  package var path: String {
    owner.map { "\($0):\(name)" } ?? "qi.\(name)"
  }

  /// Whether a call without arguments is a mistake.
  var requiresArguments: Bool {
    subject?.isRequired == true || parameters.contains { $0.isRequired }
  }

  /// A function of the module `qi`.
  static func module(
    _ name: String,
    purpose: String,
    subject: Parameter? = nil,
    parameters: [Parameter] = [],
    returns: String,
    example: String,
    isFreeForm: Bool = false,
    body: @escaping (Invocation) throws -> LuaValue
  ) -> FunctionEntry {
    FunctionEntry(
      owner: nil,
      name: name,
      purpose: purpose,
      subject: subject,
      parameters: parameters,
      returns: returns,
      example: example,
      isFreeForm: isFreeForm,
      body: body
    )
  }

  /// A method of one of our types; `body` gets the receiver with its own type.
  static func method<Receiver: AnyObject>(
    _ owner: String,
    _ name: String,
    of receiver: Receiver.Type,
    purpose: String,
    subject: Parameter? = nil,
    parameters: [Parameter] = [],
    returns: String,
    example: String,
    isFreeForm: Bool = false,
    body: @escaping (Receiver, Invocation) throws -> LuaValue
  ) -> FunctionEntry {
    FunctionEntry(
      owner: owner,
      name: name,
      purpose: purpose,
      subject: subject,
      parameters: parameters,
      returns: returns,
      example: example,
      isFreeForm: isFreeForm
    ) { invocation in
      guard let object = invocation.receiver as? Receiver else {
        throw ArgumentError.wrongReceiver(path: "\(owner):\(name)", owner: owner)
      }
      return try body(object, invocation)
    }
  }

  /// The call as a person would write it, with the names of the arguments.
  package var signature: String {
    var inner: [String] = []
    if let subject { inner.append(subject.isRequired ? subject.name : "[\(subject.name)]") }
    inner += parameters.map { $0.isRequired ? "\($0.name) = …" : "[\($0.name) = …]" }
    if isFreeForm, parameters.isEmpty { inner.append("…") }
    if parameters.isEmpty { return "\(path)(\(inner.joined(separator: ", ")))" }
    return "\(path) { \(inner.joined(separator: ", ")) }"
  }
}
