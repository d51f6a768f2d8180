-- %% [markdown]
-- # The review of the portfolio
--
-- All improvement projects of the trust together: which of them are one too many, what is wrong with others, and what
-- would be left. Nothing is recorded here: what is found is for people to decide, project by project.

-- %% tags=["parameters"]
p = qi.params { on = { "date", default = "2024-01-31", help = "the day to look at" } }

-- %%
portfolio = qi.portfolio { on = p.on }
portfolio

-- %% [markdown]
-- ## One too many
--
-- Projects that share aim, place and time are found by their measures first and by their words second. Each cluster has
-- a proposed lead, and says how sure it is. Here are the first twelve findings; `portfolio:clusters()` has them all, with
-- what speaks for and against each.

-- %%
clusters = portfolio:clusters()
first = qi.table { "Cluster", "Lead", "Project", "Title", "Class", "Tier" }
for position = 1, math.min(12, #clusters) do
  local row = clusters[position]
  first:add { row.Cluster, row.Lead, row.Project, row.Title, row.Class, row.Tier }
end
first

-- %% [markdown]
-- ## If all of it were accepted
--
-- A simulation: what is definite or probable is merged, and what is stale, unaligned, without aim or of the wrong method
-- is stopped or registered again.

-- %%
if qi.people[1] then
  accepted = portfolio:accept {
    tier = "probable", flags = { "stale", "unaligned", "no_aim", "wrong_method" },
    decided_by = qi.people[1],
  }
  display(accepted:simulate())
end

-- %% [markdown]
-- What this cannot tell: which of them should be accepted. Two projects that look alike may serve people who need
-- different things.
