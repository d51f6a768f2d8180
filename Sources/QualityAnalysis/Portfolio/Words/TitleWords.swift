/// What a title says.
public struct TitleWords: Sendable {
  /// Its letters and digits, in lower case.
  public var plain = ""
  /// What it is about, without places, plain words and repetition, as numbers in the order of the
  /// numbers; ``TitleReader`` has their texts.
  public var words: [Int] = []
  /// The wards, teams, clinics and services whose whole names of two words or more it says, as places in ``PortfolioRecords/units``, in
  /// their order; a name that several units have says none.
  public var places: [Int] = []
  /// Which of several works in a row it says that it is; those words are left out of ``words``.
  public var edition = TitleEdition()
  /// Words that stood for something: as they were written, and what they mean.
  public var meant: [Meant] = []
  /// Words that were taken for misspelt.
  public var corrected: [Corrected] = []

  /// A phrase and its meaning.
  public struct Meant: Hashable, Sendable {
    /// As it was written.
    public var phrase: String
    /// What it means.
    public var meaning: String
  }

  /// A word and what it was read as.
  public struct Corrected: Hashable, Sendable {
    /// As it was written.
    public var written: String
    /// As it was read.
    public var read: String
  }

  /// The words that two titles have in common, as a share of those that either has.
  ///
  /// It is the coefficient of Jaccard. Titles without words have nothing in common.
  ///
  /// > Source: P. Jaccard, *Étude comparative de la distribution florale dans une portion des Alpes et
  /// > des Jura*, Bulletin de la Société vaudoise des sciences naturelles 37 (1901) 547–579.
  public func likeness(to other: TitleWords) -> Double {
    let common = Self.common(words, other.words)
    let all = words.count + other.words.count - common
    return all == 0 ? 0 : Double(common) / Double(all)
  }

  private static func common(_ left: [Int], _ right: [Int]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < left.count, j < right.count {
      if left[i] == right[j] {
        count += 1
        i += 1
        j += 1
      } else if left[i] < right[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return count
  }
}
