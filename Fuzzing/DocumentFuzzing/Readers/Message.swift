/// What makes a message fit for a terminal and a report.
enum Message {
  /// The most characters that anybody reads.
  static let mostCharacters = 1000

  /// What is wrong with a message, whatever document it is about.
  static func complaints(on text: String) -> [String] {
    var complaints: [String] = []
    if text.count > mostCharacters { complaints.append("\(text.count) characters long") }
    let control = text.unicodeScalars.first { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    if let control {
      complaints.append("has U+\(String(control.value, radix: 16)), which is more than one line")
    }
    return complaints
  }
}
