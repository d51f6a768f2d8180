public import QualityModel

/// One thing on a path, with how the thing below it leads there.
public struct ThreadStep: Hashable, Sendable {
  /// The thing.
  public let node: ThreadNode
  /// Whether it holds on the day.
  public let standing: ThreadStanding
  /// What links the thing below to it; `nil` for the start of a path.
  public let link: ThreadLink.Kind?
  /// How the thing below helps it, where somebody said.
  public let reason: String?
  /// The levels that the link leaves out, from the lower to the higher; none where it leads to the
  /// next level, and none between things that have no levels.
  public let skipped: [ObjectiveLevel]
  /// Whether the link leads from an objective to one that stands no higher.
  public let isSideways: Bool
}

/// Why a path ends below the national plan.
public enum ThreadGap: Hashable, Sendable {
  /// A project serves no objective and is part of no programme; a programme serves no objective.
  case noObjective
  /// An objective below the national plan serves nothing above it.
  case nothingAbove
  /// An item of an audit plan serves no quality priority.
  case noPriority
  /// A measure shows the progress of no priority, programme or project.
  case showsNothing
  /// It leads back to something that it has come through.
  case loop
}

/// One way up from something, as far as it leads.
public struct ThreadPath: Hashable, Sendable {
  /// The things on the way, the start first.
  public let steps: [ThreadStep]
  /// Why it ends below the national plan; `nil` where it leads there.
  public let gap: ThreadGap?

  /// The first thing above the start that does not hold on the day.
  public var firstNotHolding: ThreadStep? { steps.dropFirst().first { $0.standing != .holds } }

  /// Whether it leads to the national plan through nothing but what holds.
  public var holds: Bool { gap == nil && firstNotHolding == nil }

  /// The level that it leads to; `nil` where it comes to no objective.
  public var top: ObjectiveLevel? { steps.last?.node.level }
}

/// Every way up from something to the national plan, or as far as they lead.
public struct ThreadTrace: Hashable, Sendable {
  /// What was asked about.
  public let start: ThreadStep
  /// The ways: those that hold first, then those that lead to the national plan through what does not
  /// hold, then those that end below it, the highest first.
  public let paths: [ThreadPath]
  /// Whether there are more than these.
  public let isCut: Bool
  /// The day on which they are judged.
  public let day: CalendarDate

  /// Whether the start is linked to the national plan by some way that holds.
  public var holds: Bool { paths.contains(where: \.holds) }

  /// The way that comes nearest, where none holds.
  public var nearest: ThreadPath? { holds ? nil : paths.first }
}
