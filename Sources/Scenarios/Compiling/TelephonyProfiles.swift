public import Simulating

/// The telephony profiles that every scenario may name, for whoever writes scenarios.
public enum TelephonyProfiles {
  /// Their names, from the kindest to the coldest.
  public static var names: [String] { BuiltInProfile.all.map(\.name) }

  /// The people of a profile; nil if there is none of that name.
  public static func people(named name: String) -> PeopleProfile? {
    BuiltInProfile.all.first { $0.name == name }?.people
  }
}
