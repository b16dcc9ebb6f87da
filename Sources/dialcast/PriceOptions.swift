import ArgumentParser
import Simulating

/// What slots and calls cost, on the command line; each in place of the scenario's price.
struct PriceOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The price of a slot, however long the run is (default: the scenario's).",
      valueName: "amount"))
  var slotPrice: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The price of a slot for each day begun.", valueName: "amount"))
  var slotDayPrice: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The price of a slot for each month (30 days) begun.", valueName: "amount"))
  var slotMonthPrice: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The price of a minute of a call.", valueName: "amount"))
  var minutePrice: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The price of a call, answered or not.", valueName: "amount"))
  var callPrice: Double?

  @Option(help: ArgumentHelp("What amounts are called, such as EUR.", valueName: "name"))
  var currency: String?

  func validate() throws {
    let prices = [slotPrice, slotDayPrice, slotMonthPrice, minutePrice, callPrice]
    for price in prices.compactMap(\.self) where !(price >= 0 && price <= 1e9) {
      throw ValidationError("a price lies in 0 … 1000000000, found \(price)")
    }
  }

  /// What is changed in a scenario's prices.
  var given: GivenPrices {
    GivenPrices(
      slot: slotPrice, slotDay: slotDayPrice, slotMonth: slotMonthPrice, minute: minutePrice,
      call: callPrice, currency: currency)
  }
}

/// Prices of the command line.
struct GivenPrices: Sendable {
  var slot: Double?
  var slotDay: Double?
  var slotMonth: Double?
  var minute: Double?
  var call: Double?
  var currency: String?

  /// The scenario's prices with these in their place; nil if there is no price at all.
  func applied(to written: Prices?) -> Prices? {
    let isPriced = [slot, slotDay, slotMonth, minute, call].contains { $0 != nil }
    guard written != nil || isPriced else { return nil }
    var prices = written ?? Prices()
    prices.slot = slot ?? prices.slot
    prices.slotDay = slotDay ?? prices.slotDay
    prices.slotMonth = slotMonth ?? prices.slotMonth
    prices.minute = minute ?? prices.minute
    prices.call = call ?? prices.call
    prices.currency = currency ?? prices.currency
    return prices
  }
}
