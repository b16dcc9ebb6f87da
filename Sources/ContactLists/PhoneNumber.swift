import CPhoneNumbers

/// A telephone number that can be dialled from anywhere: valid in its country's numbering plan,
/// as the digits of its E.164 form (ITU-T E.164, at most 15 digits).
public struct PhoneNumber: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Country calling code and national number without the +, such as 442079460123.
  public let digits: UInt64

  /// A number from digits that are known to be valid, such as those of a loaded `ContactList`.
  public init(digits: UInt64) { self.digits = digits }

  /// Numeric order of the digits.
  public static func < (a: PhoneNumber, b: PhoneNumber) -> Bool { a.digits < b.digits }

  /// Reads a number as people write it: "+44 20 7946 0123", "(212) 555-0100".
  ///
  /// Spaces, dots, hyphens, brackets and the international prefix of the default region (00, 011)
  /// are understood. An extension is refused: E.164 has no place for it, and dropping it would
  /// call somebody else. About 11 microseconds.
  ///
  /// - Parameter defaultRegion: the region (ISO 3166-1, such as "GB") in which numbers without a
  ///   country code are read; without it they are refused, never guessed.
  /// - Throws: why the text is not a number that can be dialled.
  public init(_ text: String, defaultRegion: String? = nil) throws(PhoneNumberRefusal) {
    var text = text
    self = try text.withUTF8 {
      Self.read([UnsafeRawBufferPointer($0)], defaultRegion: defaultRegion)[0]
    }.get()
  }

  /// Reads the bytes of numbers in UTF-8 or any encoding that extends ASCII; one answer for each.
  /// A few hundred at once share what the library does under its lock.
  static func read(
    _ texts: [UnsafeRawBufferPointer], defaultRegion: String?
  ) -> [Result<PhoneNumber, PhoneNumberRefusal>] {
    let views = texts.map { text in
      dialcast_phone_text(
        bytes: text.baseAddress?.assumingMemoryBound(to: CChar.self),
        length: text.count)
    }
    var answers = [dialcast_phone](repeating: dialcast_phone(), count: texts.count)
    if let defaultRegion {
      dialcast_phone_read(views, views.count, defaultRegion, &answers)
    } else {
      dialcast_phone_read(views, views.count, nil, &answers)
    }
    return zip(texts, answers).map { text, answer in
      if let damage = SpreadsheetDamage(text) { return .failure(.damaged(damage)) }
      return answer.status == DIALCAST_PHONE_VALID
        ? .success(PhoneNumber(digits: answer.e164)) : .failure(PhoneNumberRefusal(answer))
    }
  }

  /// Whether the numbering plan of a region such as "GB" is known, so that it can be a default.
  public static func knowsRegion(_ region: String) -> Bool { dialcast_phone_knows_region(region) }

  /// What to write in place of a region that is none: `GB` for `UK` and `gb`, one where several
  /// are named.
  public static func advice(onRegion text: String) -> String {
    let capitals = text.uppercased()
    let meant = ["UK": "GB", "USA": "US"][capitals] ?? capitals
    if knowsRegion(meant) { return "did you mean \(meant)?" }
    if text.contains(where: { $0 == "," || $0 == "/" || $0 == ";" }) {
      return "name one country; numbers of others need their country code, or a campaign with a"
        + " region of its own"
    }
    return "write a country of ISO 3166-1 such as DE, GB, IN or US"
  }

  /// The country of the number (ISO 3166-1, such as "CA" for +1 604 555 0100); nil for numbers of
  /// no single country, such as +800.
  public var region: String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4) { text in
      guard let start = text.baseAddress, dialcast_phone_region(digits, start) else { return nil }
      return String(cString: start)
    }
  }

  /// Where the area code lies, in English: "New York, NY", "Saskatchewan", "London"; empty if
  /// unknown.
  var place: String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { text in
      guard let start = text.baseAddress else { return "" }
      dialcast_phone_place(digits, start, text.count)
      return String(cString: start)
    }
  }
}

extension PhoneNumber: CustomStringConvertible {
  /// The E.164 form, such as "+442079460123".
  public var description: String { "+\(digits)" }
}
