"""The work of pandas_summary.py, one series at a time: a function of a series, applied to each group.

usage: pandas_by_series.py INPUT OUTPUT DIRECTION TARGET

Most hand-written pandas looks like this: read the file, write down what is done to one series, apply it. The rules
are rolling windows and shifts of columns; no loop runs over points.
"""

import sys

import numpy as np
import pandas as pd


def chart(points, direction, target):
    y = points["y"]
    ranges = y.diff().abs()
    centre, all_ranges = y.mean(), ranges.mean()
    kept = ranges[ranges < 3.267 * all_ranges]
    screening = "off" if np.isnan(all_ranges) else "applied" if kept.sum() > 0 else "fall_back"
    mean_range = kept.mean() if screening == "applied" else all_ranges
    lower, upper = centre - 2.66 * mean_range, centre + 2.66 * mean_range
    # Nearer to a line than this is on it.
    tie = 1e-12 * (abs(centre) + (0 if np.isnan(all_ranges) else all_ranges))

    distance = y - centre
    side = np.sign(distance).where(distance.abs() > tie, 0)
    beyond = distance.abs() > 2.66 * mean_range + tie
    near = (distance.abs() > 2 / 3 * 2.66 * mean_range + tie) & ~beyond

    def back(fires, length):
        """Marks all points of the windows that end where something fires."""
        return fires[::-1].rolling(length, min_periods=1).max()[::-1] > 0

    two_of_three = pd.Series(False, index=y.index)
    shift = pd.Series(False, index=y.index)
    trend = pd.Series(False, index=y.index)
    step = y.diff()
    for way in (1, -1):
        same = (side == way).astype(int)
        fires = (same.rolling(3).sum() == 3) & ((near & (same == 1)).rolling(3).sum() >= 2)
        two_of_three |= back(fires, 3) & near & (same == 1)
        shift |= back(same.rolling(7).sum() == 7, 7)
        trend |= back((way * step > 0).rolling(6).sum() == 6, 7)

    label = np.select([beyond, trend, two_of_three, shift], ["b", "t", "2", "s"], "")
    variation = ""
    if y.notna().any():
        last = np.flatnonzero(y.notna())[-1]
        high = step.iloc[last] > 0 if label[last] == "t" else side.iloc[last] > 0
        good = high == (direction == "increase")
        variation = "common_cause" if label[last] == "" else "improvement" if good else "concern"
    assurance = "hit_or_miss"
    if np.isnan(lower):
        assurance = ""
    elif target > upper + tie or target < lower - tie:
        passes = (target < lower) if direction == "increase" else (target > upper)
        assurance = "consistently_passes" if passes else "consistently_fails"
    count = y.count()
    return pd.Series({
        "phase": 1, "first": points["t"].iloc[0], "last": points["t"].iloc[-1], "n": count,
        "missing": len(y) - count, "centre": centre, "lower": lower, "upper": upper,
        "mean_moving_range": mean_range, "screening": screening, "signals": (label != "").sum(),
        "variation": variation, "assurance": assurance,
        "provisional": "true" if count < 13 else "false", "rule_set": "ptd-0.2.2",
    })


def main(source, destination, direction, target):
    points = pd.read_csv(source, dtype={"series": str, "t": str, "y": float})
    series = points.groupby("series", sort=False)[["t", "y"]]
    series.apply(chart, direction, target).reset_index().to_csv(destination, index=False)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4]))
