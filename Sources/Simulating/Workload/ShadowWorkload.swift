import Scheduling
public import Statistics

/// How heavy the luck of a replication is, whatever slots, hours and rules make of it.
///
/// The *shadow workload* of a list is the time of all calls that its contacts would get if nobody
/// waited and all hours were alike: of every contact the first call, and the next as long as the
/// outcome is one that is tried again. It is made of the very draws that the simulation meets, so
/// it goes with everything that depends on how much there is to do; and its expectation is known
/// exactly, which makes it a control variate: Lavenberg and Welch, *A perspective on the use of
/// control variables to increase the efficiency of Monte Carlo simulations*, Management Science 27
/// (1981).
public enum ShadowWorkload {
  /// Calls to one contact count up to this one; of longer chains the end depends on closed hours
  /// and deadlines more than on luck.
  static let mostCalls = 8

  /// By how many seconds the calls of each campaign's list are longer than on average, all
  /// together, in one replication; 0 for what comes one by one, and where nothing is left to
  /// chance.
  ///
  /// Figures that are not known for certain are drawn first, as `simulate` does, and the
  /// expectation is that of what was drawn. A contact is called at its first number only. O(calls),
  /// a fraction of a simulation.
  public static func excessSeconds(
    of model: Model, seed: Seed, replication: Int
  ) -> [Double] {
    var people = KnownPeople(of: model, seed: seed, replication: replication)
    return excessSeconds(of: model, seed: seed, replication: replication, meeting: &people)
  }

  /// The same in less time where another run has met the people of the replication.
  public static func excessSeconds(
    of model: Model, seed: Seed, replication: Int, meeting people: inout KnownPeople
  ) -> [Double] {
    guard people.serves(model, seed, replication) else {
      return excessSeconds(of: model, seed: seed, replication: replication)
    }
    let world = (model.isUncertain ? model.drawn(seed: seed, draw: replication) : model)
      .withHoursAlike
    var network = SimulatedTelephony(
      world, seed: seed, replication: replication, known: people.takeRows())
    let excess = world.campaigns.indices.map { place -> Double in
      let chain = CallChain(world.campaigns[place], mostCalls: mostCalls)
      guard let chain else { return 0 }
      var totalMs: Int64 = 0
      for contact in 0..<world.campaigns[place].taskCount {
        for number in 1...chain.calls {
          let call = Call(
            campaign: place, contact: contact, task: contact, lateClass: 0, number: number,
            destination: 0)
          let fate = network.fate(of: call, at: world.start)
          totalMs += fate.ringMs + fate.talkMs
          if !chain.goesOn(after: fate.outcome) { break }
        }
      }
      return Double(totalMs) / 1000
        - Double(world.campaigns[place].taskCount) * chain.meanSeconds
    }
    people.learn(network.takePeople())
    return excess
  }
}

extension Model {
  /// The model as if the hour, earlier attempts and misheard machines made no difference: what is
  /// left is luck that does not depend on when anybody is called.
  fileprivate var withHoursAlike: Model {
    var model = self
    for place in campaigns.indices {
      guard case .people(var people) = campaigns[place].telephony else { continue }
      people.hourEffect = []
      people.attemptEffect = 0
      people.machineTakenForHuman = 0
      people.humanTakenForMachine = 0
      model.campaigns[place].telephony = .people(people)
    }
    return model
  }
}
