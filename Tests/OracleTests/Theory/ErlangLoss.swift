/// Erlang's loss system M/G/c/c: a call that finds every slot busy is lost.
///
/// Its blocking depends on the mean of the calls' lengths alone, not on their distribution
/// (Sevastyanov, 1957).
struct ErlangLoss {
  /// Offered load in erlangs: arrival rate times mean call.
  var load: Double
  var slots: Int

  /// Erlang B, the share of calls that are lost, by its recursion B(c) = a·B(c−1)/(c + a·B(c−1)).
  var blocking: Double {
    (0..<slots).reduce(1.0) { before, slot in
      load * before / (Double(slot + 1) + load * before)
    }
  }

  /// The mean number of busy slots: what is offered, less what is lost.
  var busySlots: Double { load * (1 - blocking) }
}
