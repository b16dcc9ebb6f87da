internal import CPhoneNumbers

/// Why a text is not a telephone number that can be dialled.
public enum PhoneNumberRefusal: Error, Hashable, Sendable {
  /// Nothing but white space.
  case empty
  /// No number can be made out.
  case notANumber
  /// Too few digits for the region named, or for any if there is none.
  case tooShort(region: String?)
  /// Too many digits for the region named, or for any if there is none.
  case tooLong(region: String?)
  /// Starts with + and digits that no country has.
  case unknownCountryCode
  /// A national number, and no default region to read it in.
  case missingCountryCode
  /// Starts with 00 before the country code, and no default region to say that 00 is a prefix.
  case diallingPrefix
  /// Ends in an extension.
  case hasExtension
  /// Of a possible length, but not a number of the region named.
  case notInNumberingPlan(region: String?)
  /// A spreadsheet changed the number before it got here.
  case damaged(SpreadsheetDamage)
  /// libphonenumber failed, for instance for lack of memory.
  case libraryFailed

  init(_ answer: dialcast_phone) {
    let code = withUnsafeBytes(of: answer.region) { String(decoding: $0.prefix(2), as: UTF8.self) }
    let region = code.hasPrefix("\0") ? nil : code
    switch answer.status {
    case DIALCAST_PHONE_EMPTY: self = .empty
    case DIALCAST_PHONE_NOT_A_NUMBER: self = .notANumber
    case DIALCAST_PHONE_TOO_SHORT: self = .tooShort(region: region)
    case DIALCAST_PHONE_TOO_LONG: self = .tooLong(region: region)
    case DIALCAST_PHONE_UNKNOWN_COUNTRY_CODE: self = .unknownCountryCode
    case DIALCAST_PHONE_MISSING_COUNTRY_CODE: self = .missingCountryCode
    case DIALCAST_PHONE_DIALLING_PREFIX: self = .diallingPrefix
    case DIALCAST_PHONE_HAS_EXTENSION: self = .hasExtension
    case DIALCAST_PHONE_NOT_IN_PLAN: self = .notInNumberingPlan(region: region)
    default: self = .libraryFailed
    }
  }
}

extension PhoneNumberRefusal: CustomStringConvertible {
  /// What is wrong, and where it helps what would be right.
  public var description: String {
    switch self {
    case .empty: "the number is empty"
    case .notANumber: "not a telephone number"
    case .tooShort(let region): "too few digits for a number" + Self.of(region)
    case .tooLong(let region): "too many digits for a number" + Self.of(region)
    case .unknownCountryCode: "no country has this country code"
    case .missingCountryCode:
      "no country code: write the number as +44…, or name the country of the list beside its"
        + " file: contacts: {file: …, region: GB}"
    case .diallingPrefix:
      "starts with 00, a dialling prefix in some countries only: write + instead, or name the"
        + " country of the list beside its file: contacts: {file: …, region: GB}"
    case .hasExtension:
      "has an extension, which cannot be dialled: leave it out to call the main number"
    case .notInNumberingPlan(let region):
      "not a valid number" + Self.of(region) + ": no such area code or range"
    case .damaged(let damage): damage.description
    case .libraryFailed: "libphonenumber could not check this number"
    }
  }

  private static func of(_ region: String?) -> String {
    // 001 is how libphonenumber names calling codes that belong to no country.
    guard let region, region.allSatisfy(\.isLetter) else { return "" }
    return " of region \(region)"
  }
}
