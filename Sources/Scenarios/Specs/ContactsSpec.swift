/// Who is called, as it is written.
struct ContactsSpec: DocumentObject {
  var count: Located<Int>?
  var file: Located<String>?
  var columns: Located<[Named<String>]>?
  var region: Located<String>?
  var filter: Located<[Named<[Located<String>]>]>?

  static let objectName = "contacts"
  static let summary = "Either a number of contacts, or a list of them in a CSV file."
  static var keys: [Key<Self>] {
    [
      Key("count", \.count, .contactCount, "How many, where no list is at hand."),
      Key(
        "file", \.file, .path,
        """
        A CSV file, relative to this one, with a header: `phone` or `phone_number`, alternates \
        `phone_2` …, `timezone`; every other column is a variable.
        """),
      Key("columns", \.columns, columnsForm, default: "the names above", columnsText),
      Key(
        "region", \.region, .region, default: "none: every number needs its country code",
        "The country of numbers that are written without a country code."),
      Key(
        "where", \.filter, wantedForm.named(by: .columnName), default: "everybody in the file",
        """
        Only the contacts with these values in these columns: `{clinic: north}`, or \
        `{clinic: [north, coast], language: es}`. Case matters. So one file, which is read once, \
        serves several campaigns.
        """),
    ]
  }

  /// Columns by what they are for.
  static var columnsForm: ValueType<[Named<String>]> {
    ValueType.columnName.named(by: .columnRole)
  }

  static let columnsText = """
    Which columns hold the numbers and the time zone, where they are called otherwise: \
    `{phone: Mobile, phone_2: Landline, timezone: Zone}`.
    """

  /// The value a column must have, or several of which it must have one.
  static var wantedForm: ValueType<[Located<String>]> {
    .forms(
      "field or list of fields", expected: "a field such as north, or a list",
      scalar: ValueType.field.located.map { [$0] }, list: ValueType.field.list(atLeast: 1))
  }

  /// A bare count, or the object.
  static var form: ValueType<Self> {
    .forms(
      "whole number or contacts", expected: "contacts such as {file: list.csv} or {count: 500}",
      scalar: ValueType.contactCount.located.map { ContactsSpec(count: $0) }, mapping: type)
  }
}

extension ValueType where Value == Int {
  fileprivate static var contactCount: ValueType {
    whole(1...100_000_000)
  }
}
