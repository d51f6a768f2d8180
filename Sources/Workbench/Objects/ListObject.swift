internal import LuaRuntime
internal import QualityModel

/// A list of values of ours, of true length, that does not change.
class ListObject: ChargedObject {
  var charge: LuaCharge?
  let items: [AnyObject]
  /// What the items are, for one ("signal") and for several ("signals").
  let noun: String
  let plural: String

  init(_ items: [AnyObject], noun: String, plural: String? = nil) {
    self.items = items
    self.noun = noun
    self.plural = plural ?? noun + "s"
  }

  /// What all items have in common and so is said once, and the columns that it makes needless.
  var common: (text: String, headings: Set<String>)? {
    guard let signals = items as? [SignalObject], let first = signals.first?.analysis.series.title,
      signals.allSatisfy({ $0.analysis.series.title == first })
    else { return nil }
    return (first, ["Series"])
  }

  /// A list of the same sort with other items.
  func with(_ items: [AnyObject]) -> ListObject { ListObject(items, noun: noun, plural: plural) }
}

extension ListObject {
  var heldBytes: Int { items.count * 16 }
  var heldObjects: [AnyObject] { items }
}

extension TypeEntry {
  static func list() -> TypeEntry {
    TypeEntry(
      ListObject.self,
      name: "list",
      purpose: "Several values in order; #list, list[1], list[-1], for item in list:each().",
      fields: [],
      methods: FunctionEntry.listMethods(owner: "list", example: "qi.units") + [
        .saveRecordsMethod(owner: "list")
      ],
      behaviour: .list
    )
  }
}

extension TypeEntry.Behaviour {
  /// What all lists do: length, items from either end, a card with a line for each item.
  static var list: TypeEntry.Behaviour {
    var behaviour = TypeEntry.Behaviour { object in
      guard let list = object as? ListObject else { return "" }
      return NumberText.counted(list.items.count, list.noun, plural: list.plural)
    }
    behaviour.count = { ($0 as? ListObject)?.items.count ?? 0 }
    behaviour.item = { object, position, session in
      guard let items = (object as? ListObject)?.items else { return nil }
      let index = position > 0 ? position - 1 : items.count + position
      return items.indices.contains(index) ? try session.value(items[index]) : nil
    }
    behaviour.card = { object, session in
      guard let list = object as? ListObject else { return "" }
      return try ListCard(list: list, session: session).text()
    }
    return behaviour
  }
}

