import ContactLists
import Foundation
import Scheduling
import Simulating
import Testing

@testable import Scenarios

/// Files of realtime tasks: what each key means, and what is said of a task that cannot be used.
@Suite struct TaskListTests {
  /// A scenario whose tasks are this text.
  static func load(_ text: String, campaign: String = "") throws -> Scenario {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("tasks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try text.write(
      to: folder.appendingPathComponent("leads.jsonl"), atomically: true, encoding: .utf8)
    return try Scenario.load(
      text: """
        scenario: leads
        organisation: {name: Leads, timezone: Asia/Kolkata, slots: 2}
        campaigns:
          - name: web
            kind: realtime
            start: 2025-05-30 09:00
            hours: {days: daily, from: "08:00", to: "20:00"}
            retry: {retries: 1, interval: 1 h}
            arrivals: {tasks: leads.jsonl}
            telephony: {outcomes: {completed: {probability: 1, ring: 1 s}}}
        \(campaign)
        """, file: "leads.yaml", folder: folder.path)
  }

  static func arrivals(_ scenario: Scenario) throws -> [ListedArrival] {
    guard case .listed(let list)? = scenario.model.campaigns[0].arrivals?.process else {
      throw ArrivalTests.TestFailure("tasks are no list")
    }
    return list
  }

  /// The sample of a *create task* request, with an end that leaves the task some time.
  static let sample = """
    {
      "phone": "+918041234567",
      "from": "+918041234568",
      "agent": "agent_id",
      "start": 1000,
      "end": 1800,
      "timezone": "Asia/Kolkata",
      "startAfter": 1748629800000,
      "endAfter": 1748716200000,
      "priorities": [100, 50],
      "retries": 2,
      "intervals": [180000],
      "retryOutcomes": ["voicemail"],
      "context": {"name": "Tarun", "order": 17},
      "campaign": "web"
    }
    """

