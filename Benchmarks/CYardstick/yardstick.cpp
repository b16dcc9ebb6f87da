// The reference model `campaign-0` in plain C++17 with GSL and the standard library's heap: what
// a competent engineer writes in an afternoon when this one model is all there will ever be.
// No slot tree, no hours, no campaigns, no call log. Not slowed down deliberately.
//
// In two editions: the textbook's, with every contact in one heap in the order of the rule; and
// a tuned one, whose author has seen that new contacts need no heap at all and that retries of
// one attempt number are in order already.

#include "CYardstick.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstring>
#include <limits>
#include <queue>
#include <vector>

namespace {

constexpr double kForever = std::numeric_limits<double>::infinity();
constexpr double kRetryDelaySeconds = 1800;
constexpr int kMaxAttempts = 3;

enum Outcome { answered, voicemail, noAnswer, busy, failed };
constexpr std::array<double, 5> kProbabilities = {0.35, 0.25, 0.30, 0.07, 0.03};

bool isRetried(Outcome outcome) { return outcome >= noAnswer; }

struct Call {
  double end_s;
  uint32_t contact;
  int attempt;
  Outcome outcome;
};

struct EndsLater {
  bool operator()(const Call& a, const Call& b) const {
    return a.end_s != b.end_s ? a.end_s > b.end_s : a.contact > b.contact;
  }
};

struct Retry {
  double eligible_s;
  uint32_t contact;
};

struct EligibleLater {
  bool operator()(const Retry& a, const Retry& b) const {
    return a.eligible_s != b.eligible_s ? a.eligible_s > b.eligible_s : a.contact > b.contact;
  }
};

/// How calls end and how long they hold their slot, in seconds.
class Telephony {
 public:
  explicit Telephony(uint64_t seed)
      : rng_(gsl_rng_alloc(gsl_rng_mt19937)),
        table_(gsl_ran_discrete_preproc(kProbabilities.size(), kProbabilities.data())) {
    gsl_rng_set(rng_, static_cast<unsigned long>(seed));
    const double mean = 95, sd = 80;
    const double variance = std::log(1 + (sd / mean) * (sd / mean));
    sigma_ = std::sqrt(variance);
    mu_ = std::log(mean) - variance / 2;
  }
  ~Telephony() {
    gsl_ran_discrete_free(table_);
    gsl_rng_free(rng_);
  }
  Telephony(const Telephony&) = delete;
  Telephony& operator=(const Telephony&) = delete;

  Outcome outcome() { return static_cast<Outcome>(gsl_ran_discrete(rng_, table_)); }

  double occupancy(Outcome outcome) {
    switch (outcome) {
      case answered: return gsl_ran_exponential(rng_, 12) + gsl_ran_lognormal(rng_, mu_, sigma_);
      case voicemail: return 20 + gsl_ran_exponential(rng_, 8);
      case noAnswer: return 30;
      case busy: return 2;
      case failed: return 1;
    }
    return 0;
  }

 private:
  gsl_rng* rng_;
  gsl_ran_discrete_t* table_;
  double mu_;
  double sigma_;
};

/// Contacts that wait for their next attempt, as the textbook keeps them: a heap of those that
/// are eligible, in the order of the rule, and one of those that are not yet, in order of time.
class OneHeap {
 public:
  explicit OneHeap(uint32_t contacts) {
    for (uint32_t contact = 0; contact < contacts; ++contact) ready_.push({1, 0, contact});
  }

  void push(int attempt, double eligible_s, uint32_t contact) {
    later_.push({attempt, eligible_s, contact});
  }

  /// Takes the eligible attempt with the smallest (attempt, eligible time, contact), if any.
  bool take(double now_s, int& attempt, uint32_t& contact) {
    while (!later_.empty() && later_.top().eligible_s <= now_s) {
      ready_.push(later_.top());
      later_.pop();
    }
    if (ready_.empty()) return false;
    attempt = ready_.top().attempt;
    contact = ready_.top().contact;
    ready_.pop();
    return true;
  }

  double nextEligible() const { return later_.empty() ? kForever : later_.top().eligible_s; }

 private:
  struct Waiting {
    int attempt;
    double eligible_s;
    uint32_t contact;
  };
  struct RanksLower {
    bool operator()(const Waiting& a, const Waiting& b) const {
      if (a.attempt != b.attempt) return a.attempt > b.attempt;
      if (a.eligible_s != b.eligible_s) return a.eligible_s > b.eligible_s;
      return a.contact > b.contact;
    }
  };
  struct IsLater {
    bool operator()(const Waiting& a, const Waiting& b) const {
      if (a.eligible_s != b.eligible_s) return a.eligible_s > b.eligible_s;
      return a.contact > b.contact;
    }
  };

