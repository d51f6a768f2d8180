import QualityModel
import SPCCore

/// The pairs of projects that are worth a comparison.
///
/// Projects are put together in blocks: those with one title, with one outcome at one unit, with an
/// outcome at a unit and at one above it, with words in common at one unit, and with words in common
/// about one measure; with one story or one aim, word for word; and, where a measure or a unit is not
/// recorded, with nearly the same words anywhere, or with words at one unit that name the other's measure.
/// Pairs that share no block have nothing in common that could make them one too many.
///
/// No block is compared all with all when it is large. Its projects stand in the order of leads, and
/// each is compared with the first ``widest`` of those that come before it: work grows with the number
/// of projects, not of pairs. Two that both stand far back in a large block are still found where one
/// that leads is like both.
struct CandidatePairs {
  /// The pairs, each once, the one that comes first in the order of leads first.
  private(set) var pairs: [(Int, Int)] = []

  private let finder: DuplicateFinder
  private let order: LeadOrder
  private var keys: [UInt64] = []

  /// With how many of a block each project is compared at most.
  static let widest = 48

  init(_ finder: DuplicateFinder, _ order: LeadOrder, checkpoint: Checkpoint) throws(SPCError) {
    self.finder = finder
    self.order = order
    addTitles()
    addTexts()
    try checkpoint(1, of: 10)
    addSpots()
    addNamesOfMeasures()
    try checkpoint(2, of: 10)
    try addWords(checkpoint)
    keys.sort()
    var last: UInt64?
    for key in keys where key != last {
      pairs.append((order.projects[Int(key >> 32)], order.projects[Int(key & 0xFFFF_FFFF)]))
      last = key
    }
  }

  /// Takes in a pair, given by ranks, the lower first.
  private mutating func add(_ first: Int, _ second: Int) {
    keys.append(UInt64(first) << 32 | UInt64(second))
  }

  /// Puts the first of a block with all that come after.
  private mutating func add(block ranks: [Int]) {
    for (place, rank) in ranks.enumerated().dropFirst() {
      for other in ranks[..<min(place, Self.widest)] { add(other, rank) }
    }
  }

  private mutating func addTitles() {
    var blocks: [String: [Int]] = [:]
    for (rank, project) in order.projects.enumerated() {
      let title = finder.reader.titles[project].plain
      guard !title.isEmpty else { continue }
      blocks[title, default: []].append(rank)
      // One title may be on many projects, and twice at one unit.
      for unit in finder.features[project].units {
        blocks["\(title) \(unit)", default: []].append(rank)
      }
    }
    for block in blocks.values where block.count > 1 { add(block: block) }
  }

  /// Puts those together that tell one story, or want to reach the same in the same words.
  private mutating func addTexts() {
    for text in [\ProjectFeatures.story, \.aim] {
      var blocks: [UInt64: [Int]] = [:]
      for (rank, project) in order.projects.enumerated() {
        if let mark = finder.features[project][keyPath: text] {
          blocks[mark, default: []].append(rank)
        }
      }
      for block in blocks.values where block.count > 1 { add(block: block) }
    }
  }

  /// Puts those without a measure beside those at one unit whose measure their titles name.
  private mutating func addNamesOfMeasures() {
    var blocks: [Int: (with: [Int], without: [Int])] = [:]
    for (rank, project) in order.projects.enumerated() {
      let features = finder.features[project]
      for unit in features.units {
        if features.measure != nil {
          blocks[unit, default: ([], [])].with.append(rank)
        } else if features.outcomes.isEmpty {
          blocks[unit, default: ([], [])].without.append(rank)
        }
      }
    }
    for block in blocks.values where !block.without.isEmpty {
      for rank in block.without {
        let title = finder.reader.titles[order.projects[rank]]
        for other in block.with.prefix(Self.widest) {
          guard let measure = finder.features[order.projects[other]].measure,
            finder.reader.naming(of: title, measure) >= DuplicateFinder.akin
          else { continue }
          add(min(rank, other), max(rank, other))
        }
      }
    }
  }

