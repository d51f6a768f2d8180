/// What a piece of Lua consists of, as far as it matters when pieces are put together: its statements,
/// the names that it takes from outside or makes there, and its texts.
struct LuaOutline {
  /// A statement that stands in no block.
  struct Statement {
    enum Kind: Equatable {
      /// `local a, b = …`; with `<close>` when `closes`.
      case local(names: [String], hasValues: Bool, closes: Bool)
      case localFunction(String)
      /// `a, b = …` with nothing but names on the left.
      case assignment([String])
      /// `function name() …`.
      case function(String)
      case call
      /// `return …`; the expressions' place.
      case result(Range<Int>?)
      /// The expressions at the end whose values a prompt shows.
      case shown(isCall: Bool)
      case other
    }
    let kind: Kind
    let range: Range<Int>
  }

  /// A name that is not local to the piece where it stands.
  struct Use: Equatable {
    let name: String
    let range: Range<Int>
    var isAssigned: Bool
    /// The statement it stands in.
    let statement: Int
  }

  /// A text in quotes.
  struct Literal {
    let token: LuaToken
    /// Whether it is the argument of a call without brackets: `qi.measure "falls"`.
    let isBareArgument: Bool
  }

  /// A name that is local somewhere, and what becomes of it.
  struct Local {
    let name: String
    var reads = 0
    /// Assignments after its declaration.
    var writes = 0
    /// Whether a local of the same name is in sight where it is declared.
    let hidesAnother: Bool
  }

  var statements: [Statement] = []
  /// Every local, parameters and the variables of loops included.
  var allLocals: [Local] = []
  var uses: [Use] = []
  var literals: [Literal] = []
  /// Whether a `return` stands in a block outside of any function.
  var returnsEarly = false
  /// The attributes `<const>` and `<close>` of top-level locals.
  var attributes: [Range<Int>] = []
  let tokens: [LuaToken]

  /// The names that are local anywhere in it.
  var localNames: Set<String> { Set(allLocals.map(\.name)) }

  /// The names that its top-level `local` statements make.
  var locals: [String] {
    statements.flatMap { statement -> [String] in
      switch statement.kind {
      case .local(let names, _, _): names
      case .localFunction(let name): [name]
      default: []
      }
    }
  }

  /// The outline of a source that Lua has compiled; nil for one that cannot be read.
  ///
  /// The expressions whose values are shown begin at `tail`, in bytes.
  init?(_ source: String, shownFrom tail: Int? = nil) {
    var reader = LuaReader(outline: LuaOutline(tokens: LuaScanner.tokens(of: source)))
    guard let outline = reader.read(shownFrom: tail ?? .max) else { return nil }
    self = outline
  }

  private init(tokens: [LuaToken]) { self.tokens = tokens }
}