  std::priority_queue<Waiting, std::vector<Waiting>, RanksLower> ready_;
  std::priority_queue<Waiting, std::vector<Waiting>, IsLater> later_;
};

/// The same, tuned: a cursor for new contacts and one heap of retries per attempt number.
class CursorAndHeaps {
 public:
  explicit CursorAndHeaps(uint32_t contacts) : contacts_(contacts) {}

  void push(int attempt, double eligible_s, uint32_t contact) {
    waiting_[attempt].push({eligible_s, contact});
  }

  bool take(double now_s, int& attempt, uint32_t& contact) {
    if (next_fresh_ < contacts_) {
      attempt = 1;
      contact = next_fresh_++;
      return true;
    }
    for (attempt = 2; attempt <= kMaxAttempts; ++attempt) {
      auto& queue = waiting_[attempt];
      if (queue.empty() || queue.top().eligible_s > now_s) continue;
      contact = queue.top().contact;
      queue.pop();
      return true;
    }
    return false;
  }

  double nextEligible() const {
    double earliest = kForever;
    for (const auto& queue : waiting_) {
      if (!queue.empty()) earliest = std::min(earliest, queue.top().eligible_s);
    }
    return earliest;
  }

 private:
  uint32_t contacts_;
  uint32_t next_fresh_ = 0;
  std::array<std::priority_queue<Retry, std::vector<Retry>, EligibleLater>, kMaxAttempts + 1>
      waiting_;
};

template <class Waiting>
class Campaign {
 public:
  Campaign(uint32_t contacts, uint32_t slots, uint64_t seed)
      : free_slots_(slots), waiting_(contacts), telephony_(seed) {}

  void run() {
    for (;;) {
      while (free_slots_ > 0 && startNext()) {
      }
      const double next_end = running_.empty() ? kForever : running_.top().end_s;
      const double next_retry = free_slots_ > 0 ? waiting_.nextEligible() : kForever;
      now_ = std::min(next_end, next_retry);
      if (now_ == kForever) return;
      while (!running_.empty() && running_.top().end_s == now_) {
        finish(running_.top());
        running_.pop();
      }
    }
  }

  yardstick_result result;

 private:
  /// Starts the eligible attempt with the smallest (attempt, eligible time, contact), if any.
  bool startNext() {
    int attempt;
    uint32_t contact;
    if (!waiting_.take(now_, attempt, contact)) return false;
    start(contact, attempt);
    return true;
  }

  void start(uint32_t contact, int attempt) {
    const Outcome outcome = telephony_.outcome();
    const double occupancy = telephony_.occupancy(outcome);
    running_.push({now_ + occupancy, contact, attempt, outcome});
    result.busy_s += occupancy;
    --free_slots_;
  }

  void finish(const Call& call) {
    ++free_slots_;
    ++result.attempts;
    result.answered += call.outcome == answered;
    result.makespan_s = call.end_s;
    mix(static_cast<uint64_t>(call.contact) << 8 | static_cast<uint64_t>(call.attempt));
    uint64_t bits;
    std::memcpy(&bits, &call.end_s, sizeof bits);
    mix(bits);
    if (isRetried(call.outcome) && call.attempt < kMaxAttempts) {
      waiting_.push(call.attempt + 1, call.end_s + kRetryDelaySeconds, call.contact);
    }
  }

  void mix(uint64_t word) { result.digest = (result.digest ^ word) * 0x00000100000001b3; }

  uint32_t free_slots_;
  double now_ = 0;
  Waiting waiting_;
  Telephony telephony_;
  std::priority_queue<Call, std::vector<Call>, EndsLater> running_;
};

template <class Waiting>
yardstick_result measure(uint32_t contacts, uint32_t slots, uint64_t seed) {
  const auto begin = std::chrono::steady_clock::now();
  Campaign<Waiting> campaign(contacts, slots, seed);
  campaign.result = {};
  campaign.run();
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
  campaign.result.seconds = elapsed.count();
  return campaign.result;
}

}  // namespace

yardstick_result dialcast_textbook(uint32_t contacts, uint32_t slots, uint64_t seed) {
  return measure<OneHeap>(contacts, slots, seed);
}

yardstick_result dialcast_tuned(uint32_t contacts, uint32_t slots, uint64_t seed) {
  return measure<CursorAndHeaps>(contacts, slots, seed);
}
