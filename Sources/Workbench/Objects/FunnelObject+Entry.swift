internal import LuaRuntime
internal import QualityModel
internal import SPCCore

extension TypeEntry {
  static func funnel() -> TypeEntry {
    let example = #"qi.measure("falls-rate"):funnel()"#
    var behaviour = Behaviour { object in
      guard let funnel = object as? FunnelObject else { return "" }
      return "\(funnel.groups.title) · \(FunnelWords(object: funnel).sentence)"
    }
    behaviour.printsAsCard = true
    behaviour.count = { ($0 as? FunnelObject)?.plot.points.count ?? 0 }
    behaviour.card = { object, session in
      guard let funnel = object as? FunnelObject else { return "" }
      return FunnelCard(object: funnel, session: session).text
    }
    func number(_ value: Double) -> LuaValue { value.isNaN ? .nil : .number(value) }
    return TypeEntry(
      FunnelObject.self,
      name: "funnel",
      purpose: "Units compared at one time, each with limits for its own size.",
      fields: [
        .field("centre", "number", of: FunnelObject.self, "the value of all units, or the target") {
          object,
          _ in number(object.centre)
        },
        .field("compared", "whole number", of: FunnelObject.self, "units with a value") {
          object,
          _ in .integer(object.compared.count)
        },
        .field(
          "adjusted",
          "true or false",
          of: FunnelObject.self,
          "limits allow for overdispersion"
        ) {
          object,
          _ in .boolean(object.plot.isAdjusted)
        },
        .field("dispersion", "number", of: FunnelObject.self, "φ: 1 where only chance is at work") {
          object,
          _ in number(object.plot.dispersionRatio)
        },
        .field("between_variance", "number", of: FunnelObject.self, "τ², beyond chance") {
          object,
          _ in number(object.plot.betweenVariance)
        },
        .field(
          "outside",
          "list of table",
          of: FunnelObject.self,
          "units beyond the 95 % limits, each with unit, name, value, standing, limits"
        ) { object, session in
          let rows = try object.beyond95.map { index -> LuaValue in
            let point = object.plot.points[index]
            let group = object.groups.groups[index]
            return .table(
              try session.lua.makeTable(fields: [
                "unit": .text(group.code), "name": .text(group.name),
                "value": .number(point.value), "numerator": .number(group.numerator),
                "denominator": .number(group.denominator),
                "standing": .text(object.standing(index).word),
                "lower_95": number(point.limits95.lower), "upper_95": number(point.limits95.upper),
                "lower_998": number(point.limits998.lower),
                "upper_998": number(point.limits998.upper),
              ])
            )
          }
          return .table(try session.lua.makeTable(array: rows))
        },
      ],
      methods: [
        .all("funnel", of: FunnelObject.self, example: example),
        .method(
          "funnel",
          "chart",
          of: FunnelObject.self,
          purpose: "Draws it: print the drawing, or save it as a picture.",
          parameters: PictureObject.parameters(title: "what is measured"),
          returns: "picture",
          example: "print(\(example):chart { title = \"Falls by ward\" })"
        ) { funnel, call in
          try call.session.value(
            PictureObject(.funnel(funnel.description(call)), smallestCount: funnel.smallestCount)
          )
        },
        .method(
          "funnel",
          "table",
          of: FunnelObject.self,
          purpose: "Gives a row for each unit: parts, value, limits, where it stands.",
          returns: "table",
          example: "print(\(example):table())"
        ) { funnel, call in try call.session.value(funnel.table) },
      ],
      behaviour: behaviour
    )
  }
}
