internal import LuaRuntime

/// How a cell is evaluated.
package struct CellOptions: Sendable {
  /// Wall time after which it is stopped; nil for as long as it takes.
  package var deadlineSeconds: Double?
  /// Whether the cell gets a number, its value a name (`_`, `_12`) and its text a place in the log;
  /// false for what a front end asks for itself.
  package var isCounted = true
  /// Whether what the cell gives is shown.
  package var isShown = true

  package init(deadlineSeconds: Double? = nil, isCounted: Bool = true, isShown: Bool = true) {
    self.deadlineSeconds = deadlineSeconds
    self.isCounted = isCounted
    self.isShown = isShown
  }
}

extension WorkbenchSession {
  /// Evaluates a cell of a notebook by the evaluator of the prompt: Lua as one chunk whose last
  /// expression is shown, `?name`, or a colon command.
  ///
  /// A cell that is counted takes the next number whatever it holds, so that numbers of cells and of
  /// values (`_12`) agree; one without anything in it takes none.
  ///
  /// - Parameters:
  ///   - source: The cell's text.
  ///   - options: How it is evaluated.
  ///   - take: Takes what happens, in order, on this thread. What it throws stops the cell as a
  ///     failure of its output would.
  /// - Returns: How it ended; the error was sent as the last event as well.
  @discardableResult
  package func evaluateCell(
    _ source: String,
    _ options: CellOptions = CellOptions(),
    _ take: @escaping (CellEvent) throws -> Void
  ) -> CellOutcome {
    lastTrace = nil
    guard source.contains(where: { !$0.isWhitespace }) else { return .succeeded }
    let before = (settings.output, settings.warning, settings.page, settings.display)
    settings.output = { try take(.stream(.output, $0)) }
    settings.warning = { try? take(.stream(.error, "warning: \($0)\n")) }
    settings.page = { try take(.page($0)) }
    settings.display = { try take(.display($0)) }
    defer { (settings.output, settings.warning, settings.page, settings.display) = before }
    let number = nextEntryNumber
    tracer?.begin(source, self)
    defer { lastTrace = tracer?.end(self) }
    do throws(Diagnostic) {
      let shown = try evaluateEntry(
        source,
        deadlineSeconds: options.deadlineSeconds,
        isCounted: options.isCounted
      ) { values in
        try options.isShown ? self.bundles(of: values) : []
      }
      if options.isCounted, entryNumber < number { entryNumber = number }
      try send(shown, number, take)
      return .succeeded
    } catch {
      if options.isCounted, entryNumber < number { entryNumber = number }
      let failure = CellError(error)
      try? take(.error(failure))
      return .failed(failure)
    }
  }

  private func send(
    _ shown: EntryOutcome<[DisplayBundle]>,
    _ number: Int,
    _ take: (CellEvent) throws -> Void
  ) throws(Diagnostic) {
    do {
      switch shown {
      case .nothing: break
      case .help(let text): try take(.page(text))
      case .ofCommand(let bundles): for bundle in bundles { try take(.display(bundle)) }
      case .values(let bundles, _):
        for bundle in bundles.dropLast() { try take(.display(bundle)) }
        if let last = bundles.last { try take(.result(number: number, last)) }
      }
    } catch {
      throw diagnostic(of: error)
    }
  }

  /// Stops what is evaluated at the moment, from any thread; nothing where nothing is.
  package var stop: @Sendable () -> Void {
    let handle = lua.stopHandle
    return { handle.requestStop(.interrupt) }
  }
}
