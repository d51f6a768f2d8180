-- %% [markdown]
-- # Exploring a measure
--
-- A figure has arrived, and somebody asks what it means. This notebook goes through the questions in the order in
-- which they help: what is counted, how it looks over time, which points are more than chance, what the latest one
-- says, and how much of that rests on a choice of ours.
--
-- Another measure or unit: `-p measure=EFF-02 -p unit=TRUST`.

-- %% tags=["parameters"]
p = qi.params {
  measure = { "measure", default = "SAF-01", help = "what to look at" },
  unit = { "unit", default = "CROFTON", help = "where" },
  rules = { "text", default = "nhse-2023", help = "the rule set" },
}

-- %% [markdown]
-- ## What is counted
--
-- Everybody who reads a chart should mean the same by it. The definition says what is counted, of what, and which way
-- is better.

-- %%
measure = qi.measure(p.measure)
measure

-- %%
measure.definitions

-- %% [markdown]
-- ## How it looks over time
--
-- The figures come in the order of time, with nothing left out. A month that was not reported is a gap and not a
-- nought.

-- %%
series = measure:series { unit = p.unit, roll_up = true }
series

-- %% [markdown]
-- The chart puts the line in the middle and the limits around it. What lies within them and makes no pattern is
-- **common cause**: the process as it is. To react to a single such point is to chase noise.

-- %%
analysis = series:spc { rules = p.rules }
analysis:chart()

-- %% [markdown]
-- ## Which points are more than chance
--
-- Each has the rule that found it. A rule is a promise about false alarms: the more rules, the more of them. The first
-- is explained with the points and the arithmetic behind it.

-- %%
signals = analysis:signals()
counts = {}
for signal in signals:each() do counts[signal.rule] = (counts[signal.rule] or 0) + 1 end
found = qi.table { "Rule", "Points" }
for _, rule in ipairs { "beyond_limits", "shift", "trend", "two_of_three" } do
  if counts[rule] then found:add { rule, counts[rule] } end
end
if #found > 0 then display(found) end

-- %%
if #signals > 0 then print(signals[1]:explain()) else print "There is no special cause." end

-- %% [markdown]
-- ## What the latest figure says
--
-- The card says in words what the chart shows, and what a reader should mind.

-- %%
analysis

-- %% [markdown]
-- ## How much rests on our choices
--
-- Other rule sets look for other patterns. Where they disagree, the words for the meeting are "it depends on how we
-- look", and not the answer that we like best.

-- %%
local agreement = qi.table { "Rule set", "Points special cause", "Latest" }
for _, rules in ipairs { "nhse-2023", "ptd-0.2.2" } do
  local other = series:spc { rules = rules }
  agreement:add { rules, #other:signals(), other.variation }
end
agreement

-- %% [markdown]
-- What this cannot tell: why. For that one has to go and ask the people who were there.
