import Reporting
import Simulating

/// Finds the contact that a row of a list is.
struct ContactSearch {
  private let input: RunInput

  /// A search among the campaigns of a scenario.
  init(_ input: RunInput) { self.input = input }

  /// The campaign and the contact's place in it.
  ///
  /// - Parameter name: the campaign; nil: the only one that calls the row.
  /// - Throws: `Failure` with who calls the row, or why nobody does.
  func contact(inRow row: Int, of name: String?) throws -> (campaign: Int, place: UInt32) {
    let paths = input.campaigns.map(\.path)
    let callers = paths.indices.compactMap { campaign in
      place(ofRow: row, in: campaign).map { (campaign: campaign, place: $0) }
    }
    guard let name else {
      if callers.count == 1 { return callers[0] }
      throw Failure("--task \(row): " + obstacle(row, callers.map { paths[$0.campaign] }), .usage)
    }
    let campaign = try Self.place(of: name, in: paths, what: "campaign")
    if let place = place(ofRow: row, in: campaign) { return (campaign, place) }
    throw Failure(
      "--task \(row): " + obstacle(row, callers.map { paths[$0.campaign] }, not: paths[campaign]),
      .usage)
  }

  private func place(ofRow row: Int, in campaign: Int) -> UInt32? {
    guard let place = input.campaigns[campaign].place(ofRow: row) else { return nil }
    return input.model.contactCount(of: campaign).map { place < $0 } ?? true ? place : nil
  }

  /// Why a row is not found, and what to type instead.
  private func obstacle(_ row: Int, _ callers: [String], not campaign: String? = nil) -> String {
    let names = callers.prefix(8).joined(separator: ", ") + (callers.count > 8 ? " …" : "")
    guard let campaign else {
      if !callers.isEmpty { return "several campaigns have that row; add --campaign: \(names)" }
      return "no campaign calls that row"
        + (rejection(of: row) ?? size(of: input.campaigns.indices))
    }
    let place = input.campaigns.firstIndex { $0.path == campaign } ?? 0
    if input.campaigns[place].rows != nil, let rejection = rejection(of: row) {
      return "\(campaign) does not call that row\(rejection)"
    }
    if !callers.isEmpty {
      return "\(campaign) does not call that row; add --campaign of one that does: \(names)"
    }
    return "\(campaign) does not call that row" + size(of: place..<place + 1)
  }

  /// That the row was left out of its list.
  private func rejection(of row: Int) -> String? {
    input.rejects.first { Int($0.row) == row }.map {
      "; row \(row) of \($0.list) was left out: \($0.reason)"
    }
  }

  /// Which rows there are.
  private func size(of campaigns: Range<Int>) -> String {
    let rows = campaigns.compactMap { campaign -> String? in
      let label = input.campaigns[campaign]
      guard let count = input.model.contactCount(of: campaign), count > 0 else { return nil }
      return "\(label.path) has rows \(label.row(of: 0)) to \(label.row(of: UInt32(count - 1)))"
    }
    return rows.isEmpty ? "" : "; " + rows.prefix(8).joined(separator: ", ")
  }

  /// The place of what is named by its path or, if that is clear, by the end of its path.
  static func place(of name: String, in paths: [String], what: String) throws -> Int {
    if let place = paths.firstIndex(of: name) { return place }
    let fitting = paths.indices.filter { paths[$0].hasSuffix("/" + name) }
    if fitting.count == 1 { return fitting[0] }
    let problem = fitting.isEmpty ? "there is no \(what) \(name)" : "several are called \(name)"
    throw Failure(
      "--\(what) \(name): \(problem); there are \(paths.joined(separator: ", "))", .usage)
  }
}
