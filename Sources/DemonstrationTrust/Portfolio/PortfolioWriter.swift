import QualityModel

/// Writes the records of a portfolio that is planned.
struct PortfolioWriter {
  let plan: PortfolioPlan
  let thread: GoldenThread
  let roster: Roster
  let figures: TrustFigures
  /// What stood in the books on the day of the review.
  var records: [EntityRecord] = []
  /// What was added between the review and the end of the data.
  var later: [EntityRecord] = []

  /// The wishes that have words where an aim should stand, by their places among the drafts.
  var hopeful: [Int] = []
  /// How many tests each project has made before the review, and how many after it.
  var tests: [(before: Int, after: Int)] = []
  /// The projects whose tests are written down in full.
  var thorough: Set<Int> = []
  var dice: SeededDice
  var triages: CodePool
  var drivers: CodePool
  var ideas: CodePool
  var cycles: CodePool
  var involvements: CodePool
  var evaluations: CodePool

  /// Writes everything about a project.
  mutating func write() {
    writeProgrammes()
    hopeful = dice.sample(2, of: plan.drafts.indices.filter { plan.drafts[$0].kind == .aimless })
    let missing = chooseMissingPredictions()
    for index in plan.drafts.indices {
      writeProject(index)
      writeLinks(index)
      writeNotes(index)
      let tried = writeIdeas(index)
      writeCycles(index, tried, without: missing[index])
      writeScores(index)
      writeChecks(index)
      writeInvolvement(index)
      writeEvaluation(index)
    }
    writeSpread()
    writeRecognition()
  }

  /// A day between two, the same one where they leave no room.
  mutating func day(from first: CalendarDate, to last: CalendarDate) -> CalendarDate {
    first.adding(days: dice.below(max(1, first.days(to: last) + 1)))
  }

  mutating func writeProgrammes() {
    for programme in plan.programmes {
      records.append(
        EntityRecord(
          .programme,
          given: [
            "code": .text(programme.code), "title": .text(programme.title),
            "kind": .text(programme.kind), "status": .text(programme.status),
            "aim": .text(programme.aim), "lead": .text(programme.lead),
            "sponsor": .text(programme.sponsor), "started_on": .day(programme.started),
            "closed_on": programme.closed.map(FieldValue.day),
          ]
        )
      )
      for unit in programme.units {
        records.append(
          EntityRecord(
            .programmeUnit,
            [
              "programme": .text(programme.code), "unit": .text(unit),
              "joined_on": .day(programme.started.adding(days: dice.below(60))),
            ]
          )
        )
      }
      for measure in programme.measures {
        records.append(
          EntityRecord(
            .programmeMeasure,
            [
              "programme": .text(programme.code), "measure": .text(measure.code),
              "role": .text(measure.role),
            ]
          )
        )
      }
      records.append(
        EntityRecord(
          .programmeObjective,
          [
            "programme": .text(programme.code),
            "objective": .text(thread.strategic[programme.serves]),
            "contribution": .text(dice.pick(ThreadTexts.contributions)),
          ]
        )
      )
    }
  }
}