  private struct Spot: Hashable {
    let unit: Int
    let measure: Int
  }

  private mutating func addSpots() {
    var blocks: [Spot: [Int]] = [:]
    for (rank, project) in order.projects.enumerated() {
      for unit in finder.features[project].units {
        for measure in finder.features[project].outcomes {
          blocks[Spot(unit: unit, measure: measure), default: []].append(rank)
        }
      }
    }
    for block in blocks.values where block.count > 1 { add(block: block) }
    for (rank, project) in order.projects.enumerated() {
      let features = finder.features[project]
      for unit in features.span.subtracting(features.units) {
        for measure in features.outcomes {
          let above = blocks[Spot(unit: unit, measure: measure)] ?? []
          for other in above.prefix(Self.widest) where other != rank {
            add(min(rank, other), max(rank, other))
          }
        }
      }
    }
  }

  private mutating func addWords(_ checkpoint: Checkpoint) throws(SPCError) {
    var units: [Int: [Int]] = [:]
    var measures: [Int: [Int]] = [:]
    for (rank, project) in order.projects.enumerated() {
      for unit in finder.features[project].units { units[unit, default: []].append(rank) }
      if let measure = finder.features[project].measure {
        measures[measure, default: []].append(rank)
      }
    }
    for (measure, block) in measures {
      // Titles that say what the measure says may have no word in common with one another.
      let naming = block.filter { rank in
        let title = finder.reader.titles[order.projects[rank]]
        return finder.reader.naming(of: title, measure) >= DuplicateFinder.alike
      }
      add(block: naming)
    }
    let blocks = (Array(units.values) + measures.values).filter { $0.count > 1 }
    for (done, block) in blocks.enumerated() {
      if done.isMultiple(of: 16) {
        try checkpoint(2 * blocks.count + 8 * done, of: 10 * blocks.count)
      }
      addLikeTitles(of: block, least: DuplicateFinder.akin)
    }
    // What is not recorded cannot tell places apart, nor put together what is done in several.
    let lacking = order.projects.map { project in
      finder.features[project].units.isEmpty || finder.features[project].measure == nil
    }
    addLikeTitles(of: Array(order.projects.indices), least: DuplicateFinder.alike) { left, right in
      lacking[left] || lacking[right]
    }
  }

  /// Puts those of a block together whose titles have a part of their words or more in common.
  ///
  /// Two titles with the part p in common share one of the rarest words of each: of n words the first
  /// n − ⌈p n⌉ + 1, in the order of how rare they are in the block. Only those are looked up.
  ///
  /// > Source: S. Chaudhuri, V. Ganti, R. Kaushik, *A primitive operator for similarity joins in data
  /// > cleaning*, Proc. ICDE 2006, on the prefix filter.
  private mutating func addLikeTitles(
    of block: [Int],
    least: Double,
    where isWanted: (Int, Int) -> Bool = { _, _ in true }
  ) {
    var uses: [Int: Int] = [:]
    for rank in block {
      for word in finder.reader.titles[order.projects[rank]].words { uses[word, default: 0] += 1 }
    }
    var holders: [Int: [Int]] = [:]
    for rank in block {
      let title = finder.reader.titles[order.projects[rank]]
      let words = title.words.filter { (uses[$0] ?? 0) > 1 }
        .sorted { (uses[$0] ?? 0, $0) < (uses[$1] ?? 0, $1) }
      let count = title.words.count
      let looked = count - Int((least * Double(count)).rounded(.up)) + 1
      // Words that no other title has would be among the rarest, and lead to nothing.
      let alone = count - words.count
      for word in words.prefix(max(0, looked - alone)) {
        for other in (holders[word] ?? []) {
          let likeness = title.likeness(to: finder.reader.titles[order.projects[other]])
          if likeness >= least, isWanted(other, rank) { add(other, rank) }
        }
        if (holders[word]?.count ?? 0) < Self.widest { holders[word, default: []].append(rank) }
      }
    }
  }
}
