-- Loads NHS England A&E attendances: type 1 attendances and the breaches of four hours among them,
-- by organisation and month, as a proportion that is better low. Safe to run twice.
local qi <const> = require "qi"

local p <const> = qi.params {
  file = {
    "path", default = "../shared/data/ae_attendances.csv",
    help = "CSV with period, org_code, type, attendances, breaches",
  },
}

local definitions <const> = qi.define {
  units = {
    { code = "ENGLAND", name = "England", kind = "other" },
  },
  measures = {
    {
      code = "ae-breaches", name = "Type 1 A&E attendances over four hours", kind = "proportion",
      multiplier = 100, unit = "%", better = "lower", frequency = "monthly", from = "2015-04-01",
      numerator = "Type 1 attendances that stayed longer than four hours",
      denominator = "All type 1 attendances",
    },
  },
}
print(definitions:commit { reason = "A&E breaches as a measure" })

local load <const> = qi.import {
  p.file,
  into = "ae-breaches",
  columns = {
    unit = "org_code", period = "period", numerator = "breaches", denominator = "attendances",
  },
  where = { type = "1" },
  new_units = { under = "ENGLAND", kind = "organisation" },
}
print(load)
print(load:commit { reason = "NHS England A&E extract, type 1" })
