public import QualityModel
import SPCCore

/// What one measure did at one unit since something was changed there: limits from the points before,
/// and the points since held against them.
///
/// A change is believed where it lasts: half a year of points in a row of special cause in one
/// direction whose mean lies three standard errors or more from that of the points before, or a year of
/// them at two standard errors. One signal among many points is what chance brings, so it is no change
/// yet. Half a year is six points (three where figures come by the quarter, six times between events).
///
/// It is there now while the level of the newest half year keeps half of it. Less is asked of harm than
/// of improvement, as to overlook it costs more.
public struct SeriesCourse: Sendable {
  /// Why nothing can be said.
  public enum Obstacle: Hashable, Sendable {
    /// The unit has no figures of the measure, or they do not add up.
    case noFigures
    /// Neither direction is better.
    case neutral
    /// Fewer than twelve points with a value lie before.
    case fewBefore(Int)
    /// Too few points lie after it for a change that lasts.
    case fewAfter(Int)
  }

  /// A run of points that all are special cause in one direction.
  public struct Stretch: Hashable, Sendable {
    /// The first day of its first point.
    public let first: CalendarDate
    /// The last day of its last point.
    public let last: CalendarDate
    /// How many points it has.
    public let points: Int
    /// The level of these points, from their parts.
    public let level: Double
    /// How far its mean lies from that of the points before, in standard errors of the difference.
    public let standardErrors: Double
    /// Whether it is there now.
    public let isThereNow: Bool
  }

  /// The code of the measure.
  public let measure: String
  /// The code of the unit.
  public let unit: String
  /// The day from which something was changed; limits come from the points before.
  public let change: CalendarDate
  /// Which way is better.
  public let better: BetterDirection
  /// How many points with a value lie before.
  public let pointsBefore: Int
  /// How many points with a value lie after.
  public let pointsAfter: Int
  /// How many periods make a point: 4 for weeks, 28 for days, else 1.
  public let periodsPerPoint: Int
  /// How many points with a value lie after the day from which the change was the usual way of working;
  /// `nil` where there is no such day.
  public let pointsInPlace: Int?
  /// The level before, in the unit of the measure.
  public let before: Double?
  /// The level of the newest half year.
  public let now: Double?
  /// The last day of the newest point with a value.
  public let latest: CalendarDate?
  /// The stretch of improvement that lasted; of several the one farthest from the points before.
  public let improvement: Stretch?
  /// The stretch of the opposite that lasted.
  public let concern: Stretch?
  /// How many of the points since the change was in place, or without such a day of all points since, are
  /// special cause for concern, of those with a value.
  public let concernsSince: CountOf
  /// How far the mean of these points lies to the worse side of that of the points before, in standard
  /// errors of the difference; negative where it is better, `nil` where nothing can be said.
  public let worseBy: Double?
  /// Whether the level of the newest half year keeps half of that difference.
  public let isStillWorse: Bool
  /// Whether nothing at all was counted in the newest half year, where fewer is better: it may be that
  /// nobody counts any more.
  public let isSilent: Bool
  /// The first period under a later version of the definition; what came then is not compared.
  public let redefinedOn: CalendarDate?
  /// The first day of a phase that people decided on since; whether it is the project's is theirs to say.
  public let phaseDecidedOn: CalendarDate?
  /// Why nothing can be said of improvement; `nil` where something can.
  public let obstacle: Obstacle?

  /// The fewest points that limits are made from.
  public static let fewestBefore = ChartSpecification.shortestBaseline
  /// The standard errors from which a level is another one, as limits stand at three sigma.
  static let far = 3.0
  /// Those that are enough for a year of points.
  static let away = 2.0

  /// Whether the improvement lasted and is there now.
  public var isImproved: Bool { improvement?.isThereNow ?? false && !isSilent }
  /// Whether there was an improvement that lasted, now gone.
  public var isLost: Bool { improvement.map { !$0.isThereNow } ?? false }
  /// Whether it became worse and is worse now: a stretch of concern that lasted and is there, or a mean of
  /// twelve points or more since the change was in place that lies two standard errors to the worse side,
  /// with special cause for concern among them, and is there.
  public var isHarmed: Bool {
    concern?.isThereNow ?? false
      || concernsSince.count > 0 && concernsSince.of >= Self.fewestBefore
        && (worseBy ?? 0) >= Self.away && isStillWorse
  }

