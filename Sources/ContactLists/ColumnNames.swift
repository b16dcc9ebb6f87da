/// What the columns of a list are called that Dialcast reads, where they have names of their own.
///
/// A column that is named here has no other role, and a role that is named here belongs to no other
/// column: with `phone: "Mobile"` a column called `phone` is a variable.
public struct ColumnNames: Hashable, Sendable {
  /// The column of the primary number; nil: `phone` or `phone_number`.
  public var phone: String?
  /// The columns of alternates by their numbers, 2 for the first; others go by `phone_2` and so on.
  public var alternates: [Int: String] = [:]
  /// The column of time zones; nil: `timezone`.
  public var timezone: String?

  /// No column has a name of its own.
  public init() {}

  /// The highest number of an alternate.
  public static let mostNumbers = 9

  /// The roles as they are written: `phone`, `phone_2` … `phone_9` and `timezone`.
  public static let roles =
    ["phone"] + (2...mostNumbers).map { "phone_\($0)" } + ["timezone"]

  /// The name of the column with a role; nil: it has none of its own.
  ///
  /// - Precondition: the role is one of `roles`.
  public subscript(role: String) -> String? {
    get {
      switch role {
      case "phone": phone
      case "timezone": timezone
      default: alternates[Self.number(of: role)]
      }
    }
    set {
      switch role {
      case "phone": phone = newValue
      case "timezone": timezone = newValue
      default: alternates[Self.number(of: role)] = newValue
      }
    }
  }

  /// The roles that columns are named for, in the order of `roles`, each with its column.
  public var named: [(role: String, column: String)] {
    Self.roles.compactMap { role in self[role].map { (role, $0) } }
  }

  private static func number(of role: String) -> Int {
    guard role.hasPrefix("phone_"), let number = Int(role.dropFirst(6)),
      (2...mostNumbers).contains(number)
    else { preconditionFailure("no column has the role \(role)") }
    return number
  }
}
