internal import ContactLists
internal import Foundation
internal import TestSupport

extension FuzzedReader {
  /// The reader of contact lists again: bad rows among good ones, which must not cost a good one.
  static func rows(samples folder: String, workFolder: String) -> FuzzedReader {
    let samples = ListSamples.all(in: folder).filter { !$0.bytes.contains(UInt8(ascii: "\"")) }
    let goodPath = workFolder + "/good.csv"
    let mixedPath = workFolder + "/mixed.csv"
    return FuzzedReader(
      name: "rows", suffix: ".csv",
      document: { random in
        let sample = random.pick(samples)
        return MixedList(from: sample, &random).document(named: sample.name, &random)
      },
      judge: { document in
        guard let reference = document.reference else {
          preconditionFailure("a list of which the good rows are not known")
        }
        let files = FileManager.default
        guard files.createFile(atPath: goodPath, contents: Data(reference.bytes)),
          files.createFile(atPath: mixedPath, contents: Data(document.bytes))
        else { preconditionFailure("\(mixedPath) cannot be written") }
        do throws(ContactListError) {
          let options = ListSamples.options(threads: 1)
          let good = try ContactList.load(path: goodPath, options: options)
          let mixed = try ContactList.load(path: mixedPath, options: options)
          let lost = lostRows(of: good, in: mixed, at: reference.rows)
          return Verdict(isValue: true, broken: ListPromises.broken(by: mixed) + lost)
        } catch {
          return Verdict(isValue: false, broken: ["bad rows cost the whole list: \(error)"])
        }
      })
  }

  /// The good rows that did not come out of the mixed list as they do without the bad ones.
  private static func lostRows(
    of good: ContactList, in mixed: ContactList, at places: [UInt32]
  ) -> [String] {
    let goodRows = Set(places)
    let contactOfRow = Dictionary(uniqueKeysWithValues: zip(mixed.rows, 0...))
    var lost: [String] = []
    for (contact, row) in good.rows.enumerated() {
      let place = places[Int(row) - 1]
      if let found = contactOfRow[place] {
        if !ListPromises.isSame(good, contact, mixed, found) { lost.append("row \(place) differs") }
        continue
      }
      // A bad row may have come to hold the same number, and it came first.
      let isTaken = mixed.rejected.contains { rejection in
        guard rejection.row == place, case .duplicate(let earlier) = rejection.reason else {
          return false
        }
        return !goodRows.contains(earlier)
      }
      if !isTaken { lost.append("row \(place) is lost") }
    }
    return lost
  }
}
