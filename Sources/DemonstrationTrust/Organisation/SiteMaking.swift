import QualityModel

/// The 128 sites, and which unit is at which.
struct SiteMaking {
  private struct Site {
    let code: String
    let name: String
    let locality: String
    let kind: String
  }

  private let sites: [Site]

  /// How many sites there are of each kind.
  private static let counts: [(kind: String, count: Int)] = [
    ("inpatient", 8), ("community_base", 36), ("clinic", 27), ("school", 26),
    ("childrens_centre", 14), ("prison", 6), ("corporate", 3), ("home_visiting_base", 8),
  ]

  /// Makes the sites, with codes dealt at random.
  init(dice: inout SeededDice) {
    let total = SiteMaking.counts.reduce(0) { $0 + $1.count }
    var numbers = dice.shuffled(Array(1...total))
    var sites: [Site] = []
    for (kind, count) in SiteMaking.counts {
      let names = SiteMaking.names(kind, count, dice: &dice)
      for (name, locality) in names {
        let digits = String(numbers.removeLast())
        sites.append(
          Site(
            code: "SITE-" + String(repeating: "0", count: 3 - digits.count) + digits,
            name: name,
            locality: locality,
            kind: kind
          )
        )
      }
    }
    self.sites = sites.sorted { $0.code < $1.code }
  }

  private static func names(
    _ kind: String,
    _ count: Int,
    dice: inout SeededDice
  ) -> [(name: String, locality: String)] {
    if kind == "prison" { return PlaceNames.prisons.map { ($0.name, prisonLocality($0.name)) } }
    let pairs = PlaceNames.siteFirstWords.flatMap { word in
      PlaceNames.localities.map { (word, $0.name) }
    }
    return dice.sample(count, of: pairs).map { word, locality in
      ("\(word) \(PlaceNames.siteTitle(kind)), \(locality)", locality)
    }
  }

  private static func prisonLocality(_ name: String) -> String {
    name.hasSuffix(" Prison") ? String(name.dropLast(" Prison".count)) : name
  }

  /// The records of the sites.
  var records: [EntityRecord] {
    sites.map { site in
      EntityRecord(
        .site,
        [
          "code": .text(site.code), "name": .text(site.name), "locality": .text(site.locality),
          "kind": .text(site.kind),
        ]
      )
    }
  }

  /// The records of where the units are.
  ///
  /// Wards of one service share a hospital or two; a ward that went to another directorate went to
  /// another hospital with it.
  func locations(of units: [TrustUnit], dice: inout SeededDice) -> [EntityRecord] {
    var hospitals: [String: [Site]] = [:]
    var records: [EntityRecord] = []
    for unit in units {
      let site: Site
      switch unit.form {
      case .ward:
        if hospitals[unit.service] == nil {
          hospitals[unit.service] = dice.sample(2, of: all("inpatient"))
        }
        site = dice.pick(hospitals[unit.service] ?? sites)
      case .prison:
        let prison = unit.unit.name
        site = all("prison").first { prison.hasPrefix($0.name) } ?? sites[0]
      case .school: site = near(unit, "school", dice: &dice)
      case .corporate: site = dice.pick(all("corporate"))
      case .clinic:
        site = near(unit, unit.service == "CYP-CDV" ? "childrens_centre" : "clinic", dice: &dice)
      case .team:
        let visits = unit.service == "OPC-NUR" || unit.service == "OPC-UCR"
        site = near(unit, visits ? "home_visiting_base" : "community_base", dice: &dice)
      }
      let first = unit.unit.opened ?? Organisation.firstDay
      records.append(location(unit, first, site))
      if let later = unit.laterBeds {
        records.append(location(unit, later.from, site))
      } else if unit.service == "CML-REH", unit.form == .ward {
        let others = all("inpatient").filter { $0.code != site.code }
        records.append(location(unit, Organisation.moveDay, dice.pick(others)))
      }
    }
    return records
  }

  private func location(_ unit: TrustUnit, _ day: CalendarDate, _ site: Site) -> EntityRecord {
    let beds = unit.beds(on: day)
    return EntityRecord(
      .unitLocation,
      [
        "unit": .text(unit.code), "from_on": .day(day), "site": .text(site.code),
      ].merging(beds > 0 ? ["beds": .wholeNumber(beds)] : [:]) { first, _ in first }
    )
  }

  private func all(_ kind: String) -> [Site] { sites.filter { $0.kind == kind } }

  /// A site of a kind in the unit's own locality, where there is one.
  private func near(_ unit: TrustUnit, _ kind: String, dice: inout SeededDice) -> Site {
    let ofKind = all(kind)
    let own = ofKind.filter { unit.unit.name.hasPrefix($0.locality) }
    return dice.pick(own.isEmpty ? ofKind : own)
  }
}
