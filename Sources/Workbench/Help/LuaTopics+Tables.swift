extension LuaTopic {
  /// The functions on lists.
  static let tables: [LuaTopic] = [
    LuaTopic(
      "table.concat",
      "table.concat(list, [between], [first], [last])",
      "The texts and numbers of a list as one text.",
      also: ["..", "string.format"],
      example: "assert(table.concat({ \"Ash\", \"Elm\" }, \", \") == \"Ash, Elm\")"
    ),
    LuaTopic(
      "table.insert",
      "table.insert(list, [position], item)",
      "Puts an item at the end of a list, or at a position; those after it move up.",
      also: ["table.remove", "{"],
      example: "local wards = { \"Ash\" } table.insert(wards, \"Elm\") assert(#wards == 2)"
    ),
    LuaTopic(
      "table.remove",
      "table.remove(list, [position])",
      "Takes the last item off a list, or the one at a position, and gives it.",
      also: ["table.insert"],
      example: "assert(table.remove { \"Ash\", \"Elm\" } == \"Elm\")"
    ),
    LuaTopic(
      "table.sort",
      "table.sort(list, [comes_before])",
      "Puts a list in order, in place. The function says whether its first argument comes before its "
        + "second.",
      note: "Lists of qi stay as they are: list:sort_by gives a new one.",
      also: ["list:sort_by"],
      example: """
        local beds = { 24, 18, 30 }
        table.sort(beds, function(a, b) return a > b end)
        assert(beds[1] == 30)
        """
    ),
    LuaTopic(
      "table.unpack",
      "table.unpack(list, [first], [last])",
      "The items of a list as several values.",
      also: ["table.pack", "..."],
      example: "assert(math.max(table.unpack { 3, 9, 4 }) == 9)"
    ),
    LuaTopic(
      "table.pack",
      "table.pack(…)",
      "A list of the values given, with how many in its field n.",
      also: ["table.unpack"],
      example: "assert(table.pack(1, nil, 3).n == 3)"
    ),
    LuaTopic(
      "table.move",
      "table.move(from, first, last, to, [into])",
      "Copies items to other positions, or into another list.",
      also: ["table.insert"],
      example: "assert(table.move({ 1, 2, 3 }, 2, 3, 1, {})[1] == 2)"
    ),
  ]
}
