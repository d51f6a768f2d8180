import Testing

@testable import Workbench

/// A session on the demonstration store with a small golden thread in it: a ladder of objectives, one
/// that has ended, projects on each and one on none.
enum ThreadSession {
  static func make(columns: Int = 80) throws -> DemonstrationSession {
    let demonstration = try DemonstrationSession(columns: columns)
    try demonstration.enter(records)
    return demonstration
  }

  private static let records = """
    do
      local function objective(code, level, title, more)
        local record = { code = code, level = level, title = title, valid_from = "2020-04-01" }
        for name, value in pairs(more or {}) do record[name] = value end
        return record
      end
      local function project(code, title, more)
        local record = {
          code = code, title = title, method = "QI", status = "active", status_on = "2024-02-01",
          lead = "STAFF-1", registered_on = "2024-01-10", started_on = "2024-02-01",
        }
        for name, value in pairs(more or {}) do record[name] = value end
        return record
      end
      qi.define {
        people = { { code = "STAFF-1", name = "Ines Varga", kind = "staff" } },
        methods = { {
          code = "QI", name = "Model for improvement", requires_family = true,
          requires_standards = false, requires_approval = false,
        } },
        objectives = {
          objective("N-1", "national", "Safer care for everyone"),
          objective("S-1", "trust_strategy", "A trust that people can rely on"),
          objective("B-1", "building_block", "Manage quality as one"),
          objective("R-1", "strategic_priority", "Wards without fear"),
          objective("Q-1", "quality_priority", "Less violence on wards"),
          objective("Q-0", "quality_priority", "Fewer restraints", { valid_to = "2022-03-31" }),
          objective("T-1", "team", "Calm evenings on Crofton Ward", { unit = "CROFTON" }),
          objective("T-2", "team", "A quiet room on Ash Ward", { unit = "ASH" }),
          objective("I-1", "individual", "Lead the evening huddle"),
        },
        objective_links = {
          { objective = "S-1", serves = "N-1", rationale = "It is what the plan asks of trusts" },
          { objective = "B-1", serves = "S-1", rationale = "Quality is managed, or left to luck" },
          { objective = "R-1", serves = "B-1", rationale = "Fear is the first thing to manage" },
          { objective = "Q-1", serves = "R-1", rationale = "Violence is what people fear" },
          { objective = "Q-0", serves = "R-1", rationale = "Restraint is feared as well" },
          { objective = "T-1", serves = "Q-1", rationale = "Most of it happens in the evening" },
          { objective = "I-1", serves = "T-1", rationale = "The huddle opens the evening" },
        },
        programmes = { {
          code = "G-1", title = "Violence reduction", kind = "trust_wide", status = "running",
          started_on = "2024-01-01",
        } },
        programme_objectives = {
          { programme = "G-1", objective = "Q-1", contribution = "Tries what worked elsewhere" },
        },
        projects = {
          project("P-1", "Safety huddles", { programme = "G-1" }),
          project("P-2", "Soft restraint"),
          project("P-3", "Better handover"),
        },
        project_objectives = {
          { project = "P-1", objective = "T-1", contribution = "Huddles before the evening" },
          { project = "P-2", objective = "Q-0", contribution = "Fewer holds" },
        },
        project_measures = { { project = "P-1", measure = "violence", role = "outcome" } },
        pdsa_cycles = { {
          code = "C-1", project = "P-1", number = 1, question = "Does a huddle help?",
          prediction = "Two incidents fewer", status = "do", started_on = "2024-03-01",
          unit = "CROFTON",
        } },
      }:commit { reason = "A small golden thread" }
    end
    """
}
