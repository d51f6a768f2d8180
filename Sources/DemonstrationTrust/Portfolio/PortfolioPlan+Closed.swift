import QualityModel

extension PortfolioPlan {
  /// The days of a project that ended before the review.
  mutating func closedLife(of index: Int) -> ProjectLife {
    var life = ProjectLife()
    let next = drafts.first { $0.follows == index }?.life.registered
    life.registered = between((2019, 2, 4), next == nil ? (2022, 6, 30) : (2021, 12, 17))
    life.triaged = life.registered.adding(days: dice.whole(4...20))
    life.started = life.triaged?.adding(days: dice.whole(3...40))
    life.status = dice.pick(["closed_stopped", "closed_learning", "completed_not_sustained"])
    let isComplete = life.status == "completed_not_sustained"
    let end = life.started?.adding(days: dice.whole(isComplete ? 330...500 : 120...420))
    let last = (next ?? PortfolioDays.day(2023, 12, 29)).adding(days: -10)
    life.closed = end.map { min($0, last) }
    if isComplete {
      // Half a year of watching, and the check that found it gone.
      life.implementing = life.closed?.adding(days: -250)
      life.implemented = life.closed?.adding(days: -200)
    }
    life.lastNews = life.closed ?? life.registered
    return life
  }

  /// A few had gone up into projects that still go on.
  mutating func mergeSomeClosed() {
    let followed = Set(drafts.compactMap(\.follows))
    var wanted = 8
    for index in dice.shuffled(drafts.indices.filter { !drafts[$0].isOpen }) where wanted > 0 {
      guard !followed.contains(index), let closed = drafts[index].life.closed else { continue }
      let heirs = drafts.indices.filter {
        drafts[$0].kind == .ordinary && drafts[$0].directorate == drafts[index].directorate
          && drafts[$0].life.registered < closed
      }
      guard !heirs.isEmpty else { continue }
      drafts[index].mergedInto = dice.pick(heirs)
      drafts[index].life.status = "closed_merged"
      drafts[index].life.implementing = nil
      drafts[index].life.implemented = nil
      wanted -= 1
    }
  }
}
