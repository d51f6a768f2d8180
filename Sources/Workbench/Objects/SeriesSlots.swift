internal import QualityModel

/// The slots of a series in the order of their places: one for each period from the first to the last.
///
/// They are made of the points when they are asked for, so that a look at many series copies none. A
/// column of one number for each slot is made without them.
struct SeriesSlots: RandomAccessCollection {
  private let points: [MeasureSeries.Point]
  /// The periods that nothing was reported for, in order.
  private let silent: [CalendarDate]
  /// For each slot the number of its point, or for a silent one −1 less its number among those; empty
  /// where every slot has a point.
  private let order: [Int]
  private let plain: PlainSeries?

  /// Takes the points of a series, and what stands between them.
  init(_ series: MeasureSeries, plain: PlainSeries?) {
    points = series.points
    silent = series.missingPeriods
    self.plain = plain
    order = silent.isEmpty ? [] : Self.merged(points, silent)
  }

  private static func merged(_ points: [MeasureSeries.Point], _ silent: [CalendarDate]) -> [Int] {
    var order: [Int] = []
    order.reserveCapacity(points.count + silent.count)
    var passed = 0
    for index in points.indices {
      while passed < silent.count, silent[passed] < points[index].period {
        order.append(-1 - passed)
        passed += 1
      }
      order.append(index)
    }
    // Silent periods lie between points, so that none is left.
    return order
  }

  var startIndex: Int { 0 }
  var endIndex: Int { order.isEmpty ? points.count : order.count }

  subscript(index: Int) -> SeriesObject.Slot {
    let number = number(at: index)
    let place = place(at: index)
    return SeriesObject.Slot(
      place: place,
      period: plain == nil ? place : nil,
      point: number < 0 ? nil : points[number],
      members: number < 0 ? nil : plain?.members[place]
    )
  }

  /// The number of the point of a slot, below zero where nothing was reported.
  private func number(at index: Int) -> Int { order.isEmpty ? index : order[index] }

  /// What the slots are ordered and cut by; see ``SeriesObject/Slot/place``.
  func place(at index: Int) -> CalendarDate {
    let number = number(at: index)
    return number < 0 ? silent[-1 - number] : points[number].period
  }

  /// The first slot on or after a day.
  func firstIndex(onOrAfter day: CalendarDate) -> Int? {
    var (low, high) = (0, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if place(at: middle) < day { low = middle + 1 } else { high = middle }
    }
    return low < endIndex ? low : nil
  }

  /// The value of a slot; NaN where there is none.
  func value(at index: Int) -> Double {
    let number = number(at: index)
    return number < 0 ? .nan : points[number].value ?? .nan
  }

  /// The values, NaN where there is none.
  var values: [Double] { numbers { points[$0].value } }
  /// What was counted or summed, NaN where nothing was.
  var numerators: [Double] { numbers { points[$0].numerator } }
  /// What it was divided by, NaN where there is nothing.
  var denominators: [Double] { numbers { points[$0].denominator } }

  /// A number of each point, by the number of the point; NaN where there is none.
  @inline(__always)
  private func numbers(_ number: (Int) -> Double?) -> [Double] {
    var column: [Double] = []
    column.reserveCapacity(count)
    for index in 0..<endIndex {
      let point = self.number(at: index)
      column.append(point < 0 ? .nan : number(point) ?? .nan)
    }
    return column
  }
}
