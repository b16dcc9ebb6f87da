internal import TestSupport

/// A good list with bad rows in between, each written by the rules of CSV (RFC 4180), so that it
/// is known where every row begins.
struct MixedList {
  private let separator: UInt8
  private var good: [[UInt8]]
  private var mixed: [[UInt8]] = []
  private var rows: [UInt32] = []

  /// Strews one to twenty bad rows among those of a list without quotes.
  init(from sample: Sample, _ random: inout RepeatableGenerator) {
    var good = sample.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map(Array.init)
    if good.last == [] { good.removeLast() }
    let tab = UInt8(ascii: "\t")
    separator = good[0].contains(tab) ? tab : UInt8(ascii: ",")
    self.good = good
    let after = (0..<random.pick(1...20)).map { _ in random.pick(0...good.count - 1) }.sorted()
    var next = 0
    for (place, row) in good.enumerated() {
      mixed.append(row)
      rows.append(UInt32(mixed.count))
      while next < after.count, after[next] == place {
        let spoilt = spoiltRow(&random)
        mixed.append(spoilt)
        next += 1
      }
    }
  }

  /// The list as a document; its lines end in LF or in CR LF.
  func document(named name: String, _ random: inout RepeatableGenerator) -> SpoiltDocument {
    let end = random.pick([[0x0A], [0x0D, 0x0A]] as [[UInt8]])
    return SpoiltDocument(
      bytes: Array(mixed.map { $0 + end }.joined()),
      story: [name, "\(mixed.count - good.count) bad rows"],
      reference: .init(bytes: Array(good.map { $0 + end }.joined()), rows: rows))
  }

  /// A row made from a good one: other values, noise in its fields, too many fields or too few.
  private func spoiltRow(_ random: inout RepeatableGenerator) -> [UInt8] {
    let row = random.pick(good)
    var fields = row.split(separator: separator, omittingEmptySubsequences: false).map(Array.init)
    for _ in 0..<random.pick(0...3) where !fields.isEmpty {
      let place = random.pick(0...fields.count - 1)
      switch random.pick(0...4) {
      case 0, 1: fields[place] = random.pick(Vocabulary.lists.values)
      case 2:
        let mutation = random.pick(Mutation.ofBytes)
        mutation.apply(&fields[place], random.pick(good), .lists, &random)
      case 3: fields.remove(at: place)
      default: fields.insert(random.pick(Vocabulary.lists.values), at: place)
      }
    }
    return Array(fields.map(quoted).joined(separator: [separator]))
  }

  private func quoted(_ field: [UInt8]) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    guard field.contains(where: { [quote, separator, 0x0A, 0x0D].contains($0) }) else {
      return field
    }
    return [quote] + field.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }
}
