-- %% [markdown]
-- # Violence and aggression on Crofton Ward
--
-- Crofton began safety huddles in April 2022. The question of the quality meeting: **did physical violence fall, is it
-- the huddles, and does the fall hold?** Each step is a cell, so that everyone can see which sentence rests on which
-- figures.

-- %% tags=["parameters"]
p = qi.params {
  measure = { "measure", default = "SAF-01", help = "physical violence" },
  unit = { "unit", default = "CROFTON", help = "the ward" },
  baseline = { "integer", default = 105, help = "points before the huddles: two years of weeks" },
  since = { "month", default = "2022-07", help = "from when the new process is judged" },
}

-- %%
incidents = qi.measure(p.measure):series { unit = p.unit }
incidents

-- %% [markdown]
-- ## Against the time before
--
-- The limits come from the time before the huddles **alone**. Had we let the later weeks in, the fall would have moved
-- the very line that it is to be seen against.

-- %%
before = incidents:spc { rules = "nhse-2023", baseline = p.baseline }
before:chart { title = "Physical violence, limits from before the huddles" }

-- %%
special = before:signals()
print(("%d of %d points are special cause."):format(#special, #incidents))
print(special[1]:explain())

-- %% [markdown]
-- ## The process since then
--
-- A change that lasts is a new process, and has limits of its own. To draw them is a decision, with a reason that stays
-- with the chart.

-- %%
since = incidents:rebase { at = p.since, reason = "After the safety huddles" }
now = since:spc { rules = "nhse-2023" }
now:chart { title = "Physical violence on Crofton Ward" }

-- %% [markdown]
-- ## Does the fall hold?
--
-- Single points come and go. Points in a shift or a trend on the side of concern say that the process has gone back.

-- %%
back = 0
for signal in now:signals { since = p.since }:each() do
  local is_pattern = signal.rule == "shift" or signal.rule == "trend"
  if signal.category == "concern" and is_pattern then back = back + 1 end
end
if back == 0 then
  print "The fall holds: no shift and no trend back since."
else
  print(("The fall has not held: %d points in shifts or trends back."):format(back))
end

-- %% [markdown]
-- ## What was paid for it
--
-- A ward can have less violence because it restrains more. Measures of balance are looked at before anyone is thanked.

-- %%
qi.unit(p.unit):board()

-- %% [markdown]
-- What this cannot tell: whether the huddles did it. The fall began after them, other wards had none of it, and the
-- project writes that huddles were held; that is as near as figures come.
