/// Codes and names, dealt to the slots at random.
struct UnitNaming {
  /// The code and the name of each slot, in the order of ``TrustStructure/slots``.
  let names: [(code: String, name: String)]

  /// Deals names: to wards any of the names of wards, to the teams of one kind different localities.
  ///
  /// Crofton Ward alone has its place.
  init(dice: inout SeededDice) {
    var wards = dice.shuffled(PlaceNames.wards)
    var places: [String: [PlaceNames.Locality]] = [:]
    var names: [(code: String, name: String)] = []
    for slot in TrustStructure.slots {
      guard let suffix = slot.suffix, let title = slot.title else {
        let ward = names.isEmpty ? PlaceNames.crofton : wards.removeLast()
        names.append((ward.uppercased(), ward + " Ward"))
        continue
      }
      if slot.form == .corporate {
        names.append((slot.service + "-" + suffix, title))
        continue
      }
      if places[suffix] == nil {
        places[suffix] = dice.shuffled(
          slot.form == .prison ? PlaceNames.prisons : PlaceNames.localities
        )
      }
      guard let place = places[suffix]?.popLast() else {
        preconditionFailure("more units of a kind than places")
      }
      names.append((place.code + "-" + suffix, place.name + " " + title))
    }
    self.names = names
  }
}
