/// Moves labels apart along one axis so that none covers another.
enum LabelSpread {
  /// Places for labels as near as can be to where they belong, in the order of where they belong.
  ///
  /// Labels that would overlap form a block around the mean of their wishes, as in isotonic
  /// regression. With too little room for all, they keep their distance and run past the end.
  ///
  /// - Parameters:
  ///   - wished: Where each label's middle belongs.
  ///   - height: The height every label takes.
  ///   - bounds: Where the labels' whole height may lie.
  /// - Returns: The middle of each label, in the order of `wished`.
  static func places(wished: [Double], height: Double, bounds: ClosedRange<Double>) -> [Double] {
    struct Block {
      var sum: Double
      var count: Int
      var members: [Int]
    }
    let order = wished.indices.sorted { (wished[$0], $0) < (wished[$1], $1) }
    let least = bounds.lowerBound + height / 2
    let most = max(bounds.upperBound - height / 2 - height * Double(wished.count - 1), least)
    var blocks: [Block] = []
    for (position, member) in order.enumerated() {
      // Taking its slot's offset away turns "at least a height apart" into "not falling".
      let level = wished[member] - height * Double(position)
      var block = Block(sum: level, count: 1, members: [member])
      while let previous = blocks.last,
        previous.sum / Double(previous.count) > block.sum / Double(block.count)
      {
        blocks.removeLast()
        block = Block(
          sum: previous.sum + block.sum,
          count: previous.count + block.count,
          members: previous.members + block.members
        )
      }
      blocks.append(block)
    }
    var places = wished
    var position = 0
    for block in blocks {
      let level = min(max(block.sum / Double(block.count), least), most)
      for member in block.members {
        places[member] = level + height * Double(position)
        position += 1
      }
    }
    return places
  }
}
