internal import LuaRuntime

extension FunctionEntry {
  /// The method by which a value that may be cut to the window is shown whole.
  ///
  /// `example` is a value of the type in a script's words.
  static func all<Receiver: AnyObject>(
    _ owner: String,
    of receiver: Receiver.Type,
    example: String
  ) -> FunctionEntry {
    .method(
      owner,
      "all",
      of: receiver,
      purpose:
        "Shows all of it, nothing cut; what is longer than the window goes through the pager.",
      returns: "nothing",
      example: "\(example):all()"
    ) { object, call in
      try call.session.showAll([call.session.value(object)])
      return .nil
    }
  }

  /// `qi.all`: what plain Lua tables, which have no methods, need.
  static func allFunction() -> FunctionEntry {
    .module(
      "all",
      purpose: "Shows values whole, plain tables too; what is longer than the window goes through "
        + "the pager ($PAGER).",
      returns: "nothing",
      example: "qi.all { Ash = { 3, 5, 2 }, Birch = { 4, 4, 1 } }",
      isFreeForm: true
    ) { call in
      try call.session.showAll(call.raw)
      return .nil
    }
  }
}

extension WorkbenchSession {
  /// Shows values with nothing cut.
  func showAll(_ values: [LuaValue]) throws {
    let before = settings.isShowingAll
    settings.isShowingAll = true
    defer { settings.isShowingAll = before }
    let cards = try values.map { try card(of: $0) }
    let text = terminalSafety.printable(cards.joined(separator: "\n")) + "\n"
    try (settings.page ?? settings.output)(text)
  }

  /// The foot of a card of ours that is cut: how to see all of it; nil in a script and in a notebook, where
  /// nobody can type.
  var wayToSeeAll: String? {
    settings.offersNextSteps ? "all of it:  \(nameOfShown ?? ""):all()" : nil
  }

  /// The same for a plain table.
  var wayToSeeAllOfTable: String? {
    settings.offersNextSteps ? "all of it:  qi.all(\(nameOfShown ?? "…"))" : nil
  }
}
