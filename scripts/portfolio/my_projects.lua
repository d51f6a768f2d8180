-- Which projects are mine, how do they stand, and what do they wait for?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  person = { "text", help = "the code of the person whose projects they are" },
  part = { "text", default = "", help = "only as lead, coach or sponsor" },
  on = { "date", default = qi.today():format "%Y-%m-%d", help = "the day to look at" },
  rules = { "text", default = "nhse-2023", help = "the rule set" },
}

local person <const> = qi.person(p.person)
minute.open(("What do the projects of %s wait for?"):format(person.name),
  ("the register and the figures up to %s"):format(p.on:format "%d %B %Y"), p.rules)
local mine <const> = qi.my_projects {
  person = person, part = p.part ~= "" and p.part or nil, on = p.on, rules = p.rules,
}
print(mine)

-- One at a time, with the evidence under it, where the table has room for a word only.
for row in mine:each() do
  if row["See to"] then
    minute.part("%s %s (%s)", row.Project, row.Title, row.State)
    minute.item("see to: %s", row["See to"])
    minute.item("last test: %s", row.Test)
    minute.item("outcome: %s", row.Outcome)
  end
end
minute.close("what was done and not recorded; ask the team before the table.")
