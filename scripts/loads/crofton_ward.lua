-- Loads the demonstration data: violence on Crofton Ward (synthetic), and falls on four wards.
-- Safe to run twice: what the store already holds is not written again.
local qi <const> = require "qi"

local definitions <const> = qi.define {
  units = {
    { code = "TRUST", name = "Demonstration trust (synthetic)", kind = "trust" },
    { code = "ACM", name = "Acute mental health", kind = "directorate", parent = "TRUST" },
    { code = "CROFTON", name = "Crofton Ward", kind = "ward", parent = "ACM" },
    { code = "ASH", name = "Ash Ward", kind = "ward", parent = "ACM" },
    { code = "BEECH", name = "Beech Ward", kind = "ward", parent = "ACM" },
    { code = "CEDAR", name = "Cedar Ward", kind = "ward", parent = "ACM" },
    { code = "ELM", name = "Elm Ward", kind = "ward", parent = "ACM" },
  },
  measures = {
    {
      code = "violence", name = "Physical violence incidents", kind = "count", better = "lower",
      frequency = "monthly", from = "2020-04-01", unit = "incidents",
      numerator = "Incidents of physical violence reported on the ward in the month",
    },
    {
      code = "falls-rate", name = "Falls per 1,000 occupied bed days", kind = "rate",
      multiplier = 1000, better = "lower", frequency = "monthly", from = "2020-04-01",
      unit = "per 1,000 bed days",
      numerator = "Inpatient falls in the month", denominator = "Occupied bed days in the month",
    },
  },
  annotations = {
    { measure = "violence", unit = "CROFTON", date = "2022-04-01", text = "Safety huddles start" },
  },
}
print(definitions:commit { reason = "Definitions for the demonstration store" })

local violence <const> = qi.import {
  "data/crofton_ward_violence.csv",
  into = "violence",
  columns = {
    unit = "Ward code",
    period = { from = "Month", format = "%Y-%m" },
    numerator = "Incidents",
  },
}
print(violence)
print(violence:commit { reason = "Crofton Ward, April 2020 to September 2024" })

local falls <const> = qi.import {
  "data/falls_extract.csv",
  into = "falls-rate",
  columns = {
    unit = "Ward Code",
    period = { from = "Period", format = "%b-%y" },
    numerator = { from = "Inpatient falls", missing = { "n/a" } },
    denominator = "Occupied bed days",
  },
}
print(falls)
print(falls:commit { reason = "Falls, October 2022 to September 2024" })
