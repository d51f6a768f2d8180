/// The scripts of the workload, as somebody would write them who loads a store every month.
extension Workload {
  /// How often a remark repeats its word of eight letters.
  static let wordsInRemark = 3_000
  /// Words are numbers below this prime.
  static let wordModulus = 9_999_991

  /// Records everything in ten commits; run again it records what is not there yet.
  ///
  /// Each commit is announced and reported, so that whoever reads along knows where it is. Figures
  /// that were corrected since are not loaded again: that would take the corrections back.
  ///
  /// - Parameter step: What makes the remarks of one run others than those of the next.
  /// - Returns: The text of the script.
  static func loadScript(step: Int) -> String {
    func commit(_ batch: Batch) -> String { "commit(\(batch.rawValue), \"\(batch.reason)\", " }
    func remarks(_ batch: Batch) -> String {
      "\(commit(batch))remarks(\(batch.rawValue), \(batch.remarks)))"
    }
    func unless(_ batch: Batch) -> String { "if not recorded \"\(batch.reason)\" then" }
    return """
      local qi <const> = require "qi"
      local function commit(number, reason, plan)
        print("begin " .. number)
        plan:commit { reason = reason }
        print("done " .. number)
      end
      local function recorded(reason)
        return #qi.sql("select 1 from change_log where reason = ?", { reason }) > 0
      end
      local function remarks(number, count)
        local annotations <const> = {}
        for index = 1, count do
          local word <const> = (number * 1000 + index) * \(step) % \(wordModulus)
          annotations[index] = {
            measure = "falls", unit = "W" .. index % 40 + 1,
            date = ("2021-%02d-%02d"):format(index % 12 + 1, index % 28 + 1),
            text = ("r%07d"):format(word):rep(\(wordsInRemark)),
          }
        end
        return qi.define { annotations = annotations }
      end
      local units <const>, targets <const> = { { code = "T", name = "Unit T", kind = "trust" } }, {}
      for index = 1, 40 do
        local code <const> = "W" .. index
        units[#units + 1] = { code = code, name = "Unit " .. code, kind = "ward", parent = "T" }
        targets[#targets + 1] = {
          measure = "falls", unit = code, value = 5, from = "2020-01-01", source = "Objective",
        }
      end
      \(commit(.definitions))qi.define {
        units = units,
        measures = {
          {
            code = "falls", name = "Falls", kind = "count", better = "lower", frequency = "daily",
            numerator = "Falls", unit = "falls",
          },
          {
            code = "incidents", name = "Incidents", kind = "rate", better = "lower",
            frequency = "daily", numerator = "Incidents", denominator = "Occupied beds",
          },
        },
        targets = targets,
        annotations = { { measure = "falls", date = "2021-03-01", text = "Huddles start" } },
      })
      \(commit(.falls))qi.import {
        "falls.csv", into = "falls", columns = { unit = "unit", period = "day", numerator = "n" },
      })
      \(remarks(.earlyRemarks))
      \(unless(.renaming))
        \(commit(.people))qi.import_records {
          files = { people = "people.csv", committees = "committees.csv" },
        })
        \(commit(.renaming))qi.person("P1"):change { name = "Renamed" })
      end
      \(unless(.removal))
        \(commit(.removal))qi.person("P2"):remove())
      end
      local columns <const> = {
        unit = "unit", period = "day", numerator = "n", denominator = "d", missing_reason = "why",
      }
      \(unless(.corrections))
        \(commit(.incidents))qi.import {
          "incidents.csv", into = "incidents", columns = columns,
        })
      end
      \(remarks(.lateRemarks))
      \(remarks(.lastRemarks))
      \(commit(.corrections))qi.import {
        "corrections.csv", into = "incidents", columns = columns,
      })
      """
  }

  /// Prints every row that the workload records, with its contents, and how many records break a rule.
  ///
  /// A long remark is told by its first word, its length, and what is left of it without that word.
  static let listScript = """
    local qi <const> = require "qi"
    local function list(query)
      for row in qi.sql(query, {}, { limit = 100000 }):each() do print(row[1]) end
    end
    list [[select 'change|' || change_id || '|' || reason || '|' || new_count || '|' ||
      changed_count || '|' || rejected_count from change_log]]
    list [[select 'unit|' || u.code || '|' || r.name || '|' || ifnull(p.code, '') from unit u
      join unit_revision r using (unit_id) left join unit p on p.unit_id = r.parent_id]]
    list [[select 'definition|' || m.code || '|' || d.version || '|' || r.kind from measure m
      join measure_definition d using (measure_id)
      join measure_definition_revision r using (definition_id)]]
    list [[select 'target|' || m.code || '|' || u.code || '|' || t.value || '|' || t.source
      from target t join measure m using (measure_id) join unit u using (unit_id)]]
    list [[select 'annotation|' || m.code || '|' || ifnull(u.code, '') || '|' || on_date || '|' ||
      iif(length(text) < 100, text, substr(text, 1, 8) || ' ' || length(text) || ' ' ||
      length(replace(text, substr(text, 1, 8), ''))) || '|' || a.change_id
      from annotation a join measure m using (measure_id) left join unit u using (unit_id)]]
    list [[select 'figure|' || measure || '|' || unit || '|' || period || '|' || revision || '|' ||
      ifnull(numerator, '-') || '|' || ifnull(denominator, '-') || '|' ||
      ifnull(missing_reason, '-') || '|' || change_id from observations]]
    list [[select 'person|' || code || '|' || name || '|' || unit from people]]
    list [[select 'person_revision|' || code || '|' || name || '|' || withdrawn || '|' ||
      r.change_id from person join person_revision r using (person_id)]]
    list [[select 'committee_revision|' || code || '|' || name || '|' || withdrawn || '|' ||
      r.change_id from committee join committee_revision r using (committee_id)]]
    for breach in qi.check():each() do print("breach|" .. tostring(breach[1])) end
    """
}
