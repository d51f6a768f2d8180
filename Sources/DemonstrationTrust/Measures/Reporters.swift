import QualityModel

/// Who reports a measure.
enum Reporters: Sendable {
  /// Every ward.
  case wards
  /// Every ward but those of older people's care.
  case mentalHealthWards
  /// The units of some services that are of some forms.
  case units([String], [TrustUnit.Form])
  /// Every unit that gives care.
  case clinicalUnits
  /// Every unit.
  case everyUnit
  /// Some services as such.
  case services([String])
  /// The directorates and the corporate services as such.
  case directorates

  /// The services with wards, teams or clinics.
  static let everyService = Reporters.services(TrustStructure.services.map(\.code))

  /// The services that see people in contacts rather than in beds.
  static let contactServices = Reporters.services(
    [
      "ACM-CRI", "ACM-LIA", "CML-CMH", "CML-EIP", "CML-TAL", "CML-LDS", "CML-REH", "CML-SPE",
      "OPC-NUR", "OPC-UCR", "OPC-MEM", "OPC-SPE", "CYP-CAM", "CYP-CDV", "CYP-SCH", "FPH-PMH",
      "FPH-PHC",
    ]
  )
}

/// One that reports: a unit with what it consists of.
struct Reporter: Sendable {
  let code: String
  let service: String
  let directorate: String
  let weight: Double
  /// The ward, team or clinic; `nil` where a service or a directorate reports.
  let unit: TrustUnit?

  func reports(from first: CalendarDate, to last: CalendarDate) -> Bool {
    unit?.reports(from: first, to: last) ?? true
  }
}

extension Organisation {
  /// The reporters of a measure, in the order of their codes.
  func reporters(_ who: Reporters) -> [Reporter] {
    switch who {
    case .wards: wrap { $0.form == .ward }
    case .mentalHealthWards: wrap { $0.form == .ward && $0.directorate != "OPC" }
    case .units(let services, let forms):
      wrap { unit in
        services.contains { unit.service.hasPrefix($0) } && forms.contains(unit.form)
      }
    case .clinicalUnits: wrap { $0.form != .corporate }
    case .everyUnit: wrap { _ in true }
    case .services(let codes):
      codes.sorted().map { code in
        let members = trustUnits.filter { $0.service == code }
        return Reporter(
          code: code,
          service: code,
          directorate: String(code.prefix(3)),
          // A service is as large as its units together; four make one of usual size.
          weight: members.reduce(0) { $0 + $1.weight } / 4,
          unit: nil
        )
      }
    case .directorates:
      TrustStructure.directorates.map { directorate in
        let members = trustUnits.filter { $0.directorate == directorate.code }
        return Reporter(
          code: directorate.code,
          service: directorate.code,
          directorate: directorate.code,
          weight: members.reduce(0) { $0 + $1.weight } / 16,
          unit: nil
        )
      }
    }
  }

  private func wrap(_ isMeant: (TrustUnit) -> Bool) -> [Reporter] {
    trustUnits.filter(isMeant).map {
      Reporter(
        code: $0.code,
        service: $0.service,
        directorate: $0.directorate,
        weight: $0.weight,
        unit: $0
      )
    }
  }
}
