internal import ContactLists
internal import Foundation

extension FuzzedReader {
  /// The reader of contact lists, given any bytes.
  static func lists(samples folder: String, workFolder: String) -> FuzzedReader {
    let samples = ListSamples.all(in: folder)
    let path = workFolder + "/list.csv"
    return FuzzedReader(
      name: "list", suffix: ".csv",
      document: { SpoiltDocument.make(from: samples, .lists, &$0) },
      judge: { document in
        guard FileManager.default.createFile(atPath: path, contents: Data(document.bytes)) else {
          preconditionFailure("\(path) cannot be written")
        }
        do throws(ContactListError) {
          let list = try ContactList.load(path: path, options: ListSamples.options(threads: 1))
          var broken = ListPromises.broken(by: list)
          let other = try ContactList.load(path: path, options: ListSamples.options(threads: 3))
          if !ListPromises.isSame(list, other) { broken.append("differs with three threads") }
          let pieces = try ListPromises.inPieces(
            document.bytes, path: path, options: ListSamples.options(threads: 1))
          if !ListPromises.isSame(list, pieces) { broken.append("differs when read in pieces") }
          return Verdict(isValue: true, broken: broken)
        } catch {
          return Verdict(isValue: false, broken: ListPromises.broken(by: error, path: path))
        }
      })
  }
}

/// The lists that spoilt ones are made from, and how they are read.
enum ListSamples {
  /// The shipped lists, shortened, and some of other habits.
  static func all(in folder: String) -> [Sample] {
    let shipped = Sample.files(in: folder + "/contacts", suffix: ".csv").map { $0.thinned(to: 40) }
    precondition(!shipped.isEmpty, "no lists in \(folder)/contacts")
    return shipped + others.map { Sample(name: $0.name, bytes: Array($0.text.utf8)) }
  }

  /// British numbers need no country code.
  static func options(threads: Int) -> ContactList.Options {
    ContactList.Options(defaultRegion: "GB", threads: threads)
  }

  private static let others = [
    (
      name: "semicolons and quotes",
      text: "\u{FEFF}Name;\"Phone Number\";Phone-2;time zone;note\r\n"
        + "\"Smith; \"\"Jo\"\"\";020 7946 0142;;Europe/London;\"two\r\nlines\"\r\n"
        + "Ünal;0121 496 0107;0131 496 0108;;\r\n"
    ),
    (
      name: "tabs",
      text: "id\tphone\tphone_3\tphone_2\n1\t+12125550142\t\t+12125550143\n2\t+12125550144\n\n"
    ),
    (name: "one column", text: "phone_number\n+442079460142\n+442079460143"),
  ]
}
