import Scheduling
import Simulating
import Synchronization
import Testing

@testable import Planning

/// A summary that tells which replication it is, and whose making takes longer for some numbers.
private func summary(_ replication: Int) -> Summary {
  var digest = UInt64(replication)
  for _ in 0..<(replication % 7) * 2_000 { digest = digest &* 6_364_136_223_846_793_005 &+ 1 }
  return Summary(
    replication: replication, campaigns: [], pools: [],
    lastCallEnd: Instant(milliseconds: Int64(replication)), digest: digest)
}

@Suite struct ReplicationsTests {
  @Test(arguments: [1, 2, 4, 9]) func resultsDoNotDependOnThreads(threads: Int) async {
    let results = await Replications.run(
      count: 50, threads: threads, progress: { _ in }, isCancelled: { false },
      replication: summary)
    #expect(results == (0..<50).map(summary))
  }

  @Test func noReplicationsGiveNoResults() async {
    let results = await Replications.run(
      count: 0, threads: 2, progress: { _ in }, isCancelled: { false }, replication: summary)
    #expect(results.isEmpty)
  }

  @Test func progressCountsUpOneByOne() async {
    let seen = Mutex<[Int]>([])
    _ = await Replications.run(
      count: 40, threads: 4, progress: { done in seen.withLock { $0.append(done) } },
      isCancelled: { false }, replication: summary)
    #expect(seen.withLock { $0 } == Array(1...40))
  }

  @Test func cancellingKeepsWhatIsFinishedInOrder() async {
    let stop = Atomic<Bool>(false)
    let results = await Replications.run(
      count: 1_000, threads: 2,
      progress: { if $0 == 10 { stop.store(true, ordering: .relaxed) } },
      isCancelled: { stop.load(ordering: .relaxed) }, replication: summary)
    #expect(results.count >= 10 && results.count <= 12)
    #expect(results.map(\.replication) == results.map(\.replication).sorted())
  }

  @Test func aReplicationThatEndsEarlyIsLeftOut() async {
    let results = await Replications.run(
      count: 6, threads: 1, progress: { _ in }, isCancelled: { false },
      replication: { $0 < 4 ? summary($0) : nil })
    #expect(results.map(\.replication) == [0, 1, 2, 3])
  }
}
