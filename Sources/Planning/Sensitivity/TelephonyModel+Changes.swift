import Scheduling
import Simulating
import Statistics

extension TelephonyModel {
  /// The telephony with so many times the answers, and all else in proportion; nil if nobody ever
  /// answers, or if it was written down in advance.
  func answering(times factor: Double) -> TelephonyModel? {
    switch self {
    case .independent(var table):
      guard let place = table.rows.firstIndex(where: { $0.outcome == .completed }) else {
        return nil
      }
      let old = table.rows[place].probability
      let new = min(old * factor, 1)
      guard old > 0, old < 1, new != old else { return nil }
      for other in table.rows.indices {
        table.rows[other].probability *= (1 - new) / (1 - old)
      }
      table.rows[place].probability = new
      return .independent(table)
    case .people(var profile):
      let new = min(profile.humanMean * factor, 1)
      guard profile.humanMean > 0, profile.humanMean < 1 else { return nil }
      // A mean of 1 would leave no room for people who differ.
      profile.humanMean = min(new, (1 + profile.humanMean) / 2)
      return .people(profile)
    case .scripted: return nil
    }
  }

  /// The telephony with so many times the length of talks and of ringing; nil if it was written
  /// down in advance.
  func lasting(talk: Double, ring: Double) -> TelephonyModel? {
    func scaled(_ length: Distribution, _ factor: Double) -> Distribution {
      factor == 1 ? length : length.scaled(by: factor)
    }
    switch self {
    case .independent(var table):
      for place in table.rows.indices {
        table.rows[place].talk = scaled(table.rows[place].talk, talk)
        table.rows[place].ring = scaled(table.rows[place].ring, ring)
      }
      return .independent(table)
    case .people(var profile):
      for place in profile.human.indices {
        profile.human[place].talk = scaled(profile.human[place].talk, talk)
      }
      for place in profile.notHumanHold.indices {
        profile.notHumanHold[place].talk = scaled(profile.notHumanHold[place].talk, talk)
        profile.notHumanHold[place].ring = scaled(profile.notHumanHold[place].ring, ring)
      }
      profile.humanRing = scaled(profile.humanRing, ring)
      profile.invalidHold = scaled(profile.invalidHold, ring)
      return .people(profile)
    case .scripted: return nil
    }
  }
}
