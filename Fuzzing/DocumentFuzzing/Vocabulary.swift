/// Words that break readers: the ends of the ranges of numbers, what looks like another type, what
/// means something to some layer below.
package struct Vocabulary: Sendable {
  /// To be put where a value stood.
  let values: [[UInt8]]
  /// To be put where a line stood, or between two.
  let lines: [[UInt8]]

  /// The words of this project's documents, and everybody's.
  package static let scenarios = Vocabulary(
    values: numbers + times + words + yaml, lines: yamlLines)

  /// What stands in contact lists.
  package static let lists = Vocabulary(
    values: numbers + words + telephone, lines: listLines)

  private init(values: [String], lines: [String]) {
    self.values = values.map { Array($0.utf8) }
    self.lines = lines.map { Array($0.utf8) }
  }

  private static let numbers = [
    "0", "-0", "-1", "1", "2", "250", "251", "255", "256", "65535", "65536", "999999", "1000000",
    "1000001", "2147483647", "2147483648", "-2147483648", "4294967295", "4294967296",
    "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
    "18446744073709551616", "1" + String(repeating: "0", count: 400), "1e308", "1e309", "-1e308",
    "5e-324", "1e-400", ".5", "5.", "0x10", "0o17", "0b1", "1_000", "1,000", "+1", "--1", "1e",
    "NaN", ".nan", ".inf", "-.inf", "Infinity", "0.1", "0.30000000000000004", "٣", "１２", "½",
  ]

  private static let times = [
    "0 s", "1 ms", "0.001 ms", "999999999999 days", "999999999999.999 h", "1 h 1 h 1 h",
    "36600 days", "36599 days", "-1 s", "30", "30 sec", "00:00", "24:00", "24:01", "99:99", "09:60",
    "23:59:60", "Mon-Sun", "Sun-Mon", "Mon,Mon", "Feb 30", "2026-02-30", "2024-02-29",
    "0000-00-00 00:00", "0001-01-01 00:00", "9999-12-31 23:59", "9999-12-31 24:00",
    "2026-03-29 01:30", "1969-12-31 23:59", "10000-01-01 00:00", "UTC", "GMT", "PST", "Etc/GMT+12",
    "Europe/Nowhere", "../../etc/passwd", "posix/Europe/London", "Africa/Casablanca",
    "Antarctica/Troll", "Pacific/Apia", "America/St_Johns", "0 %", "100 %", "100.0000000001 %",
    "101 %", "-1 %", "33.3333333333333333333333 %",
  ]

  private static let words = [
    "", " ", "~", "null", "true", "false", "yes", "no", "y", "on", "\"\"", "''", "\"\\\"", "'",
    "\"",
    "\\", "\\n", "\\u0000", "\"\\x00\"", "\"\\uD800\"", "\u{0}", "\u{7}", "\u{1B}[31m", "\u{85}",
    "\u{2028}", "\u{FEFF}", "\u{200F}", "\u{202E}", "\u{10FFFF}", "\u{FFFE}", "e\u{301}", "ﬀ", "İ",
    "👩‍👩‍👧‍👦", "%s%n", "$(id)", "{{x}}", "=1+1", "..", ".", "/", "/dev/null", "/dev/zero", "NUL",
    "__proto__", "-", "--", "---", "...", String(repeating: "a", count: 300),
    String(repeating: "ab ", count: 30_000),
  ]

  private static let yaml = [
    "*x", "&x", "&x y", "*", "&", "!", "!!binary abc", "!!int x", "!!set {a, b}", "<<", "<<: {}",
    "?", "? a", ": ", "@", "`", "%YAML 1.1", "|", ">", "|+", "|9", ">-", "[", "]", "{", "}", "{}",
    "[]", "[[]]", "{a: {b: {c: d}}}", "[1, 2, 3]", "#", "a: b", "a: b: c", "- a", ",",
    "[a, b", "{a: b", "=", "2026-11-23", "0777", "1:30", "{? [a, b] : c}", "{[a]: b}",
    "{{a: b}: c}",
  ]

  private static let yamlLines = [
    "---", "...", "%YAML 1.2", "%TAG ! tag:x,2000:", "x: &x [*x]", "x: &x {<<: *x}",
    "<<: *defaults",
    "? - a\n: - b", "? {a: b}\n: c", "? [a]\n: [b]", "!!map {a: b}", "\t- a", "  - ", "- - - - a",
    "telephony: {p: {based_on: p}}", "name: name", "seed: 18446744073709551615", "- name: again",
    "? ", ":", "\"a\": b", "'a\n\n b': c", "key: |\n  text\n   more\n less", "🙂: 🙃",
  ]

  private static let telephone = [
    "+1", "+12125550142", "+1 (212) 555-0142 ext. 5", "tel:+442079460123", "4.42079E+11",
    "442079460123.0", "00442079460123", "+999999999999999999999", "+44207946012345678901234567890",
    "+٤٤٢٠٧٩٤٦٠١٢٣", "＋４４２０７９４６０１２３", "+44 20 7946 0123;ext=1", "+1-800-FLOWERS", "911", "*67",
    "phone", "phone_2", "Phone Number", "phone_number_3", "phone_0", "phone_99999999999999999999",
    "timezone", "time_zone", "America/New_York", "sep=;", "a,b", "a;b", "a\tb", "a|b", "\"a\nb\"",
    "\"a\"\"b\"", "\"a\"b", "a\"b", " \"a\" ", "\"", "\"\"\"",
  ]

  private static let listLines = [
    "", ",", ",,,,,,,,,,,,,,,,,,,,", "\"", "\"\"", "sep=,", "phone", "phone,phone", "phone,name",
    "+12125550142", "\"+12125550142\"", "+12125550142,\"", "phone_2,phone_number_2,phone",
  ]
}
