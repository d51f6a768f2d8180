// A plain C rendering of the work that SPCCore does for one XmR or p chart under ptd-0.2.2: what the
// benchmark measures SPCCore against, and what it compares every label with.

#ifndef TIDEMARK_REFERENCE_LOOP_H
#define TIDEMARK_REFERENCE_LOOP_H

#include <stdint.h>

enum {
  REFERENCE_NO_LABEL = 255,
  REFERENCE_BEYOND_LIMITS = 0,
  REFERENCE_TREND = 1,
  REFERENCE_TWO_OF_THREE = 2,
  REFERENCE_SHIFT = 3,
};

enum {
  REFERENCE_COMMON_CAUSE = 0,
  REFERENCE_IMPROVEMENT = 1,
  REFERENCE_CONCERN = 2,
};

// The verdicts on one series, one array element per point; the caller owns the memory.
typedef struct {
  double centre, lower, upper, near_lower, near_upper;
  double mean_moving_range, unscreened_mean_moving_range;
  int observed_count;
  int8_t *zone;
  uint16_t *high_hits;  // bit k: the rule of number k, above or increasing
  uint16_t *low_hits;   // the same, below or decreasing
  uint8_t *label_rule;  // REFERENCE_NO_LABEL for common cause
  uint8_t *label_is_high;
  uint8_t *category;
  // Of p charts only: what is plotted, and the lines at each point.
  double *value, *point_lower, *point_upper, *point_near_lower, *point_near_upper;
} reference_chart;

// Computes one chart. `count` is at least 1; NaN is a missing value. Returns 0, or 1 for a value
// that is infinite. `increase_is_better` decides improvement and concern.
int reference_chart_compute(
    const double *values, int count, int increase_is_better, reference_chart *chart);

// Computes one p chart with limits for each denominator. A denominator of zero, or a part that is NaN,
// makes a missing point. Returns 0, or 1 for a part that is negative or infinite.
int reference_p_chart_compute(
    const double *numerators, const double *denominators, double multiplier, int count,
    int increase_is_better, reference_chart *chart);

// How many blocks of memory the process has asked for so far, or −1 where they cannot be counted.
long reference_allocation_count(void);

#endif
