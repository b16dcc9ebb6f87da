import Scheduling

// Contacts that share numbers within and across campaigns, small caps, do-not-call lists.
extension RandomOrganisation {
  /// Mostly one to three numbers of the few that there are; now and then a contact has none of
  /// them, and now and then a whole campaign.
  mutating func contactNumbers(_ count: Int) -> ContactNumbers? {
    guard numberCount > 0, !generator.oneIn(5) else { return nil }
    var numbers = ContactNumbers()
    for _ in 0..<count {
      let wanted = generator.oneIn(10) ? 0 : generator.pick(1...3)
      var own: [NumberID] = []
      for _ in 0..<wanted {
        let number = NumberID(rawValue: UInt32(generator.pick(0...numberCount - 1)))
        if !own.contains(number) { own.append(number) }
      }
      numbers.append(own)
    }
    return numbers
  }

  mutating func numberRules(attempts: Int) -> NumberRules {
    guard numberCount > 0 else { return NumberRules() }
    let caps = (0..<generator.pick([0, 0, 1, 2])).map { _ in cap() }
    return NumberRules(
      alternates: generator.pick(NumberStrategy.allCases), callerIDs: callerIDs(attempts),
      caps: caps,
      quietAfterConversation: generator.oneIn(3)
        ? .seconds(Int64(30 * generator.pick(0...60))) : nil)
  }

  mutating func callerIDs(_ attempts: Int) -> CallerIDs {
    let strategy = generator.pick(NumberStrategy.allCases)
    let count = generator.pick(1...3)
    return CallerIDs(count: strategy == .custom ? max(count, attempts) : count, strategy: strategy)
  }

  mutating func cap() -> AttemptCap {
    let scope = generator.pick(AttemptCap.Scope.allCases)
    let count = generator.pick(1...(scope == .campaign ? 6 : 3))
    guard generator.oneIn(3) else {
      let span = TimeSpan.seconds(Int64(30 * generator.pick(1...60)))
      return AttemptCap(count, per: .rolling(span), scope: scope)
    }
    // Days of odd lengths; after the last start there is no further one.
    var starts: [Instant] = []
    var minute = generator.pick(-20...10)
    for _ in 0..<generator.pick(0...8) {
      starts.append(.minute(minute))
      minute += generator.pick(1...20)
    }
    return AttemptCap(count, per: .calendar(CalendarPeriods(starts: starts)), scope: scope)
  }

  /// Puts numbers on the do-not-call list, before the campaigns open or while they run.
  mutating func forbidNumbers() {
    for _ in 0..<generator.pick([0, 0, 1, 2]) {
      let listed = (0..<generator.pick(1...3)).map { _ in
        NumberID(rawValue: UInt32(generator.pick(0...numberCount)))
      }
      setup.insert(.doNotCall(listed), at: .minute(generator.pick(0...30)))
    }
  }
}
