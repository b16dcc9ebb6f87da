import Foundation
import Statistics
import Testing

@testable import Calibrating

/// What hours do and how much people differ, told from one log.
@Suite struct HoursAndPeopleTests {
  /// A log of calls: who, when and whether a person answered.
  private static func log(
    _ calls: [(contact: Int, time: String, isAnswered: Bool)]
  ) throws -> CallLog {
    try LogText.log(
      "phone,time,outcome\n"
        + calls.map { "\($0.contact),\($0.time),\($0.isAnswered ? "completed" : "no_answer")\n" }
        .joined())
  }

  /// A call to each of so many, on Monday to Friday.
  private static func firstCalls(
    _ count: Int, answered: Int, at hour: Int, from contact: Int
  ) -> [(contact: Int, time: String, isAnswered: Bool)] {
    (0..<count).map {
      (contact + $0, "2026-10-0\(5 + $0 % 5) \(hour < 10 ? "0" : "")\(hour):10", $0 < answered)
    }
  }

  /// The share that the file gives of each group: with the factor and the `human` that it holds.
  private static func written(_ calibration: Calibration) -> [Double] {
    let human = Proportion(calibration.counts.persons, of: calibration.counts.valid).value
    let people = Reachability(mean: human, correlation: calibration.correlation)
    return calibration.hours.factors.map {
      people.share(shiftedBy: LogOdds.shift(factor: $0.factor))
    }
  }

  /// Hours with too few calls for a group answer otherwise than the others, and move no effect of
  /// theirs: what is written gives the share of each group back.
  @Test(arguments: [0, 60, 171]) func thinHoursMoveNoOthers(answeredOfThin: Int) throws {
    let calibration = try Calibration(
      of: Self.log(
        Self.firstCalls(1000, answered: 223, at: 9, from: 0)
          + Self.firstCalls(1000, answered: 340, at: 10, from: 1000)
          + Self.firstCalls(190, answered: answeredOfThin, at: 14, from: 2000)), name: "found")
    #expect(calibration.hours.thinCalls == 190)
    let shares = Self.written(calibration)
    #expect(shares.count == 2)
    for (share, observed) in zip(shares, [0.223, 0.34]) {
      #expect(abs(share - observed) < 0.005, "\(share), not \(observed)")
    }
  }

  /// First calls mostly in the evening and later ones in the morning, or the other way round: the
  /// correlation is that of the people, and the effects are those of the hours.
  @Test(arguments: [(true, 21), (true, 22), (false, 21), (false, 22)])
  func laterCallsMayBeInOtherHours(isEveningFirst: Bool, seed: UInt64) throws {
    let day = Array(9..<19)
    let firstHours = day + day + day + (isEveningFirst ? Array(15..<19) : Array(9..<13)) * 6
    let laterHours = isEveningFirst ? Array(9..<12) : Array(15..<19)
    let effect = { (hour: Int) in (Double(hour) - 13.5) * 0.15 }
    let people = Beta(mean: 0.4, correlation: 0.4)
    var stream = KeyedStream(seed: Seed(rawValue: seed))
    var calls: [(contact: Int, time: String, isAnswered: Bool)] = []
    for contact in 0..<8000 {
      stream.reset(
        StreamKey("campaign/calls"), entity: UInt32(contact), attempt: 0, purpose: .reachability,
        replication: 0)
      let p = people.sample(from: &stream)
      for call in 0..<3 {
        let hours = call == 0 ? firstHours : laterHours
        let hour = hours[Int(stream.uniform() * Double(hours.count))]
        let isAnswered = stream.uniform() < LogOdds.shifted(p, by: effect(hour))
        let day = 5 + contact % 5 + 7 * call
        calls.append(
          (
            contact, "2026-10-\(day < 10 ? "0" : "")\(day) \(hour < 10 ? "0" : "")\(hour):10",
            isAnswered
          ))
        if isAnswered { break }
      }
    }
    let calibration = try Calibration(of: Self.log(calls), name: "found")
    let fit = try #require(calibration.reachability)
    let interval = fit.interval(confidence: 0.99)
    #expect(interval.contains(0.4) && interval.contains(fit.correlation), "\(interval)")
    #expect(interval.upperBound - interval.lowerBound < 0.25, "\(interval)")
    #expect(abs(fit.correlation - 0.4) < 0.07, "\(fit.correlation)")
    #expect(!calibration.hours.isContradicted)
    guard case .differ(let found) = calibration.hours.result else {
      Issue.record("\(calibration.remarks)")
      return
    }
    // From the morning to the evening, as much as the truth has it.
    let width = try #require(found.groups.last).effect - (try #require(found.groups.first)).effect
    #expect(abs(width - 9 * 0.15) < 0.4, "\(width)")
    for (share, group) in zip(Self.written(calibration), found.groups) {
      let interval = group.answered.wilsonInterval(confidence: 0.999)
      #expect(interval.contains(share), "\(share), \(group)")
    }
  }

  /// Who always or never answers does so in any hour: where hours differ by more than that leaves,
  /// the summary says so and the file has the share that runs give.
  @Test func whatIsOutOfReachIsSaid() throws {
    let apart = try Calibration(
      of: Self.log(
        Self.firstCalls(1500, answered: 25, at: 9, from: 0)
          + Self.firstCalls(1500, answered: 1475, at: 15, from: 1500)), name: "found")
    #expect(apart.remarks.contains { $0.hasPrefix("HOURS DIFFER BY MORE THAN THEY CAN") })
    #expect(apart.text.contains(#/observed: 1500}  # 1\.7 % answered; in runs \d+\.\d %\n/#))
    for (row, share) in zip(apart.hours.sharesOutOfReach, Self.written(apart)) {
      #expect(abs(try #require(row) - share) < 0.002)
    }
    let near = try Calibration(
      of: Self.log(
        Self.firstCalls(1500, answered: 400, at: 9, from: 0)
          + Self.firstCalls(1500, answered: 1000, at: 15, from: 1500)), name: "found")
    #expect(!near.remarks.contains { $0.contains("BY MORE THAN") })
    #expect(!near.text.contains("in runs"))
  }
}

extension [Int] {
  /// So many times over.
  fileprivate static func * (hours: [Int], times: Int) -> [Int] {
    repeatElement(hours, count: times).flatMap { $0 }
  }
}