  @Test func everyKeyOfATaskCounts() throws {
    let scenario = try Self.load(Self.sample)
    let arrival = try #require(try Self.arrivals(scenario).first)
    #expect(arrival.at == Instant(milliseconds: 1_748_629_800_000))
    #expect(arrival.expiry == Instant(milliseconds: 1_748_716_200_000))
    let model = scenario.model.campaigns[0]
    // The campaign's own configuration is the first class.
    #expect(model.campaign.classes.count == 2)
    let own = model.campaign.classes[Int(arrival.taskClass)]
    #expect(
      own.retry
        == RetryPolicy(
          maxAttempts: 2,
          retried: OutcomeSet([.noAnswer, .busy, .failed, .callback, .voicemail]),
          intervals: [.minutes(3)]))
    #expect(own.attemptPriority == .byAttempt([100, 50]))
    // 10:00 to 18:00 in Kolkata, which is five and a half hours ahead.
    let ten = try ScenarioTests.instant("2025-05-31 10:00", "Asia/Kolkata")
    #expect(own.windows.nextOpening(notBefore: arrival.at) == ten)
    #expect(own.windows.openTime(from: ten, to: ten + .hours(24)) == .hours(8))
    let contacts = try #require(scenario.directory.campaigns[0].contacts)
    #expect(contacts.rows == [1])
    #expect(contacts.list.primaryNumbers == [PhoneNumber(digits: 918_041_234_567)])
    let variables = contacts.list.variables.map { "\($0.name)=\($0[0])" }
    #expect(
      variables == [
        "from=+918041234568", "agent=agent_id", "context.name=Tarun", "context.order=17",
      ])
  }

  /// A task says only how it differs; tasks that differ in the same way are of the same class.
  @Test func tasksOfOneConfigurationShareAClass() throws {
    let scenario = try Self.load(
      """
      {"phone": "+918041234561"}
      {"phone": "+918041234562", "retries": 3, "intervals": [60000]}

      {"phone": "+918041234563", "retries": 3, "intervals": [60000], "agent": "other"}
      {"phone": "+918041234564", "priorities": [70]}
      """)
    let arrivals = try Self.arrivals(scenario)
    #expect(arrivals.map(\.taskClass) == [0, 1, 1, 2])
    let campaign = scenario.model.campaigns[0].campaign
    #expect(campaign.classes.map(\.retry.maxAttempts) == [2, 3, 2])
    #expect(arrivals.allSatisfy { $0.at == campaign.start && $0.expiry == nil })
    #expect(scenario.directory.campaigns[0].contacts?.rows == [1, 2, 4, 5])
    #expect(scenario.notes == [])
  }

  /// An array of objects over several lines is read like one object per line.
  @Test func anArrayOfObjects() throws {
    let scenario = try Self.load(
      "[\n{\"phone\": \"+918041234561\",\n \"context\": {\"a\": \"}{\"}},\n"
        + "  {\"phone\": \"+918041234562\"}\n]\n")
    #expect(scenario.directory.campaigns[0].contacts?.rows == [2, 4])
  }

  /// Tasks of other campaigns are theirs.
  @Test func aFileServesSeveralCampaigns() throws {
    let scenario = try Self.load(
      """
      {"phone": "+918041234561", "campaign": "web"}
      {"phone": "+918041234562", "campaign": "other"}
      {"phone": "+918041234563", "campaign": "main/web"}
      """)
    #expect(scenario.directory.campaigns[0].contacts?.rows == [1, 3])
    #expect(scenario.notes == [])
  }

  /// Tasks come when their time has come, whatever their place in the file.
  @Test func tasksComeInTheOrderOfTheirTimes() throws {
    let scenario = try Self.load(
      """
      {"phone": "+918041234561", "startAfter": 1748630000000}
      {"phone": "+918041234562", "startAfter": 1748620000000}
      {"phone": "+918041234563", "startAfter": 1700000000000}
      """)
    #expect(scenario.directory.campaigns[0].contacts?.rows == [3, 2, 1])
    let start = scenario.model.campaigns[0].campaign.start
    #expect(try Self.arrivals(scenario).map(\.at).first == start)
  }

  static let mistakes: [(task: String, column: String, reason: String)] = [
    (#""phone": "12""#, "phone", "no country code"),
    (#""phone": 918041234567"#, "phone", "expected a telephone number in quotes"),
    (#""agent": "phoneless""#, "", "the key \"phone\" is missing"),
    (#""phon": "+918041234567""#, "phon", "unknown key; did you mean \"phone\"?"),
    (#""phone": "+918041234561""#, "phone", "the same number as in line 1"),
    (#""start": 1000"#, "start", "has no end"), (#""end": 1800"#, "end", "has no start"),
    (#""start": 1060, "end": 1800"#, "start", "a time of day such as 1000"),
    (#""start": 1000, "end": 1000"#, "end", "same as start"),
    (#""timezone": "IST""#, "timezone", "IST"),
    (#""startAfter": 1748629800"#, "startAfter", "that looks like seconds: write 1748629800000"),
    (
      #""startAfter": 1748629800000, "endAfter": 1748629800000"#, "endAfter",
      "not after startAfter"
    ),
    (#""endAfter": 1700000000000"#, "endAfter", "before the campaign starts"),
    (#""retries": 0"#, "retries", "from 1 to 250"),
    (#""retries": 2"#, "retries", "2 attempts need 1 intervals"),
    (#""retries": 2, "intervals": [1, 2]"#, "intervals", "only 1 between them"),
    (#""retries": 2, "intervals": ["1"]"#, "intervals[0]", "write 1"),
    (#""intervals": [1]"#, "intervals", "counts only with retries"),
    (
      #""retries": 2, "intervals": [1], "retryOutcomes": ["voicemial"]"#, "retryOutcomes[0]",
      "voicemail"
    ),
    (
      #""retries": 2, "intervals": [1], "retryOutcomes": ["completed"]"#, "retryOutcomes[0]",
      "R22"
    ),
    (#""priorities": [101]"#, "priorities[0]", "from 0 to 100"),
    (#""priorities": [1, 2, 3]"#, "priorities", "3 priorities for 2 attempts"),
    (#""phone": "+918041234561", "phone": "+918041234562""#, "phone", "twice"),
    (#""context": "name""#, "context", "mapping"),
    (#""agent":"#, "", "is not JSON"), (#"// no comment"#, "", "is not JSON"),
  ]

  /// A task that cannot be used is left out with its line, the key and what would be right; the
  /// others are loaded.
  @Test(arguments: mistakes.indices)
  func aBadTaskCostsNoOther(_ place: Int) throws {
    let mistake = Self.mistakes[place]
    let needsPhone = !mistake.task.contains("phon") && !mistake.column.isEmpty
    let phone = needsPhone ? #""phone": "+918041234569", "# : ""
    let scenario = try Self.load(
      """
      {"phone": "+918041234561"}
      {\(phone)\(mistake.task)}
      {"phone": "+918041234563"}
      """)
    let contacts = try #require(scenario.directory.campaigns[0].contacts)
    #expect(contacts.rows == [1, 3])
    #expect(scenario.notes == ["leads.jsonl: 1 task was left out, 2 loaded."])
    let reject = try #require(contacts.list.rejected.first)
    #expect(reject.row == 2)
    #expect(reject.column == mistake.column)
    #expect(reject.reason.description.contains(mistake.reason), "\(reject)")
  }

  @Test(
    arguments: [
      "", "[]", "oops", "{", "[1, 2]", #"{"phone": 1}"#,
      #"{"phone": "+918041234561", "campaign": "x"}"#,
    ])
  func aFileWithoutTasksIsAMistake(_ text: String) throws {
    let error = #expect(throws: ScenarioError.self) { try Self.load(text) }
    #expect(error?.problems.first?.keyPath == "campaigns[0].arrivals.tasks")
  }
}
