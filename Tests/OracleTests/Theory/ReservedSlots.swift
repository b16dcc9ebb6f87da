/// Calls that come in and calls that go out, both lost if they may not start, where slots are kept
/// for those that come in (R18). Calls of both kinds are exponential and equally long.
struct ReservedSlots {
  var slots: Int
  var reserve: Int
  /// Offered loads in erlangs.
  var inbound: Double
  var outbound: Double

  /// The shares of calls that are lost.
  struct Blocking {
    var inbound: Double
    var outbound: Double
  }

  /// An outbound call starts only if the reserve is still free afterwards: guard channels, a
  /// birth–death process of all calls (Hong, Rappaport, IEEE Transactions on Vehicular Technology
  /// 35, 1986).
  var keptFree: Blocking {
    var weights = [1.0]
    for running in 0..<slots {
      let load = inbound + (running < slots - reserve ? outbound : 0)
      weights.append(weights[running] * load / Double(running + 1))
    }
    let sum = weights.reduce(0, +)
    return Blocking(
      inbound: weights[slots] / sum,
      outbound: weights[(slots - reserve)...].reduce(0, +) / sum)
  }

  /// Outbound calls never use more than the slots less the reserve: two loss systems that share
  /// slots, of product form (Kaufman, IEEE Transactions on Communications 29, 1981).
  var belowCeiling: Blocking {
    var (sum, full, noOutbound) = (0.0, 0.0, 0.0)
    var outboundWeight = 1.0
    for out in 0...(slots - reserve) {
      if out > 0 { outboundWeight *= outbound / Double(out) }
      var weight = outboundWeight
      for incoming in 0...(slots - out) {
        if incoming > 0 { weight *= inbound / Double(incoming) }
        sum += weight
        let isFull = incoming + out == slots
        if isFull { full += weight }
        if isFull || out == slots - reserve { noOutbound += weight }
      }
    }
    return Blocking(inbound: full / sum, outbound: noOutbound / sum)
  }
}
