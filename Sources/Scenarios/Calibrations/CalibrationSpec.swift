import Calendars

/// A calibration file as it is written: telephony with the counts it rests on, and whence they
/// are.
struct CalibrationSpec: DocumentObject {
  var name: Located<String>?
  var log: Located<CallLogSpec>?
  var telephony: Located<[Named<TelephonySpec>]>?
  var fits: Located<[Located<LengthFitSpec>]>?

  static let objectName = "calibration"
  static let summary = """
    A calibration file, not part of the scenario's: how people answered, counted from a call log. \
    `dialcast calibrate` writes it. Every profile in it says from how many calls it is \
    (`observed`) or how far it may be off (`standard_error`), so every run draws it as the log \
    allows (docs/comparing.md).
    """
  static var keys: [Key<Self>] {
    [
      Key("calibration", \.name, .slug, required: true, "Names what was calibrated."),
      Key("log", \.log, CallLogSpec.type, required: true, "The call log that was counted."),
      Key(
        "telephony", \.telephony, TelephonySpec.type.named(by: .profileName), required: true,
        "Profiles, which campaigns name like those of the scenario."),
      Key(
        "fits", \.fits, LengthFitSpec.type.list(),
        "How near the lengths of these profiles come to the calls they were fitted to."),
    ]
  }

  /// One path, or several; the objects are those that stand in such a file.
  static var paths: ValueType<[Located<String>]> {
    let one = ValueType<String>.path
    let forms = ValueType<[Located<String>]>.forms(
      "path or list of path",
      expected: "the path of a calibration file such as october.yaml, or a list of such paths",
      scalar: one.located.map { [$0] }, list: one.list(atLeast: 1))
    return ValueType(
      label: forms.label, expected: forms.expected, schema: forms.schema,
      objects: { [objectDescription] }, read: forms.read)
  }
}

/// Where the figures of a calibration file come from, as it is written.
struct CallLogSpec: DocumentObject {
  var file: Located<String>?
  var digest: Located<String>?
  var from: Located<CivilDate>?
  var to: Located<CivilDate>?
  var hours: Located<[Located<HoursOfWeek>]>?
  var timezone: Located<String>?
  var calls: Located<Int>?
  var leftOut: Located<Int>?

  static let objectName = "call_log"
  static let summary = "The call log from which a calibration file was counted. It is not read."
  static var keys: [Key<Self>] {
    [
      Key(
        "calls", \.calls, .whole(1...1_000_000_000), required: true, "The calls counted."),
      Key(
        "left_out", \.leftOut, .whole(0...1_000_000_000), default: "0",
        "The rows of the log that were not."),
      Key("from", \.from, .date, "The day of the first call."),
      Key("to", \.to, .date, "The day of the last call."),
      Key(
        "hours", \.hours, ValueType<HoursOfWeek>.hoursOfWeek.list(atLeast: 1),
        """
        The hours of the week with first calls enough to tell how people answer, as \
        `Mon-Fri 09:00-18:00`. Campaigns that call in others get a note.
        """),
      Key(
        "timezone", \.timezone, .zone, default: "as the log has them written",
        "On whose clock these hours are, where the log says how far its own is from UTC."),
      Key("file", \.file, .path, "The file that was counted, for those who want to repeat it."),
      Key(
        "sha256", \.digest,
        .text(
          "SHA-256", expected: "64 hexadecimal digits", pattern: "[0-9a-f]{64}", parse: { $0 }),
        "The SHA-256 of its bytes."),
    ]
  }
}
