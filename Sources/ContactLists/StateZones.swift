/// The time zones of the states and provinces of the United States and Canada.
///
/// Sources: 49 CFR part 71 and 15 U.S.C. 260–267 for the United States, `zone.tab` of the IANA
/// time zone database (2025b) for the zones' names and for Canada. A state that two zones share
/// has both, whichever part of it an area code serves. Towns with a zone of their own whose clocks
/// have agreed with a neighbour's for decades are left out.
enum StateZones {
  /// The zones of a place as libphonenumber writes it: "New York, NY", "Texas", "Nova
  /// Scotia/Prince Edward Island". Nil unless every part of it is a state of the table.
  static func zones(ofPlace place: String, country: String) -> [String]? {
    let states = country == "US" ? unitedStates : canada
    let region = place.split(separator: ",").last ?? ""
    var zones: Set<String> = []
    for part in region.split(separator: "/") {
      let name = part.trimmingWhiteSpace()
      guard let state = states.first(where: { $0.code == name || $0.name == name }) else {
        return nil
      }
      zones.formUnion(state.zones)
    }
    return zones.isEmpty ? nil : zones.sorted()
  }

  private struct State {
    let code: String
    let name: String
    let zones: [String]
    init(_ code: String, _ name: String, _ zones: String...) {
      self.code = code
      self.name = name
      self.zones = zones.sorted()
    }
  }

  private static let eastern = "America/New_York"
  private static let central = "America/Chicago"
  private static let mountain = "America/Denver"
  private static let pacific = "America/Los_Angeles"

  private static let unitedStates = [
    State("AL", "Alabama", central), State("AK", "Alaska", "America/Anchorage", "America/Adak"),
    State("AZ", "Arizona", "America/Phoenix", mountain), State("AR", "Arkansas", central),
    State("CA", "California", pacific), State("CO", "Colorado", mountain),
    State("CT", "Connecticut", eastern), State("DE", "Delaware", eastern),
    State("DC", "Washington D.C.", eastern), State("FL", "Florida", eastern, central),
    State("GA", "Georgia", eastern), State("HI", "Hawaii", "Pacific/Honolulu"),
    State("ID", "Idaho", "America/Boise", pacific), State("IL", "Illinois", central),
    State("IN", "Indiana", "America/Indiana/Indianapolis", central),
    State("IA", "Iowa", central), State("KS", "Kansas", central, mountain),
    State("KY", "Kentucky", "America/Kentucky/Louisville", central),
    State("LA", "Louisiana", central), State("ME", "Maine", eastern),
    State("MD", "Maryland", eastern), State("MA", "Massachusetts", eastern),
    State("MI", "Michigan", "America/Detroit", central), State("MN", "Minnesota", central),
    State("MS", "Mississippi", central), State("MO", "Missouri", central),
    State("MT", "Montana", mountain), State("NE", "Nebraska", central, mountain),
    State("NV", "Nevada", pacific, mountain), State("NH", "New Hampshire", eastern),
    State("NJ", "New Jersey", eastern), State("NM", "New Mexico", mountain),
    State("NY", "New York", eastern), State("NC", "North Carolina", eastern),
    State("ND", "North Dakota", central, mountain), State("OH", "Ohio", eastern),
    State("OK", "Oklahoma", central), State("OR", "Oregon", pacific, "America/Boise"),
    State("PA", "Pennsylvania", eastern), State("RI", "Rhode Island", eastern),
    State("SC", "South Carolina", eastern), State("SD", "South Dakota", central, mountain),
    State("TN", "Tennessee", eastern, central), State("TX", "Texas", central, mountain),
    State("UT", "Utah", mountain), State("VT", "Vermont", eastern),
    State("VA", "Virginia", eastern), State("WA", "Washington State", pacific),
    State("WV", "West Virginia", eastern), State("WI", "Wisconsin", central),
    State("WY", "Wyoming", mountain),
  ]

  private static let canada = [
    State("AB", "Alberta", "America/Edmonton"),
    State(
      "BC", "British Columbia", "America/Vancouver", "America/Creston", "America/Dawson_Creek",
      "America/Edmonton"),
    State("MB", "Manitoba", "America/Winnipeg"), State("NB", "New Brunswick", "America/Moncton"),
    State("NL", "Newfoundland and Labrador", "America/St_Johns", "America/Goose_Bay"),
    State("NS", "Nova Scotia", "America/Halifax"),
    State("ON", "Ontario", "America/Toronto", "America/Winnipeg", "America/Atikokan"),
    State("PE", "Prince Edward Island", "America/Halifax"),
    State("QC", "Quebec", "America/Toronto", "America/Blanc-Sablon", "America/Halifax"),
    State("SK", "Saskatchewan", "America/Regina", "America/Edmonton"),
  ]
}