extension FunctionEntry {
  /// The methods of a list type; `example` is a list of that type in a script's words, `field` one of
  /// its items' fields.
  static func listMethods(
    owner: String,
    example: String,
    field: String = "code"
  ) -> [FunctionEntry] {
    [
      .all(owner, of: ListObject.self, example: example),
      .method(
        owner,
        "each",
        of: ListObject.self,
        purpose: "Goes through the items, first to last.",
        returns: "an iterator for a for loop",
        example: "for item in \(example):each() do print(item) end"
      ) { list, call in
        var position = 0
        // The function lives in the Lua state, which the session owns.
        return .function(
          try call.session.lua.makeFunction(name: "each") { [weak session = call.session] _ in
            guard let session, position < list.items.count else { return .one(.nil) }
            position += 1
            return .one(try session.value(list.items[position - 1]))
          }
        )
      },
      .method(
        owner,
        "where",
        of: ListObject.self,
        purpose: "Keeps the items whose fields have the values given, or for which a function says "
          + "true.",
        subject: .required(
          "keep",
          .either([.function, .map(.any)]),
          "fields with their values, { status = \"active\" }, or lists of them; or a function of one "
            + "item that returns true or false"
        ),
        returns: owner,
        example: "print(#\(example):where(function(item) return item ~= nil end))"
      ) { list, call in
        if let fields = call.arguments.map("keep") {
          return try call.session.value(list.with(FieldMatching(fields, list, call.session).kept()))
        }
        guard let keep = call.arguments.function("keep") else { return .nil }
        let kept = try list.items.filter { item in
          try call.session.lua.call(keep, [call.session.value(item)]).first?.isTruthy ?? false
        }
        return try call.session.value(list.with(kept))
      },
      .method(
        owner,
        "sort_by",
        of: ListObject.self,
        purpose: "Puts the items in the order of a field.",
        subject: .required("field", .text, "the name of a field of the items"),
        parameters: [
          .optional(
            "order",
            .choice(.sortOrder),
            default: "\"asc\"",
            "lowest or highest first"
          )
        ],
        returns: owner,
        example: "print(\(example):sort_by(\"\(field)\")[1])"
      ) { list, call in
        let field = call.arguments.text("field") ?? ""
        let keyed = try list.items.enumerated().map { number, item in
          try call.session.stopIfAsked()
          return (number: number, key: try call.session.field(field, of: item), item: item)
        }
        let ascending = call.arguments.text("order") != "desc"
        // Equal keys keep their order, so that sorting twice sorts by two fields.
        let sorted = keyed.sorted { left, right in
          // Missing comes last whichever way the others go.
          if left.key.isNil != right.key.isNil { return right.key.isNil }
          return switch SortKey.order(left.key, right.key) {
          case .less: ascending
          case .greater: !ascending
          case .equal: left.number < right.number
          }
        }
        return try call.session.value(list.with(sorted.map(\.item)))
      },
      .method(
        owner,
        "partition",
        of: ListObject.self,
        purpose: "Splits into the items for which a function says true and the others.",
        subject: .required("keep", .function, "a function of one item that returns true or false"),
        returns: "a table with the two lists at 1 and 2",
        example:
          "local with, without = table.unpack(\(example):partition(function() return true end))"
      ) { list, call in
        guard let keep = call.arguments.function("keep") else { return .nil }
        var kept: [AnyObject] = []
        var others: [AnyObject] = []
        for item in list.items {
          let verdict = try call.session.lua.call(keep, [call.session.value(item)]).first
          if verdict?.isTruthy ?? false { kept.append(item) } else { others.append(item) }
        }
        return .table(
          try call.session.lua.makeTable(
            array: [call.session.value(list.with(kept)), call.session.value(list.with(others))]
          )
        )
      },
    ]
  }
}

extension WorkbenchSession {
  /// A value of ours in one line.
  func line(of object: AnyObject) -> String {
    guard let value = try? value(object), let name = value.object?.typeName,
      let type = registry.type(named: name)
    else { return "" }
    return type.behaviour.line(object)
  }

  /// A field of a value of ours, by its name in scripts.
  func field(_ name: String, of object: AnyObject) throws -> LuaValue {
    guard let typeName = try value(object).object?.typeName,
      let type = registry.type(named: typeName)
    else { return .nil }
    guard let field = type.fields.first(where: { $0.name == name }) else {
      throw ArgumentError.noSuchMember(
        type: typeName,
        name: name,
        known: type.fields.map(\.name)
      )
    }
    return try field.read(object, self)
  }
}

/// How values of fields are put in order: missing last, then numbers, text, dates each by their own.
enum SortKey {
  enum Order { case less, equal, greater }

  static func order(_ left: LuaValue, _ right: LuaValue) -> Order {
    if left.isNil || right.isNil {
      return left.isNil == right.isNil ? .equal : (left.isNil ? .greater : .less)
    }
    if let left = left.number, let right = right.number { return compare(left, right) }
    if let left = left.string, let right = right.string { return compare(left, right) }
    if let left = left.instance(DateObject.self), let right = right.instance(DateObject.self) {
      return compare(left.date, right.date)
    }
    if let left = left.instance(MonthObject.self), let right = right.instance(MonthObject.self) {
      return compare(left.month, right.month)
    }
    return compare(left.displayTypeName, right.displayTypeName)
  }

  private static func compare<Value: Comparable>(_ left: Value, _ right: Value) -> Order {
    left < right ? .less : (right < left ? .greater : .equal)
  }
}
