/// Everything a script can see, declared once: the functions of `qi`, the types of value, and their
/// members.
package struct Registry {
  package let functions: [FunctionEntry]
  package let types: [TypeEntry]
  /// What `qi` holds besides functions.
  package let moduleFields: [FieldEntry]
  /// The words that arguments take and fields give.
  package let wordLists: [WordList]

  package init() { self = Self.declared }

  /// Made once for all sessions.
  ///
  /// Declarations never change, and what they capture does not either, so
  /// that any thread may read them.
  private nonisolated(unsafe) static let declared = Registry(
    functions: FunctionEntry.moduleFunctions().sorted { $0.name < $1.name },
    types: TypeEntry.all().sorted { $0.name < $1.name },
    moduleFields: FieldEntry.moduleFields() + FieldEntry.recordLists(),
    wordLists: WordList.all().sorted { $0.name < $1.name }
  )

  private init(
    functions: [FunctionEntry],
    types: [TypeEntry],
    moduleFields: [FieldEntry],
    wordLists: [WordList]
  ) {
    self.functions = functions
    self.types = types
    self.moduleFields = moduleFields
    self.wordLists = wordLists
  }

  /// The type of a name, by halving: completion and help ask for each of hundreds.
  package func type(named name: String) -> TypeEntry? {
    var range = types.indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if types[middle].name == name { return types[middle] }
      range =
        types[middle].name < name ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  /// Every function and method.
  package var allFunctions: [FunctionEntry] { Self.everyFunction }

  /// Where a list is taken as an argument: "series:spc" with "chart".
  func uses(of list: WordList) -> [(function: FunctionEntry, parameter: Parameter)] {
    Self.usesByList[list.name] ?? []
  }

  // Put together when somebody asks first, which is for help and completion, and not at every start.
  private nonisolated(unsafe) static let everyFunction =
    declared.functions + declared.types.flatMap(\.methods)

  private nonisolated(unsafe) static let usesByList = {
    var uses: [String: [(function: FunctionEntry, parameter: Parameter)]] = [:]
    for function in everyFunction {
      for parameter in function.allParameters {
        for name in Set(parameter.kind.wordLists) {
          uses[name, default: []].append((function, parameter))
        }
      }
    }
    return uses
  }()
}

extension FunctionEntry {
  /// The subject and the named arguments together, and those inside table arguments.
  package var allParameters: [Parameter] {
    func all(_ parameters: [Parameter]) -> [Parameter] {
      parameters.flatMap { [$0] + all($0.kind.innerParameters) }
    }
    return all((subject.map { [$0] } ?? []) + parameters)
  }
}
