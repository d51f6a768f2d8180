-- Where could a change that was sustained help next?
local qi <const> = require "qi"
local minute <const> = require "minute"

local p <const> = qi.params {
  project = { "text", default = "", help = "one project, else every sustained one" },
  on = { "date", default = qi.today():format "%Y-%m-%d", help = "the day to judge on" },
  rules = { "text", default = "nhse-2023", help = "the rule set" },
}

minute.open("Where could a sustained change help next?",
  ("figures up to %s"):format(p.on:format "%d %B %Y"), p.rules)
local sources = {}
if p.project ~= "" then
  table.insert(sources, qi.project(p.project))
else
  for project in qi.projects:where { status = "sustained" }:each() do
    table.insert(sources, project)
  end
end
if #sources == 0 then print "No project is sustained." end
for _, project in ipairs(sources) do
  minute.part("%s %s", project.code, project.title)
  print(project:spread_candidates { on = p.on, rules = p.rules })
end
