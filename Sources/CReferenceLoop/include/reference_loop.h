// A plain C rendering of the work that SPCCore does for one XmR series under ptd-0.2.2: what the
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
} reference_chart;

// Computes one chart. `count` is at least 1; NaN is a missing value. Returns 0, or 1 for a value
// that is infinite. `increase_is_better` decides improvement and concern.
int reference_chart_compute(
    const double *values, int count, int increase_is_better, reference_chart *chart);

#endif
