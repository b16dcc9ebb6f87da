#ifndef DIALCAST_CALLOCATIONS_H
#define DIALCAST_CALLOCATIONS_H

#include <stdint.h>

// Counts what the process takes from the heap, by standing in for glibc's malloc family. Linking
// this target is enough; it belongs into the benchmark and nowhere else.

/// How often memory was asked for since the process started: malloc, calloc, realloc and the
/// aligned variants, on every thread.
uint64_t dialcast_allocation_count(void);

/// Bytes on the heap now, as handed out (`malloc_usable_size`), touched or not.
uint64_t dialcast_live_bytes(void);

/// The most bytes on the heap at once since the last reset.
uint64_t dialcast_peak_bytes(void);

/// Lets the peak start again from what is live now.
void dialcast_reset_peak(void);

#endif
