internal import LuaRuntime
internal import SPCCore

extension FunctionEntry {
  /// `series:candidate_phases`.
  static func candidatePhasesMethod() -> FunctionEntry {
    .method(
      "series",
      "candidate_phases",
      of: SeriesObject.self,
      purpose:
        "Says where somebody might decide that a new phase begins, with the evidence and the "
        + "lines to adopt it. Nothing is stored and nothing changed by it.",
      parameters: ChartArguments.parameters,
      returns: "candidate_phases",
      example:
        #"print(qi.measure("violence"):series { unit = "CROFTON" }:candidate_phases())"#
    ) { series, call in
      let analysis = try ChartArguments(call.arguments).analysis(of: series, in: call.session)
      return try call.session.value(
        call.session.working("Looking for changes") { checkpoint in
          try CandidatePhasesObject(analysis, checkpoint: checkpoint)
        }
      )
    }
  }
}
