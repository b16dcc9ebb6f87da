#ifndef DIALCAST_CYARDSTICK_H
#define DIALCAST_CYARDSTICK_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What one run of the reference model came to.
struct yardstick_result {
  /// When the last call ended, in simulated seconds.
  double makespan_s;
  /// Calls made.
  uint64_t attempts;
  /// Contacts who answered.
  uint64_t answered;
  /// Slot time of all calls, in simulated seconds.
  double busy_s;
  /// Wall-clock seconds the run took, without setting up the generator.
  double seconds;
  /// Fingerprint of every call in the order of their ends: the work cannot be optimised away.
  uint64_t digest;
};

/// Runs the reference model `campaign-0` once, the way a textbook would: the yardstick for
/// Dialcast's own loop, which does the same and everything else besides.
///
/// O(attempts × log(slots + waiting retries)) time, O(slots + waiting retries) memory. The same
/// arguments give the same result, apart from `seconds`. With no slots nobody is called.
struct yardstick_result dialcast_yardstick(uint32_t contacts, uint32_t slots, uint64_t seed);

#ifdef __cplusplus
}
#endif

#endif
