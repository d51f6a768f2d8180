-- Three months on, which decisions of a review were not carried out?
local qi <const> = require "qi"
local minute <const> = require "minute"
local reviews <const> = require "reviews"

local p <const> = qi.params {
  review = { "text", default = "", help = "the code of the review, else the newest" },
  on = { "text", default = "", help = "the day to look at, else the review's day for it" },
}

local review <const> = reviews.named(p.review)
if not review then
  print "No review of the portfolio is recorded."
  return
end

minute.open(("Which decisions of %s were not carried out?"):format(review.title),
  "the register, and the tests noted in it", "none")
print(review:follow_up { on = p.on ~= "" and p.on or nil })
