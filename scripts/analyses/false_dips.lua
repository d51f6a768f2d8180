-- Which latest figures are provisional, and do they rise when they are settled?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  level = { "text", default = "trust", help = "the kind of unit to look at" },
}

--- The first figures and those known now, over the periods that were settled.
local revised <const> = [[
  with first as (
    select * from observations o where status = 'provisional' and revision = (
      select min(revision) from observations x where x.measure = o.measure
        and x.version = o.version and x.unit = o.unit and x.period = o.period)),
  periods as (
    select f.measure, f.period, sum(f.numerator) as first, sum(c.numerator) as settled,
      sum(c.denominator) as denominator
    from first f join current_observations c using (measure, version, unit, period)
    where c.status = 'final' group by f.measure, f.period)
  select measure, sum(first) as first, sum(settled) as settled, sum(denominator) as denominator,
    count(*) as periods, sum(first < settled) as lower
  from periods group by measure order by measure]]

minute.open("Which latest figures are provisional, and do they rise when they are settled?",
  "first figures beside those known now")
local rows <const> = qi.sql(revised)
for row in rows:each() do
  local measure <const> = qi.measure(row.measure)
  local per <const> = row.denominator and row.denominator > 0 and row.denominator or row.periods
  local rise <const> = (row.settled - row.first) / per * measure.multiplier
  minute.item("%s: %s settled, in %d of them the first figure was too low; on average %+.1f %s "
    .. "from first to last (%d to %d of %s).", minute.measure(measure),
    minute.count(row.periods, "period"), row.lower, rise, measure.unit, row.first, row.settled,
    row.denominator and ("%d"):format(row.denominator) or "all")
  for series in measure:by_unit { level = p.level }:each() do
    local settled = series
    for i = 1, #series do
      if series[i].status == "provisional" then
        settled = settled:upto(i - 1)
        break
      end
    end
    local chart <const> = settled:spc()
    for i = #settled + 1, #series do
      local point <const> = series[i]
      minute.item("%s, %s: %s so far, about %s once settled; settled limits are %s to %s.",
        minute.unit(series.unit), point.label, minute.value(point.value),
        minute.value(point.value + rise), minute.value(chart.lower), minute.value(chart.upper))
    end
    minute.item("%s: the settled figures show %s at %s.", minute.unit(series.unit),
      (chart.variation:gsub("_", " ")), chart.points[-1].label)
  end
end
if #rows == 0 then minute.say "No figure was provisional first and settled later." end
minute.close("how much these very figures will change: it is what changed on average before.")
