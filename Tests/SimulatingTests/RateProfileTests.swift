import Scheduling
import Simulating
import Statistics
import Testing

/// Tasks that come at rates that change with time.
struct RateProfileTests {
  typealias Models = ScriptedModels

  /// Two hours at 60 an hour, one at none, one at 240.
  static let profile = RateProfile(
    periods: [(0, 60.0), (2, 0), (3, 240)].map {
      RateProfile.Period(start: Models.start + .hours($0.0), perHour: $0.1)
    }, end: Models.start + .hours(4))

  static func model(_ profile: RateProfile, slots: Int = 1000) -> Model {
    var model = Models.single(slots: slots, tasks: 0, lines: [[Models.line(.completed, 10)]])
    model.campaigns[0].campaign.kind = .realtime
    model.campaigns[0].arrivals = ArrivalModel(process: .poisson(profile))
    return model
  }

  static func instants(_ model: Model, replication: Int) -> [Instant] {
    var instants: [Instant] = []
    _ = trace(model, seed: Seed(rawValue: 7), replication: replication) { line in
      if case .taskCame = line.event { instants.append(line.at) }
    }
    return instants
  }

  @Test("each period brings a Poisson number: mean and variance are rate × length")
  func counts() {
    let model = Self.model(Self.profile)
    #expect(Self.profile.expectedCount == 360)
    var moments = [Moments(), Moments(), Moments()]
    for replication in 0..<60 {
      let instants = Self.instants(model, replication: replication)
      let hours = instants.map { Int(($0 - Models.start).milliseconds / 3_600_000) }
      moments[0].add(Double(hours.count { $0 < 2 }))
      moments[1].add(Double(hours.count { $0 == 2 }))
      moments[2].add(Double(hours.count { $0 == 3 }))
      #expect(zip(instants, instants.dropFirst()).allSatisfy { $0 <= $1 })
    }
    #expect(moments[1].mean == 0)
    for (place, expected) in [(0, 120.0), (2, 240.0)] {
      let z = (moments[place].mean - expected) / (expected / 60).squareRoot()
      #expect(abs(z) < 3.3, "mean \(moments[place].mean) of \(expected)")
      // The variance of a variance of 60 Poisson numbers is about 2 / 59 of its square.
      let ratio = moments[place].variance / expected
      #expect(abs(ratio - 1) < 3.3 * (2.0 / 59).squareRoot(), "variance ratio \(ratio)")
    }
  }

  @Test("a busyness multiplies the variance: 1 + mean / shape times that of a Poisson number")
  func busyness() {
    let busy = RateProfile(
      periods: Self.profile.periods, end: Self.profile.end, busynessShape: 20)
    var moments = Moments()
    for replication in 0..<80 {
      moments.add(Double(Self.instants(Self.model(busy), replication: replication).count))
    }
    let variance = 360 + 360.0 * 360 / 20
    #expect(abs(moments.mean - 360) < 3.3 * (variance / 80).squareRoot())
    let ratio = moments.variance / variance
    #expect(abs(ratio - 1) < 3.3 * (2.0 / 79).squareRoot(), "variance ratio \(ratio)")
  }

  @Test("twice the rate brings the same arrivals in half the time")
  func sameLuck() {
    func single(_ perHour: Double) -> RateProfile {
      RateProfile(
        periods: [RateProfile.Period(start: Models.start, perHour: perHour)],
        end: Models.start + .hours(2))
    }
    let slow = Self.instants(Self.model(single(30)), replication: 3)
    let fast = Self.instants(Self.model(single(60)), replication: 3)
    #expect(slow.count > 30 && fast.count > slow.count)
    for (one, other) in zip(slow, fast) {
      let half = Double((one - Models.start).milliseconds) / 2
      #expect(abs(half - Double((other - Models.start).milliseconds)) <= 1)
    }
  }

  @Test("slots change neither who comes nor when")
  func sameArrivals() {
    let few = Self.instants(Self.model(Self.profile, slots: 1), replication: 5)
    #expect(few == Self.instants(Self.model(Self.profile, slots: 50), replication: 5))
  }
}
