internal import Scheduling
internal import Statistics

/// What the people of one campaign are like, as far as they have been called in one replication: a
/// row for each number of each contact.
///
/// A row depends on seed, replication, campaign, contact and profile, and on nothing that a policy
/// decides, so that it may be drawn in one run and read in another.
struct PeopleRows: Sendable {
  /// Not drawn yet; no probability is negative.
  static let unknown: Float = -1
  /// The number does not exist.
  static let invalid: Float = -2

  /// Of each row first the probability with which the number is answered, if the hour is an
  /// ordinary one, then the personal mix of what happens when no person answers, cumulative:
  /// together, because contacts are called in an order in which each is far from the one before.
  private var figures: ContiguousArray<Float>
  private let width: Int

  /// Nobody has been called.
  ///
  /// - Parameter ways: in how many ways a call is not answered.
  init(rows: Int, ways: Int) {
    width = 1 + ways
    figures = ContiguousArray(repeating: Self.unknown, count: rows * width)
  }

  /// Whether there is a row; no division, since every call asks.
  @inline(__always)
  func has(_ row: Int) -> Bool { row &* width < figures.count }

  private var rows: Int { figures.count / width }

  /// What they take in memory.
  var bytes: Int { figures.count * MemoryLayout<Float>.size }

  /// The probability with which a number is answered, or `unknown`, or `invalid`.
  @inline(__always)
  subscript(reachabilityOf row: Int) -> Float {
    get { figures[row &* width] }
    set { figures[row &* width] = newValue }
  }

  /// The share of this way and of all before, or `unknown`.
  @inline(__always)
  subscript(habitOf row: Int, way: Int) -> Float {
    get { figures[row &* width &+ 1 &+ way] }
    set { figures[row &* width &+ 1 &+ way] = newValue }
  }

  /// Contacts come during the run.
  mutating func makeRoom(for row: Int) {
    let wanted = max(row + 1, 2 * rows)
    figures += repeatElement(Self.unknown, count: (wanted - rows) * width)
  }

  /// Forgets who came during the run: who comes when may depend on the policy.
  mutating func keepFirst(_ kept: Int) {
    if rows > kept { figures.removeLast((rows - kept) * width) }
  }

  /// Takes them out and leaves nobody.
  mutating func take() -> PeopleRows {
    var taken = PeopleRows(rows: 0, ways: width - 1)
    swap(&taken, &self)
    return taken
  }
}

extension CampaignModel {
  /// The rows of its contacts from the start: one for each of the most numbers that any of its
  /// contacts has.
  var peopleRows: Int { taskCount * numbersPerContact }

  /// The most numbers that a contact has.
  var numbersPerContact: Int {
    max(1, (numbers ?? arrivals?.numbers)?.mostPerContact ?? 1)
  }
}
