#include "CAllocations.h"

#include <errno.h>
#include <malloc.h>
#include <stdatomic.h>
#include <stddef.h>

// glibc keeps its allocator reachable under these names when a program brings its own malloc.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *block);

// Relaxed order: the figures are read when the threads that allocate are done or do not matter.
static _Atomic uint64_t allocations;
static _Atomic uint64_t live;
static _Atomic uint64_t peak;

static void *taken(void *block) {
  atomic_fetch_add_explicit(&allocations, 1, memory_order_relaxed);
  uint64_t size = malloc_usable_size(block);
  uint64_t now = atomic_fetch_add_explicit(&live, size, memory_order_relaxed) + size;
  uint64_t most = atomic_load_explicit(&peak, memory_order_relaxed);
  while (now > most && !atomic_compare_exchange_weak_explicit(
                           &peak, &most, now, memory_order_relaxed, memory_order_relaxed)) {
  }
  return block;
}

static void given_back(size_t size) {
  atomic_fetch_sub_explicit(&live, size, memory_order_relaxed);
}

void *malloc(size_t size) { return taken(__libc_malloc(size)); }

void *calloc(size_t count, size_t size) { return taken(__libc_calloc(count, size)); }

void *realloc(void *block, size_t size) {
  size_t before = malloc_usable_size(block);
  void *moved = __libc_realloc(block, size);
  // A failed realloc leaves the old block as it was; one to size 0 frees it.
  if (moved == NULL && size != 0) return NULL;
  given_back(before);
  return moved == NULL ? NULL : taken(moved);
}

void free(void *block) {
  given_back(malloc_usable_size(block));
  __libc_free(block);
}

void *memalign(size_t alignment, size_t size) { return taken(__libc_memalign(alignment, size)); }

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **block, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0 || alignment == 0) {
    return EINVAL;
  }
  void *memory = memalign(alignment, size);
  if (memory == NULL) return ENOMEM;
  *block = memory;
  return 0;
}

uint64_t dialcast_allocation_count(void) {
  return atomic_load_explicit(&allocations, memory_order_relaxed);
}

uint64_t dialcast_live_bytes(void) { return atomic_load_explicit(&live, memory_order_relaxed); }

uint64_t dialcast_peak_bytes(void) { return atomic_load_explicit(&peak, memory_order_relaxed); }

void dialcast_reset_peak(void) {
  atomic_store_explicit(
      &peak, atomic_load_explicit(&live, memory_order_relaxed), memory_order_relaxed);
}
