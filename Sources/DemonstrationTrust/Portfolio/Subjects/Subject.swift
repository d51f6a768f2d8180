/// What a project may be about: one measure, in the words that teams use for it.
struct Subject: Sendable {
  /// Which way the measure gets better.
  enum Better { case lower, higher }

  /// One way to go at it: what a team would call such a project, and what it would try.
  struct Angle: Sendable {
    /// A title that says how, and not the measure.
    let title: String
    /// The thing to try, as it stands within a sentence: "a huddle at the start of each shift".
    let idea: String
  }

  /// The code of the measure.
  let measure: String
  /// The kinds of places that it makes sense for.
  let kinds: Set<TrustUnit.Form>
  /// Which way is better.
  let better: Better
  /// What is counted, within a sentence.
  let says: String
  /// Where places usually start from.
  let usual: ClosedRange<Double>
  /// What stands behind a figure: "%", " days" or nothing.
  let sign: String
  /// For whom it is to get better.
  let people: String
  /// Titles that name the measure, in words of different teams; the place follows.
  let stems: [String]
  /// Codes of measures that show whether the work is done.
  let process: [String]
  /// Codes of measures that might get worse because of it.
  let balancing: [String]
  /// What has to change for the aim to be reached.
  let drivers: [String]
  /// Ways to go at it.
  let angles: [Angle]

  init(
    _ measure: String,
    at kinds: Set<TrustUnit.Form>,
    _ better: Better,
    _ says: String,
    _ usual: ClosedRange<Double>,
    _ sign: String = "",
    for people: String,
    stems: [String],
    process: [String],
    balancing: [String],
    drivers: [String],
    angles: [(String, String)]
  ) {
    self.measure = measure
    self.kinds = kinds
    self.better = better
    self.says = says
    self.usual = usual
    self.sign = sign
    self.people = people
    self.stems = stems
    self.process = process
    self.balancing = balancing
    self.drivers = drivers
    self.angles = angles.map { Angle(title: $0.0, idea: $0.1) }
  }

  /// Every subject, by domain.
  static let all: [Subject] =
    harm + restriction + physicalHealth + treatment + flow + voice + contact + access + workforce
    + team

  /// The subject of a measure.
  static func of(_ measure: String) -> Subject {
    guard let subject = byMeasure[measure] else {
      preconditionFailure("no project is about \(measure)")
    }
    return subject
  }

  private static let byMeasure = Dictionary(
    all.map { ($0.measure, $0) },
    uniquingKeysWith: { first, _ in first }
  )
}
