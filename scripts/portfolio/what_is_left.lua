-- If we take these decisions, what is left, by directorate?
local qi <const> = require "qi"
local minute <const> = require "minute"
local reviews <const> = require "reviews"

local p <const> = qi.params {
  review = { "text", default = "", help = "the code of the review, else the newest" },
}

local review <const> = reviews.named(p.review)
if not review then
  print "No review of the portfolio is recorded."
  return
end

minute.open(
  ("If the decisions of %s are taken, what is left, by directorate?"):format(review.title),
  ("projects open on %s"):format(review.as_of:format "%d %B %Y"), "the reduction is I-32")
print(review:reduction())
