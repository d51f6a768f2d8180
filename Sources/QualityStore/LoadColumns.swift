import DelimitedText
import QualityModel

/// Where in a record the roles of a load stand.
struct LoadColumns {
  struct Filter {
    var index: Int
    var name: String
    var anyOf: [[UInt8]]
  }

  var measure: Int?
  var unit: Int?
  var period: Int
  var numerator: Int
  var denominator: Int?
  var missingReason: Int?
  var status: Int?
  var filters: [Filter]

  init(
    _ specification: LoadSpecification,
    reader: DelimitedReader
  ) throws(StoreError) {
    var named: [(role: LoadRole, name: String)] = []
    if case .column(let name) = specification.measure { named.append((.measure, name)) }
    if case .column(let name) = specification.unit { named.append((.unit, name)) }
    named.append((.period, specification.period))
    named.append((.numerator, specification.numerator))
    if let name = specification.denominator { named.append((.denominator, name)) }
    if let name = specification.missingReason { named.append((.missingReason, name)) }
    if let name = specification.status { named.append((.status, name)) }

    var indices: [LoadRole: Int] = [:]
    var roles: [String: LoadRole] = [:]
    for (role, name) in named {
      if let other = roles[name] { throw .columnUsedTwice(name: name, roles: [other, role]) }
      roles[name] = role
      indices[role] = try LoadColumns.find(name, role, specification, reader)
    }
    measure = indices[.measure]
    unit = indices[.unit]
    period = try LoadColumns.find(specification.period, .period, specification, reader)
    numerator = try LoadColumns.find(specification.numerator, .numerator, specification, reader)
    denominator = indices[.denominator]
    missingReason = indices[.missingReason]
    status = indices[.status]
    filters = []
    for filter in specification.filters {
      filters.append(
        Filter(
          index: try LoadColumns.find(filter.column, .filter, specification, reader),
          name: filter.column,
          anyOf: filter.anyOf.map { Array($0.utf8) }
        )
      )
    }
  }

  private static func find(
    _ name: String,
    _ role: LoadRole,
    _ specification: LoadSpecification,
    _ reader: DelimitedReader
  ) throws(StoreError) -> Int {
    let found: Int?
    do throws(DelimitedError) {
      found = try reader.column(named: name)
    } catch {
      throw .source(path: specification.path, error)
    }
    guard let found else {
      throw .unknownColumn(
        path: specification.path,
        name: name,
        role: role,
        header: reader.header,
        near: NearMiss.candidates(for: name, among: reader.header)
      )
    }
    return found
  }
}
