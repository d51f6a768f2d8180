import QualityModel

/// An action in the making.
struct ActionDraft {
  /// A new day to be done by.
  struct Move {
    let on: CalendarDate
    let due: CalendarDate
  }

  /// What became of it by the end of the data.
  enum Fate {
    case open, inProgress
    case done(CalendarDate)
    case verified(CalendarDate, seen: CalendarDate)
    case cancelled(CalendarDate)
  }

  let unit: String
  let directorate: String
  /// The code of the project it is part of.
  var project: String?
  /// The figure it reacts to.
  var figure: ReactedFigure?
  var strength: String
  let raised: CalendarDate
  let firstDue: CalendarDate
  var moves: [Move] = []
  var fate = Fate.open
  /// Whether it is one of a plan of weak actions alone.
  var isOfWeakPlan = false

  /// The day it is to be done by now.
  var due: CalendarDate { moves.last?.due ?? firstDue }

  /// Whether its day has passed and it is still to be done.
  var isOverdue: Bool {
    switch fate {
    case .open, .inProgress: due < PortfolioDays.end
    case .done, .verified, .cancelled: false
    }
  }
}
