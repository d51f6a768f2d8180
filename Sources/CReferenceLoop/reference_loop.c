#include "reference_loop.h"

#include <math.h>

// Two passes, as R's mean().
static double mean(const double *values, int count, int *observed_count) {
  double sum = 0;
  int observed = 0;
  for (int i = 0; i < count; i++) {
    if (isnan(values[i])) continue;
    sum += values[i];
    observed++;
  }
  double first = sum / observed, residual = 0;
  for (int i = 0; i < count; i++) {
    if (isnan(values[i])) continue;
    residual += values[i] - first;
  }
  *observed_count = observed;
  return first + residual / observed;
}

static double sum_of_ranges(const double *values, int count, double bound, int *kept) {
  double sum = 0;
  int n = 0;
  for (int i = 1; i < count; i++) {
    double range = fabs(values[i] - values[i - 1]);
    if (range < bound) {
      sum += range;
      n++;
    }
  }
  *kept = n;
  return sum;
}

static void limits(const double *values, int count, reference_chart *chart) {
  chart->centre = mean(values, count, &chart->observed_count);
  int all, kept;
  double total = sum_of_ranges(values, count, INFINITY, &all);
  double unscreened = total / all, screened = unscreened;
  if (all > 0) {
    double sum = sum_of_ranges(values, count, 3.267 * unscreened, &kept);
    if (sum > 0) screened = sum / kept;
  }
  chart->unscreened_mean_moving_range = unscreened;
  chart->mean_moving_range = screened;
  chart->upper = chart->centre + 2.66 * screened;
  chart->lower = chart->centre - 2.66 * screened;
  chart->near_upper = chart->centre + 2 * (2.66 / 3) * screened;
  chart->near_lower = chart->centre - 2 * (2.66 / 3) * screened;
}

static void zones(const double *values, int count, reference_chart *chart) {
  double spread = isnan(chart->unscreened_mean_moving_range)
                      ? 0 : chart->unscreened_mean_moving_range;
  double tie = 1e-12 * (fabs(chart->centre) + spread);
  double high1 = chart->centre + tie, high2 = chart->near_upper + tie, high3 = chart->upper + tie;
  double low1 = chart->centre - tie, low2 = chart->near_lower - tie, low3 = chart->lower - tie;
  for (int i = 0; i < count; i++) {
    double y = values[i];
    chart->zone[i] = (int8_t)((y > high1) + (y > high2) + (y > high3)
                              - (y < low1) - (y < low2) - (y < low3));
    chart->high_hits[i] = 0;
    chart->low_hits[i] = 0;
  }
}

static void mark_run(reference_chart *chart, int last, int length, uint16_t hit, int high) {
  if (length < 7) return;
  uint16_t *hits = high ? chart->high_hits : chart->low_hits;
  for (int i = length == 7 ? last - 6 : last; i <= last; i++) hits[i] |= hit;
}

static void beyond_limits(int count, reference_chart *chart) {
  for (int i = 0; i < count; i++) {
    if (chart->zone[i] == 3) chart->high_hits[i] |= 1 << REFERENCE_BEYOND_LIMITS;
    if (chart->zone[i] == -3) chart->low_hits[i] |= 1 << REFERENCE_BEYOND_LIMITS;
  }
}

static void trend(const double *values, int count, reference_chart *chart) {
  int direction = 0, length = 0;
  for (int i = 1; i < count; i++) {
    int next = (values[i] > values[i - 1]) - (values[i] < values[i - 1]);
    length = (next == direction) * length + (next != 0);
    direction = next;
    if (length >= 6)
      mark_run(chart, i, length + 1, 1 << REFERENCE_TREND, direction > 0);
  }
}

static void two_of_three(int count, reference_chart *chart) {
  const int8_t *z = chart->zone;
  for (int i = 2; i < count; i++) {
    int near = (z[i] == 2 || z[i] == -2) + (z[i - 1] == 2 || z[i - 1] == -2)
               + (z[i - 2] == 2 || z[i - 2] == -2);
    if (near < 2) continue;
    int high = z[i] > 0 && z[i - 1] > 0 && z[i - 2] > 0;
    int low = z[i] < 0 && z[i - 1] < 0 && z[i - 2] < 0;
    if (!high && !low) continue;
    for (int j = i - 2; j <= i; j++) {
      if (z[j] == 2) chart->high_hits[j] |= 1 << REFERENCE_TWO_OF_THREE;
      if (z[j] == -2) chart->low_hits[j] |= 1 << REFERENCE_TWO_OF_THREE;
    }
  }
}

static void shift(int count, reference_chart *chart) {
  int side = 0, length = 0;
  for (int i = 0; i < count; i++) {
    int next = (chart->zone[i] > 0) - (chart->zone[i] < 0);
    length = (next == side) * length + (next != 0);
    side = next;
    if (length >= 7 && side != 0)
      mark_run(chart, i, length, 1 << REFERENCE_SHIFT, side > 0);
  }
}

