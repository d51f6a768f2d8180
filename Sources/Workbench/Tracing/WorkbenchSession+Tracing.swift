internal import LuaRuntime
package import QualityModel
internal import QualityStore

extension WorkbenchSession {
  /// Takes notes from now on of what each cell reads and writes, for ``lastTrace``.
  ///
  /// To be called before the first cell: what the session holds then is what every session begins with.
  ///
  /// - Throws: A diagnostic where there is no memory for it.
  package func traceCells() throws(Diagnostic) {
    do {
      let tracer = try CellTracer(self)
      self.tracer = tracer
      settings.access.notes = tracer.files
    } catch {
      throw diagnostic(of: error)
    }
  }

  /// The day it is, noted for the cell that asks.
  var today: CalendarDate {
    tracer?.note(CellTrace.Name.today, Self.mark(ofDay: settings.today))
    return settings.today
  }

  /// The day on which the store is read, noted for the cell that asks.
  var readOn: CalendarDate {
    tracer?.note(CellTrace.Name.readOn, Self.mark(ofDay: settings.readOn))
    return settings.readOn
  }

  /// What stands for a day.
  package static func mark(ofDay day: CalendarDate) -> String { day.description }

  /// Notes that a cell rests on the parameters that were given from outside.
  func noteParameters(_ given: [String: String]) {
    tracer?.note(CellTrace.Name.parameters, Self.mark(ofParameters: given))
  }

  /// What stands for parameters that were given from outside.
  package static func mark(ofParameters given: [String: String]) -> String {
    var digest = TraceDigest()
    for (name, value) in given.sorted(by: { $0.key < $1.key }) {
      digest.add(name)
      digest.add(value)
    }
    return digest.text
  }

  /// Begins the numbers of `math.random` where every run of a notebook begins them.
  package func seedRandomNumbers() throws(Diagnostic) {
    do {
      _ = try lua.run("math.randomseed(20240101)", chunkName: "=seed")
    } catch {
      throw diagnostic(of: error)
    }
  }

  /// What stands for all that the store holds, as cells note it; `-` where there is none.
  package var storeMark: String {
    guard let store = try? store, let newest = try? store.newestEntry(asOf: settings.asOf) else {
      return "-"
    }
    return Self.mark(ofStoreAt: newest.hash)
  }

  /// What stands for a store whose newest entry has this hash.
  static func mark(ofStoreAt hash: String) -> String {
    var digest = TraceDigest()
    digest.add(hash)
    return digest.text
  }

  /// Gives the next entry this number, where those before it were not evaluated here.
  package func continueEntries(at number: Int) { entryNumber = max(entryNumber, number - 1) }
}
