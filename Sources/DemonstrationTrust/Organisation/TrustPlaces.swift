/// The units where something happens that others do not see, by what happens there.
///
/// They are found by their place in ``TrustStructure/slots`` before they have names, and names are
/// dealt at random: no code and no order tells which they are.
struct TrustPlaces: Sendable {
  /// Where violence halved after safety huddles.
  let crofton: String
  /// Where the huddles spread in 2023 and 2024, with how far violence went from its level.
  let spread: [(unit: String, change: Double)]
  /// Two more wards of the same programme, which did not take up the huddles.
  let programmeOnly: [(unit: String, change: Double)]
  /// Where no violence is reported though staff are still injured.
  let silentWard: String
  /// Where seclusion rises month by month to the end.
  let risingSeclusion: String
  /// Where restraint fell and rapid tranquillisation rose.
  let restraintProject: String
  /// The ward that was closed, and the one that took its beds.
  let mergedWard: String
  let mergedInto: String
  /// A ward under the name before, and the one it has now.
  let renamedFrom: String
  let renamedTo: String
  /// The ward that opened in January 2023.
  let openedWard: String
  /// The ward that went from one directorate to another.
  let movedWard: String
  /// Where falls went down by three in ten and stayed there.
  let fewerFalls: String
  /// Wards that did not report nutrition screening for four months, and the one that reported zeros.
  let nutritionMissing: [String]
  let nutritionZeros: String
  /// Teams where health checks rose and fell back within the year.
  let healthChecksLost: [String]
  /// The team where health checks rose and stayed.
  let healthChecksKept: String
  /// The ward where the violence checklist was filled in more often for a while.
  let checklistLost: String
  /// The ward with fewer delayed discharges and more readmissions.
  let earlierDischarge: String
  /// The team that sees children sooner, and whose appointments are missed more often.
  let childrenSooner: String
  /// The ward with fewer agency shifts and more shifts unfilled.
  let fewerAgencyShifts: String
  /// Two teams with fewer missed appointments.
  let fewerMissedAppointments: [String]
  /// The prison team with faster screening of those who arrive.
  let fasterScreening: String
  /// The memory clinic with shorter waits.
  let shorterWaits: String
  /// The community nursing team with fewer pressure ulcers.
  let fewerPressureUlcers: String
  /// The service that answers more complaints in time.
  let fasterAnswers: String

  /// Finds the places.
  ///
  /// - Parameter codes: The codes of the units, in the order of ``TrustStructure/slots``.
  init(codes: [String]) {
    let slots = TrustStructure.slots
    func all(_ service: String, _ form: TrustUnit.Form) -> [String] {
      slots.indices.filter { slots[$0].service == service && slots[$0].form == form }
        .map { codes[$0] }
    }
    let acute = all("ACM-INP", .ward)
    let intensive = all("ACM-ICU", .ward)
    let older = all("OPC-INP", .ward)
    let secure = all("FPH-MSU", .ward)
    let low = all("FPH-LSU", .ward)
    let community = all("CML-CMH", .team)
    crofton = acute[0]
    renamedFrom = acute[1]
    renamedTo = acute[2]
    restraintProject = acute[3]
    spread = [
      (intensive[0], -0.45), (intensive[1], -0.40), (acute[4], -0.36), (acute[5], -0.10),
      (secure[0], -0.06), (secure[1], 0.05),
    ]
    programmeOnly = [(all("CYP-INP", .ward)[0], 0.08), (all("CML-LDS", .ward)[0], 0.12)]
    silentWard = low[0]
    openedWard = low[1]
    risingSeclusion = secure[2]
    movedWard = all("CML-REH", .ward)[0]
    mergedWard = older[0]
    mergedInto = older[1]
    fewerFalls = older[2]
    nutritionMissing = [older[3], acute[6], secure[3]]
    nutritionZeros = older[4]
    healthChecksLost = Array(community[0..<4])
    healthChecksKept = community[4]
    checklistLost = secure[3]
    earlierDischarge = acute[6]
    childrenSooner = all("CYP-CAM", .team)[0]
    fewerAgencyShifts = secure[0]
    fewerMissedAppointments = Array(community[5..<7])
    fasterScreening = all("FPH-PHC", .prison)[0]
    shorterWaits = all("OPC-MEM", .clinic)[0]
    fewerPressureUlcers = all("OPC-NUR", .team)[0]
    fasterAnswers = "CML-CMH"
  }
}
