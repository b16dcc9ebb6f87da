import Foundation

extension DocumentNode {
  /// An object of a file of tasks as a document, so that it is read like any other.
  ///
  /// - Throws: `Problem` if it is not JSON, or names a key twice.
  init(_ piece: TaskText.Piece, of bytes: [UInt8], file: String) throws(Problem) {
    let start = Position(origin: .file(file), line: piece.line, column: 1)
    func problem(_ message: String, at position: Position? = nil, key: String = "") -> Problem {
      Problem(at: Place(position: position ?? start, keyPath: key), message)
    }
    if let damage = piece.damage { throw problem(damage) }
    let value: JSON
    do {
      value = try JSONDecoder().decode(JSON.self, from: Data(bytes[piece.range]))
    } catch DecodingError.dataCorrupted(let context) {
      let reason = (context.underlyingError as? NSError)?.userInfo[NSDebugDescriptionErrorKey]
      throw problem("is not JSON: \(reason as? String ?? context.debugDescription)")
    } catch {
      throw problem("is not JSON that Dialcast can read: \(error)")
    }
    guard case .object(let members) = value else { throw problem("is no object") }
    var entries: [Entry] = []
    for key in piece.keys {
      let position = Position(origin: .file(file), line: key.line, column: 1)
      let name = Self.name(bytes[key.name])
      if entries.contains(where: { $0.key == name }) {
        throw problem("the key is there twice", at: position, key: name)
      }
      guard let member = members[name] else { continue }
      entries.append(
        Entry(key: name, keyPosition: position, value: DocumentNode(member, at: position)))
    }
    self.init(content: .mapping(entries), position: start)
  }

  /// A key without the escapes that JSON may have in it.
  private static func name(_ written: ArraySlice<UInt8>) -> String {
    let name = String(decoding: written, as: UTF8.self)
    guard written.contains(UInt8(ascii: "\\")) else { return name }
    let quoted = Data([UInt8(ascii: "\"")] + written + [UInt8(ascii: "\"")])
    return (try? JSONDecoder().decode(String.self, from: quoted)) ?? name
  }

  private init(_ value: JSON, at position: Position) {
    func scalar(_ text: String, isQuoted: Bool = false) -> Content {
      .scalar(Scalar(text: text, isQuoted: isQuoted))
    }
    let content: Content =
      switch value {
      case .string(let text): scalar(text, isQuoted: true)
      case .integer(let number): scalar("\(number)")
      case .number(let number): scalar("\(number)")
      case .bool(let flag): scalar("\(flag)")
      case .null: scalar("null")
      case .list(let elements): .list(elements.map { DocumentNode($0, at: position) })
      case .object(let members):
        .mapping(
          members.sorted { $0.key < $1.key }.map {
            Entry(key: $0.key, keyPosition: position, value: DocumentNode($0.value, at: position))
          })
      }
    self.init(content: content, position: position)
  }
}

extension JSON: Decodable {
  init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: AnyKey.self) {
      var members: [String: JSON] = [:]
      for key in object.allKeys {
        members[key.stringValue] = try object.decode(JSON.self, forKey: key)
      }
      self = .object(members)
      return
    }
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .bool(flag)
    } else if let number = try? value.decode(Int.self) {
      self = .integer(number)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .string(text)
    } else {
      self = .list(try value.decode([JSON].self))
    }
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
