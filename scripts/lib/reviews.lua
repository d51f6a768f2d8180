-- Which review of the portfolio a script is about.
local qi <const> = require "qi"

local reviews <const> = {}

--- The review with a code, or without one the newest; nil where none was recorded.
function reviews.named(code)
  if code ~= "" then return qi.portfolio_review(code) end
  local newest
  for review in qi.portfolio_reviews:each() do
    if not newest or review.as_of > newest.as_of then newest = review end
  end
  return newest
end

return reviews
