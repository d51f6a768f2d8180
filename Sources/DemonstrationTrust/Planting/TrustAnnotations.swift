import QualityModel

/// What people of the trust noted beside their figures.
enum TrustAnnotations {
  /// All of them, by measure and day.
  static func all(_ places: TrustPlaces) -> [Annotation] {
    let notes: [Annotation] =
      [
        note("STF-01", nil, 2020, 4, "First wave of the pandemic"),
        note("STF-01", nil, 2021, 1, "Second wave of the pandemic"),
        note("STF-01", nil, 2022, 1, "Third wave: many off at once for a short time"),
        note("ACC-04", nil, 2020, 4, "Only urgent visits; most contacts by telephone"),
        note("EXP-01", nil, 2021, 5, "From now on we ask by text message"),
        note("EXP-02", nil, 2021, 5, "From now on we ask by text message"),
        note("SAF-12", nil, 2022, 9, "Campaign: report it, whatever came of it"),
        note("SAF-14", nil, 2022, 9, "Campaign: report it, whatever came of it"),
        note("ACC-08", nil, 2023, 4, "The clock starts with the first call from now on"),
        note("SAF-01", places.crofton, 2022, 4, "Safety huddles begin"),
        note("SAF-01M", places.crofton, 2022, 4, "Safety huddles begin"),
        note("STF-07", places.crofton, 2022, 4, "Safety huddles begin"),
        note("SAF-03", places.restraintProject, 2022, 10, "The project on restraint begins"),
        note("SAF-09", places.mergedInto, 2022, 10, "Took over the beds of a ward that was closed"),
        note("SAF-04", "ACM", 2022, 7, "Training without prone holds finished on every ward"),
      ]
      + zip(places.spread, LocalChanges.spreadMonths).map { place, month in
        Annotation(
          measureCode: "SAF-01",
          unitCode: place.unit,
          date: Timeline.monthly.starts[month],
          text: "Safety huddles begin"
        )
      }
    return notes.sorted {
      ($0.measureCode, $0.date, $0.unitCode ?? "") < ($1.measureCode, $1.date, $1.unitCode ?? "")
    }
  }

  private static func note(
    _ measure: String,
    _ unit: String?,
    _ year: Int,
    _ month: Int,
    _ text: String
  ) -> Annotation {
    Annotation(
      measureCode: measure,
      unitCode: unit,
      date: Organisation.day(year, month, 1),
      text: text
    )
  }
}
