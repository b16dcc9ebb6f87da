import Scheduling
import Simulating
import Statistics

/// The reference model divided among campaigns: the same contacts on the same slots, but for each
/// start the scheduler has to find the campaign whose turn it is.
enum ManyCampaigns {
  /// Contacts in all.
  static let contacts = 100_000

  /// A workspace for every ten campaigns, with an equal part of the slots to lend; in each,
  /// campaigns that divide what it has (R16).
  static func model(campaigns: Int) -> Model {
    var model = ReferenceModel.model(contacts: contacts)
    let slots = ReferenceModel.slots(for: contacts)
    let workspaces = max(1, campaigns / 10)
    let template = model.campaigns[0]
    model.pools = [PoolSpec(parent: nil, kind: .organisation, allotment: .hard(slots))]
    for _ in 0..<workspaces {
      let own = Allotment.soft(slots / workspaces, max: nil)
      model.pools.append(PoolSpec(parent: .organisation, kind: .workspace, allotment: own))
    }
    model.campaigns = []
    for place in 0..<campaigns {
      var campaign = template.campaign
      campaign.pool = PoolID(rawValue: UInt16(model.pools.count))
      model.pools.append(
        PoolSpec(
          parent: PoolID(rawValue: UInt16(1 + place % workspaces)), kind: .campaign,
          allotment: .unallotted(max: nil)))
      model.campaigns.append(
        CampaignModel(
          campaign: campaign, streamKey: StreamKey("campaign-\(place)"),
          taskCount: contacts / campaigns, telephony: template.telephony))
    }
    return model
  }
}
