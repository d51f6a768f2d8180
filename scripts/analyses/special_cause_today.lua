-- Which measures show special cause today, of how many, and how many would by chance?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  level = { "text", default = "trust", help = "the kind of unit to look at" },
  rules = { "text", default = "nhse-2023", help = "the rule set" },
}

minute.open("Which measures show special cause today, and how many would by chance?",
  "the latest period of each measure", p.rules)
local latest <const> = qi.measures:latest { level = p.level, rules = p.rules }
for _, category in ipairs { "concern", "improvement", "neutral_high", "neutral_low" } do
  local signals <const> = latest.signals:where { category = category }
  if #signals > 0 then
    minute.say("%s: %d", (category:gsub("_", ", ")), #signals)
    for signal in signals:each() do
      local series <const> = signal.analysis.series
      minute.item("%s, %s %s: %s, limits %s to %s (%s)", minute.measure(series.measure),
        series.unit_code, signal.label, minute.value(signal.value), minute.value(signal.lower),
        minute.value(signal.upper), (signal.rule:gsub("_", " ")))
    end
  end
end
minute.say("%d of %d series show special cause; about %.1f would by chance alone. %d could not be "
  .. "judged.", #latest.signals, latest.tested, latest.expected_by_chance, latest.not_tested)
minute.close("why. A signal says that something changed; it does not say what.")
