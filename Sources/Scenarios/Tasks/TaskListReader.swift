import Calendars
import ContactLists
import Scheduling
import Simulating

/// Reads the tasks of one campaign from the bytes of a file: what is wrong with one is reported
/// with its line and key, and costs no other.
struct TaskListReader {
  private let draft: CampaignDraft
  private let file: String
  private let region: String?
  private let outcomes: OutcomeNames
  private var clocks: ZoneClocks
  private var classes: TaskClasses
  /// The tasks in the order of the file.
  private var tasks: [Row] = []
  /// The line of every number; only looked up.
  private var lineOfNumber: [PhoneNumber: UInt32] = [:]
  private var rejected: [RejectedRow] = []
  /// Tasks that were left out, however much is wrong with each.
  private(set) var rejectedCount = 0
  /// The campaigns of tasks that are none of this one's.
  private(set) var otherCampaigns: Set<String> = []

  /// A task that can be used.
  private struct Row {
    var arrival: ListedArrival
    var phone: PhoneNumber
    var line: UInt32
    var spec: TaskSpec
  }

  /// A reader for a campaign.
  ///
  /// - Parameters:
  ///   - file: the name of the file as the document has it.
  ///   - last: until when calling windows are worked out.
  init(
    for draft: CampaignDraft, file: String, region: String?, outcomes: OutcomeNames,
    clocks: ZoneClocks, until last: Instant
  ) {
    self.draft = draft
    self.file = file
    self.region = region
    self.outcomes = outcomes
    self.clocks = clocks
    classes = TaskClasses(of: draft, until: last)
  }

  /// Reads the tasks. O(bytes), about 0.1 ms for each task.
  mutating func read(_ bytes: [UInt8], isCancelled: () -> Bool) throws -> TaskList {
    for (number, piece) in TaskText(bytes).pieces.enumerated() {
      if number & 0xff == 0, isCancelled() { throw CancellationError() }
      do throws(ScenarioError) {
        try add(piece, bytes)
      } catch {
        reject(error.problems, line: piece.line)
      }
    }
    return list()
  }

  private mutating func add(_ piece: TaskText.Piece, _ bytes: [UInt8]) throws(ScenarioError) {
    let log = ProblemLog()
    let node: DocumentNode
    do {
      node = try DocumentNode(piece, of: bytes, file: file)
    } catch {
      throw ScenarioError(problems: [error])
    }
    let spec = TaskSpec.type.located.read(node, "", log)
    if let name = spec?.campaign?.value, name != draft.name,
      name != "\(draft.workspace)/\(draft.name)"
    {
      otherCampaigns.insert(name)
      return
    }
    guard let spec else { throw log.error }
    let check = TaskCheck(task: spec, draft: draft, outcomes: outcomes, log: log)
    let phone = check.phone(region: region)
    let clock = check.clock(&clocks)
    let times = check.times()
    let configuration = check.configuration()
    if let phone, let place = spec.phone?.place, let earlier = lineOfNumber[phone] {
      log.report(place, "the same number as in line \(earlier), which is kept")
    }
    try log.throwIfAny()
    guard let phone, let clock, let taskClass = classes.place(of: configuration, in: clock) else {
      log.report(spec.place, "more than 65,536 different configurations")
      throw log.error
    }
    lineOfNumber[phone] = UInt32(piece.line)
    let arrival = ListedArrival(at: times.start, taskClass: taskClass, expiry: times.end)
    tasks.append(
      Row(arrival: arrival, phone: phone, line: UInt32(piece.line), spec: spec.value))
  }

  private mutating func reject(_ problems: [Problem], line: Int) {
    rejectedCount += 1
    for problem in problems {
      let hint = problem.hint.map { "; \($0)" } ?? ""
      rejected.append(
        RejectedRow(
          row: UInt32(problem.line ?? line), column: problem.keyPath, value: "",
          reason: .other(problem.message + hint)))
    }
  }

  private func list() -> TaskList {
    // Those of one instant in the order of the file.
    let order = tasks.indices.sorted { (tasks[$0].arrival.at, $0) < (tasks[$1].arrival.at, $1) }
    let contacts = ContactList(
      fileName: String(file.split(separator: "/").last ?? ""),
      primaryNumbers: order.map { tasks[$0].phone }, rows: order.map { tasks[$0].line },
      variables: variables(order), rejected: rejected)
    return TaskList(
      contacts: contacts, classes: classes.all, clocks: classes.clocks,
      arrivals: order.map { tasks[$0].arrival })
  }

  /// `from`, `agent` and every key of a context, in alphabetical order.
  private func variables(_ order: [Int]) -> [VariableColumn] {
    var columns = [VariableColumn(name: "from"), VariableColumn(name: "agent")]
    for place in order {
      columns[0].append(tasks[place].spec.from?.value ?? "")
      columns[1].append(tasks[place].spec.agent?.value ?? "")
    }
    let contexts = order.map { place in
      Dictionary(
        (tasks[place].spec.context?.value ?? []).map { ($0.name.value, $0.value.value) }
      ) { _, last in last }
    }
    let names = Set(contexts.flatMap(\.keys)).sorted()
    return columns
      + names.map { name in
        var column = VariableColumn(name: "context.\(name)")
        for context in contexts { column.append(context[name] ?? "") }
        return column
      }
  }
}
