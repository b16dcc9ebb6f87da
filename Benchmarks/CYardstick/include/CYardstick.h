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
  /// Wall-clock seconds the run took, the list set up within.
  double seconds;
  /// Fingerprint of every call in the order of their ends: the work cannot be optimised away.
  uint64_t digest;
};

/// Runs the reference model `campaign-0` once, the way a textbook would, with every waiting
/// contact in one heap: the yardstick for Dialcast's own loop, which does the same and
/// everything else besides.
///
/// O(attempts × log contacts) time, O(contacts) memory. The same arguments give the same result,
/// apart from `seconds`. With no slots nobody is called.
struct yardstick_result dialcast_textbook(uint32_t contacts, uint32_t slots, uint64_t seed);

/// The same run, tuned for this model alone: new contacts are a cursor, and each attempt number
/// has a heap of its own. The result is that of the textbook loop.
struct yardstick_result dialcast_tuned(uint32_t contacts, uint32_t slots, uint64_t seed);

#ifdef __cplusplus
}
#endif

#endif
