"""The work of `tidemark spc --rules ptd-0.2.2 --summary` in pandas, as an analyst would write it.

usage: pandas_summary.py INPUT OUTPUT DIRECTION TARGET

INPUT has the columns series, t and y; each series is one XmR chart. The moving ranges are screened once at
3.267 mean ranges, and limits lie 2.66 mean ranges from the mean. Four rules: a point beyond a limit, a trend of
7 points, two of three points between two and three sigma on one side, a shift of 7 points. Everything is done
for all series at once by groupby, shift and cumsum: no Python code runs for a row or a series.
"""

import sys

import numpy as np
import pandas as pd

RULES = ["beyond_limits", "trend", "two_of_three", "shift"]  # in order of precedence


def main(source, destination, direction, target):
    points = pd.read_csv(source, dtype={"series": "category", "t": str, "y": float})
    # A number for each series is quicker to group by than its name.
    points["id"] = points["series"].cat.codes
    series = points.groupby("id", sort=False)

    # Centre and limits.
    points["mr"] = series["y"].diff().abs()
    summary = series.agg(
        series=("series", "first"),
        first=("t", "first"),
        last=("t", "last"),
        rows=("t", "size"),
        n=("y", "count"),
        centre=("y", "mean"),
        all_ranges=("mr", "mean"),
    )
    bound = points["id"].map(3.267 * summary["all_ranges"])
    kept = points["mr"].where(points["mr"] < bound).groupby(points["id"], sort=False)
    summary["screening"] = "applied"
    summary.loc[~(kept.sum() > 0), "screening"] = "fall_back"
    summary.loc[summary["all_ranges"].isna(), "screening"] = "off"
    summary["mean_moving_range"] = kept.mean().where(
        summary["screening"] == "applied", summary["all_ranges"]
    )
    summary["lower"] = summary["centre"] - 2.66 * summary["mean_moving_range"]
    summary["upper"] = summary["centre"] + 2.66 * summary["mean_moving_range"]
    # Nearer to a line than this is on it.
    summary["tie"] = 1e-12 * (summary["centre"].abs() + summary["all_ranges"].fillna(0))

    # Where each point lies.
    tie = points["id"].map(summary["tie"])
    from_centre = points["y"] - points["id"].map(summary["centre"])
    reach = points["id"].map(2.66 * summary["mean_moving_range"])
    side = np.sign(from_centre).where(from_centre.abs() > tie, 0).fillna(0).astype(int)
    beyond_limits = from_centre.abs() > reach + tie
    near = (from_centre.abs() > 2 / 3 * reach + tie) & ~beyond_limits

    # Two of three: a window of three on one side, at least two of them near.
    sides = side.groupby(points["id"], sort=False)
    same = (side != 0) & (side == sides.shift(1)) & (side == sides.shift(2))
    count = near.astype(int)
    count = count + count.shift(1, fill_value=0) + count.shift(2, fill_value=0)
    fires = same & (count >= 2)
    back = fires.groupby(points["id"], sort=False)
    fires = fires | back.shift(-1, fill_value=False) | back.shift(-2, fill_value=False)
    two_of_three = fires & near

    # Shift: runs of points on one side, a new run where the side or the series changes.
    new_series = points["id"] != points["id"].shift()
    run = (new_series | (side != side.shift())).cumsum()
    shift = (side != 0) & (side.groupby(run).transform("size") >= 7)

    # Trend: runs of 6 steps one way; the point before the first step belongs to it.
    step = np.sign(series["y"].diff()).fillna(0).astype(int)
    run = (new_series | (step != step.shift())).cumsum()
    rising = (step != 0) & (step.groupby(run).transform("size") >= 6)
    trend = rising | rising.groupby(points["id"], sort=False).shift(-1, fill_value=False)

    # The rule that names each point.
    label = np.select([beyond_limits, trend, two_of_three, shift], RULES, "")
    summary["signals"] = pd.Series(label != "").groupby(points["id"], sort=False).sum()

    # The category of the last point that has a value.
    high = np.where(label == "trend", step > 0, side > 0)
    good = high == (direction == "increase")
    category = np.select([label == "", good], ["common_cause", "improvement"], "concern")
    points["category"] = np.where(points["y"].isna(), None, category)
    summary["variation"] = series["category"].last()

    # Whether the target can be met.
    above = target > summary["upper"] + summary["tie"]
    below = target < summary["lower"] - summary["tie"]
    passes, fails = (below, above) if direction == "increase" else (above, below)
    summary["assurance"] = np.select(
        [summary["lower"].isna(), passes, fails],
        ["", "consistently_passes", "consistently_fails"],
        "hit_or_miss",
    )

    summary["phase"] = 1
    summary["missing"] = summary["rows"] - summary["n"]
    summary["provisional"] = np.where(summary["n"] < 13, "true", "false")
    summary["rule_set"] = "ptd-0.2.2"
    summary[
        [
            "series", "phase", "first", "last", "n", "missing", "centre", "lower", "upper",
            "mean_moving_range", "screening", "signals", "variation", "assurance", "provisional",
            "rule_set",
        ]
    ].to_csv(destination, index=False)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4]))
