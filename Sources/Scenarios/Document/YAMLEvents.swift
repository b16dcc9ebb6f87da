import CYAML

/// What a YAML text consists of, one thing after the other. The only file that knows libyaml.
///
/// Events and not a finished tree: what a text stands for can be vastly more than what is written,
/// and only who builds the tree can stop in time.
final class YAMLEvents {
  /// A thing in the text.
  enum Event {
    case documentStart
    case documentEnd
    case scalar(Scalar, anchor: String?)
    case alias(String)
    case listStart(anchor: String?)
    case listEnd
    case mappingStart(anchor: String?)
    case mappingEnd
    case textEnd
  }

  /// Where something begins, both from 1.
  struct Mark: Equatable {
    var line: Int
    /// In Unicode scalars.
    var column: Int
  }

  /// The text is no YAML.
  struct Failure: Error, Equatable {
    var mark: Mark
    var message: String
    /// What would be right; nil if that is to be told from the line.
    var hint: String?
    /// Whether the mistake is one of syntax, which often lies in the line before.
    var isSyntax = false
  }

  private var parser = yaml_parser_t()
  private let text: String
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  init(_ text: String) {
    self.text = text
    bytes = .allocate(capacity: text.utf8.count)
    _ = bytes.initialize(from: text.utf8)
    // Fails for lack of memory only.
    guard yaml_parser_initialize(&parser) != 0 else {
      preconditionFailure("no memory for a parser of YAML")
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(&parser)
    bytes.deallocate()
  }

  /// The next thing and where it begins; `textEnd` for ever at the end.
  func next() throws(Failure) -> (event: Event, mark: Mark) {
    while true {
      var raw = yaml_event_t()
      guard yaml_parser_parse(&parser, &raw) != 0 else { throw failure }
      defer { yaml_event_delete(&raw) }
      if let event = Self.event(raw) { return (event, Mark(raw.start_mark)) }
    }
  }

  /// The event in our words; nil for the beginning of the text, which says nothing.
  private static func event(_ raw: yaml_event_t) -> Event? {
    switch raw.type {
    case YAML_STREAM_START_EVENT: return nil
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_ALIAS_EVENT: return .alias(string(raw.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = raw.data.scalar
      let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return .scalar(
        Scalar(
          text: String(decoding: text, as: UTF8.self),
          isQuoted: scalar.style != YAML_PLAIN_SCALAR_STYLE),
        anchor: string(scalar.anchor))
    case YAML_SEQUENCE_START_EVENT:
      return .listStart(anchor: string(raw.data.sequence_start.anchor))
    case YAML_SEQUENCE_END_EVENT: return .listEnd
    case YAML_MAPPING_START_EVENT:
      return .mappingStart(anchor: string(raw.data.mapping_start.anchor))
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    default: return .textEnd
    }
  }

  private static func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }

  // MARK: Mistakes

  private var failure: Failure {
    let problem = parser.problem.map { String(cString: $0) } ?? "cannot be read as YAML"
    switch parser.error {
    case YAML_SCANNER_ERROR, YAML_PARSER_ERROR:
      let begun = parser.context.map {
        "\(String(cString: $0)) (begun in line \(parser.context_mark.line + 1)): "
      }
      return Failure(
        mark: Mark(parser.problem_mark), message: (begun ?? "") + problem, isSyntax: true)
    case YAML_READER_ERROR:
      let code = "U+" + String(parser.problem_value, radix: 16, uppercase: true)
      return Failure(
        mark: Mark(ofScalar: parser.problem_value, in: text), message: "\(problem) (\(code))",
        hint: "remove this character, or write it as an escape in double quotes")
    default:
      return Failure(mark: Mark(line: 1, column: 1), message: problem)
    }
  }
}

extension YAMLEvents.Mark {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: mark.line + 1, column: mark.column + 1)
  }

  /// Where a scalar occurs first: libyaml stops at the first that is not allowed, but counts in
  /// bytes. The beginning of the text if it does not occur.
  fileprivate init(ofScalar code: Int32, in text: String) {
    self.init(line: 1, column: 1)
    var place = self
    for scalar in text.unicodeScalars {
      if scalar.value == UInt32(bitPattern: code) {
        self = place
        return
      }
      place.column += 1
      if scalar == "\n" { place = Self(line: place.line + 1, column: 1) }
    }
  }
}
