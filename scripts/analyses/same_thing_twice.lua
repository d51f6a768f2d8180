-- Which measures count the same events under different definitions?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  measure = { "measure", default = "SAF-01M", help = "what is counted" },
  likeness = { "number", default = 0.7, help = "the correlation from which two count the same" },
}

-- Two measures of the same events rise and fall together, month by month within each unit. A week
-- belongs to the month that has most of its days.
local alike <const> = [[
  with monthly as (
    select o.measure, o.unit, sum(o.numerator) as n, strftime('%Y-%m',
        case d.frequency when 'weekly' then date(o.period, '+3 days') else o.period end) as month
    from current_observations o join definitions d
      on d.measure = o.measure and d.version = o.version
    where o.numerator is not null and d.frequency in ('weekly', 'monthly')
    group by o.measure, o.unit, month),
  pairs as (
    select b.measure, a.n - avg(a.n) over here as x, b.n - avg(b.n) over here as y, a.n as own,
      b.n as other, a.unit
    from monthly a join monthly b on b.unit = a.unit and b.month = a.month
    where a.measure = :measure and b.measure <> :measure
    window here as (partition by b.measure, a.unit))
  select measure, count(*) as months, count(distinct unit) as units, sum(own) as own,
    sum(other) as other, sum(x * y) / sqrt(sum(x * x) * sum(y * y)) as likeness
  from pairs group by measure having months >= 24 order by likeness desc]]

local measure <const> = qi.measure(p.measure)
minute.open(("Which measures count the same as %s?"):format(minute.measure(measure)),
  "counts of the same units and months held together", "none")
minute.say("%s counts %s.", measure.code, measure.numerator)
local found = 0
for row in qi.sql(alike, { measure = p.measure }):each() do
  if row.likeness and row.likeness >= p.likeness then
    local other <const> = qi.measure(row.measure)
    found = found + 1
    minute.item("%s counts %s: %d where %s has %d, %+.0f %%, over %s and %d months of them "
      .. "(correlation within units %.2f).", minute.measure(other), other.numerator, row.other,
      measure.code, row.own, 100 * (row.other / row.own - 1), minute.count(row.units, "unit"),
      row.months, row.likeness)
  end
end
minute.say(found == 0 and "No other measure counts the same."
  or "Agree on one definition, and take the others back or give them another name.")
minute.close("which definition is the right one.")
