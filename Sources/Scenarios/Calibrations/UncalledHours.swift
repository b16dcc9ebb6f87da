import Calendars

/// Hours in which campaigns may call and of which the log, from which they know how people answer,
/// tells too little: it has no first calls in them, or too few.
struct UncalledHours {
  private let files: [CalibrationFile]
  private let profiles: [Named<TelephonySpec>]
  /// What was found: the file, the hours, and the campaigns that may call in them.
  private var found: [(file: String, hours: HoursOfWeek, campaigns: [String])] = []

  /// Of the profiles of a scenario, those of its calibration files among them.
  init(files: [CalibrationFile], profiles: [Named<TelephonySpec>]) {
    self.files = files
    self.profiles = profiles
  }

  /// Looks at a campaign.
  ///
  /// - Parameters:
  ///   - name: what notes call it.
  ///   - windows: when it may call, all of which have to be open; empty: at any time.
  mutating func add(_ name: String, _ telephony: TelephonyForm, open windows: [CallingHours]) {
    guard let file = file(telephony), let called = file.hours else { return }
    let open = windows.reduce(HoursOfWeek(0..<HoursOfWeek.count)) { open, hours in
      open.intersection(
        hours.windows.reduce(HoursOfWeek()) { $0.union(HoursOfWeek(overlapping: $1)) })
    }
    let missing = open.subtracting(called)
    guard !missing.isEmpty else { return }
    if let place = found.firstIndex(where: { $0.file == file.name && $0.hours == missing }) {
      found[place].campaigns.append(name)
    } else {
      found.append((file.name, missing, [name]))
    }
  }

  /// What the reader of a result should know: sentences.
  var notes: [String] {
    found.map { file, hours, campaigns in
      let others = campaigns.count > 1 ? " and \(campaigns.count - 1) more" : ""
      return
        "\(campaigns[0])\(others) may call \(hours), of which the log of \(file) tells too little: "
        + "people are taken to answer then as they do on average."
    }
  }

  /// The calibration file that says how the hour matters to a telephony; nil: none does.
  private func file(_ telephony: TelephonyForm) -> CalibrationFile? {
    var name: String?
    switch telephony {
    case .profile(let profile): name = profile.value
    case .inline(let spec): name = spec.hourEffect == nil ? spec.basedOn?.value : nil
    }
    // What is based on itself was refused before.
    for _ in profiles.indices {
      guard let entry = profiles.first(where: { $0.name.value == name }) else { return nil }
      if case .calibration(let number, _) = entry.name.place.position.origin {
        return files[number]
      }
      name = entry.value.value.hourEffect == nil ? entry.value.value.basedOn?.value : nil
    }
    return nil
  }
}
