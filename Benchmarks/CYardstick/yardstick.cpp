// The reference model `campaign-0` in plain C++17 with GSL and the standard library's heap: what
// a competent engineer writes in an afternoon when this one model is all there will ever be.
// No slot tree, no hours, no campaigns, no call log. Deliberately not tuned, and not slowed
// down either.

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

class Campaign {
 public:
  Campaign(uint32_t contacts, uint32_t slots, uint64_t seed)
      : contacts_(contacts), free_slots_(slots), telephony_(seed) {}

  void run() {
    for (;;) {
      while (free_slots_ > 0 && startNext()) {
      }
      const double next_end = running_.empty() ? kForever : running_.top().end_s;
      const double next_retry = free_slots_ > 0 ? nextEligible() : kForever;
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
    if (next_fresh_ < contacts_) {
      start(next_fresh_++, 1);
      return true;
    }
    for (int attempt = 2; attempt <= kMaxAttempts; ++attempt) {
      auto& queue = waiting_[attempt];
      if (queue.empty() || queue.top().eligible_s > now_) continue;
      const uint32_t contact = queue.top().contact;
      queue.pop();
      start(contact, attempt);
      return true;
    }
    return false;
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
      waiting_[call.attempt + 1].push({call.end_s + kRetryDelaySeconds, call.contact});
    }
  }

  /// When the earliest waiting retry may start.
  double nextEligible() const {
    double earliest = kForever;
    for (const auto& queue : waiting_) {
      if (!queue.empty()) earliest = std::min(earliest, queue.top().eligible_s);
    }
    return earliest;
  }

  void mix(uint64_t word) { result.digest = (result.digest ^ word) * 0x00000100000001b3; }

  uint32_t contacts_;
  uint32_t next_fresh_ = 0;
  uint32_t free_slots_;
  double now_ = 0;
  Telephony telephony_;
  std::priority_queue<Call, std::vector<Call>, EndsLater> running_;
  // One queue per attempt number: the smallest attempt that is eligible goes first.
  std::array<std::priority_queue<Retry, std::vector<Retry>, EligibleLater>, kMaxAttempts + 1>
      waiting_;
};

}  // namespace

yardstick_result dialcast_yardstick(uint32_t contacts, uint32_t slots, uint64_t seed) {
  Campaign campaign(contacts, slots, seed);
  campaign.result = {};
  const auto begin = std::chrono::steady_clock::now();
  campaign.run();
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
  campaign.result.seconds = elapsed.count();
  return campaign.result;
}