static void labels(
    const double *values, int count, int increase_is_better, reference_chart *chart) {
  const uint16_t *high_hits = chart->high_hits, *low_hits = chart->low_hits;
  for (int i = 0; i < count; i++) {
    uint16_t hits = high_hits[i] | low_hits[i];
    if (hits == 0) {
      chart->label_rule[i] = REFERENCE_NO_LABEL;
      chart->label_is_high[i] = 0;
      chart->category[i] = REFERENCE_COMMON_CAUSE;
      continue;
    }
    int rule = 0;
    while (!(hits & 1 << rule)) rule++;
    int high = (high_hits[i] & 1 << rule) != 0;
    if (rule == REFERENCE_TREND && i + 1 < count
        && (high_hits[i + 1] | low_hits[i + 1]) & 1 << REFERENCE_TREND) {
      if (values[i + 1] > values[i]) high = 1;
      if (values[i + 1] < values[i]) high = 0;
    }
    chart->label_rule[i] = (uint8_t)rule;
    chart->label_is_high[i] = (uint8_t)high;
    chart->category[i] =
        high == increase_is_better ? REFERENCE_IMPROVEMENT : REFERENCE_CONCERN;
  }
}

int reference_chart_compute(
    const double *values, int count, int increase_is_better, reference_chart *chart) {
  int infinite = 0;
  for (int i = 0; i < count; i++) infinite += isinf(values[i]) != 0;
  if (infinite) return 1;
  limits(values, count, chart);
  zones(values, count, chart);
  beyond_limits(count, chart);
  trend(values, count, chart);
  two_of_three(count, chart);
  shift(count, chart);
  labels(values, count, increase_is_better != 0, chart);
  return 0;
}

// Values and the share of the baseline; returns how many parts are negative or infinite.
static int shares(
    const double *numerators, const double *denominators, double multiplier, int count,
    reference_chart *chart, double *share) {
  double top = 0, bottom = 0;
  int faults = 0, observed = 0;
  for (int i = 0; i < count; i++) {
    double y = numerators[i], n = denominators[i];
    double value = n > 0 ? y * multiplier / n : NAN;
    faults += (y < 0) | (n < 0) | (y == INFINITY) | (n == INFINITY) | (value == INFINITY);
    chart->value[i] = value;
    int there = !isnan(value);
    top += there ? y : 0;
    bottom += there ? n : 0;
    observed += there;
  }
  chart->observed_count = observed;
  *share = top / bottom;
  return faults;
}

static void shares_lines(
    const double *denominators, double multiplier, double share, int count,
    reference_chart *chart) {
  double centre = share * multiplier;
  double variance = share * (1 - share) * (multiplier * multiplier);
  chart->centre = centre;
  for (int i = 0; i < count; i++) {
    double n = denominators[i];
    double sigma = n > 0 ? sqrt(variance / n) : NAN;
    double upper = centre + 3 * sigma, lower = centre - 3 * sigma;
    double near_upper = centre + 2 * sigma, near_lower = centre - 2 * sigma;
    chart->point_upper[i] = upper > multiplier ? multiplier : upper;
    chart->point_lower[i] = lower < 0 ? 0 : lower;
    chart->point_near_upper[i] = near_upper > multiplier ? multiplier : near_upper;
    chart->point_near_lower[i] = near_lower < 0 ? 0 : near_lower;
  }
}

static void shares_zones(int count, reference_chart *chart) {
  double centre = chart->centre;
  for (int i = 0; i < count; i++) {
    double y = chart->value[i];
    double width = chart->point_upper[i] - chart->point_lower[i];
    double tie = 1e-12 * (fabs(centre) + (width > 0 ? width : 0));
    chart->zone[i] = (int8_t)((y > centre + tie) + (y > chart->point_near_upper[i] + tie)
                              + (y > chart->point_upper[i] + tie) - (y < centre - tie)
                              - (y < chart->point_near_lower[i] - tie)
                              - (y < chart->point_lower[i] - tie));
    chart->high_hits[i] = 0;
    chart->low_hits[i] = 0;
  }
}

int reference_p_chart_compute(
    const double *numerators, const double *denominators, double multiplier, int count,
    int increase_is_better, reference_chart *chart) {
  double share;
  if (shares(numerators, denominators, multiplier, count, chart, &share)) return 1;
  shares_lines(denominators, multiplier, share, count, chart);
  shares_zones(count, chart);
  beyond_limits(count, chart);
  trend(chart->value, count, chart);
  two_of_three(count, chart);
  shift(count, chart);
  labels(chart->value, count, increase_is_better != 0, chart);
  return 0;
}