  /// Judges a series.
  ///
  /// - Parameters:
  ///   - series: The measure at the unit; `nil` where there is none.
  ///   - place: The codes of the measure and the unit.
  ///   - change: The day from which something was changed.
  ///   - inPlace: The day from which the change was the usual way of working.
  ///   - day: The last day that counts.
  ///   - ruleSet: The rules; the first chart that they are for is drawn.
  init(
    _ series: MeasureSeries?,
    of place: (measure: String, unit: String),
    since change: CalendarDate,
    inPlace: CalendarDate?,
    upTo day: CalendarDate,
    ruleSet: RuleSet
  ) {
    (measure, unit) = place
    let whole = series.map { PointsAroundChange($0, around: change, upTo: day) }
    guard let series, let whole, let definition = whole.definition else {
      self.change = change
      better = series?.definition?.better ?? .neutral
      (pointsBefore, pointsAfter, periodsPerPoint, pointsInPlace) = (0, 0, 1, nil)
      (before, now, latest, improvement, concern) = (nil, nil, nil, nil, nil)
      concernsSince = CountOf()
      (worseBy, isStillWorse, isSilent) = (nil, false, false)
      (redefinedOn, phaseDecidedOn) = (nil, nil)
      obstacle = .noFigures
      return
    }
    var points = whole
    var from = change
    // Where the tests began too early for a baseline, what came before the change was in place will do:
    // what the tests had reached by then only makes it harder to see.
    if let inPlace, inPlace > change,
      whole.observed(0..<whole.before) < Self.fewestBefore
    {
      let later = PointsAroundChange(series, around: inPlace, upTo: day)
      if later.observed(0..<later.before) >= Self.fewestBefore { (points, from) = (later, inPlace) }
    }
    self.change = from
    better = definition.better
    periodsPerPoint = points.periodsPerPoint
    redefinedOn = points.redefinedOn
    phaseDecidedOn = points.phaseDecidedOn
    let all = points.blocks.indices
    let (early, late) = (all[..<points.before], all[points.before...])
    pointsBefore = points.observed(early.startIndex..<early.endIndex)
    pointsAfter = points.observed(late.startIndex..<late.endIndex)
    pointsInPlace = inPlace.map { day in
      late.count { points.blocks[$0].value != nil && points.blocks[$0].first >= day }
    }
    before = points.level(early)
    let newest = late.filter { points.blocks[$0].value != nil }.suffix(points.lasting)
    now = points.level(newest)
    latest = all.last { points.blocks[$0].value != nil }.map { points.blocks[$0].last }
    isSilent =
      better == .lower && newest.count == points.lasting
      && newest.allSatisfy { points.blocks[$0].numerator == 0 } && (before ?? 0) > 0
    let chart = Self.chart(points, definition, ruleSet)
    let placed = inPlace.flatMap { day in late.first { points.blocks[$0].first >= day } }
    let since = (placed ?? late.lowerBound)..<late.upperBound
    concernsSince = CountOf(
      since.count { chart?.points[$0].category == .concern },
      of: points.observed(since)
    )
    if pointsBefore < Self.fewestBefore {
      obstacle = .fewBefore(pointsBefore)
    } else if pointsAfter < points.lasting {
      obstacle = .fewAfter(pointsAfter)
    } else {
      obstacle = better == .neutral ? .neutral : chart == nil ? .noFigures : nil
    }
    guard obstacle == nil, let chart else {
      (improvement, concern, worseBy, isStillWorse) = (nil, nil, nil, false)
      return
    }
    let moved = Self.standardErrors(since, chart, points)
    worseBy = better == .lower ? moved : -moved
    if let now, let before, let level = points.level(since) {
      isStillWorse = (now - before) / (level - before) >= 0.5
    } else {
      isStillWorse = false
    }
    improvement = Self.stretch(.improvement, chart, points, Array(newest))
    concern = Self.stretch(.concern, chart, points, Array(newest))
  }
}
