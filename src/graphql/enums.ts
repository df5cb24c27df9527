import * as stored from '../store/generated/enums.ts'
import { builder } from './builder.ts'
import { enumText, memberText } from './schema-documentation.ts'

/** Values of a stored enum with their texts, in the shape that `enumType` takes. */
function membersOf<const Member extends string>(
  name: string,
  members: Readonly<Record<Member, Member>>,
  texts?: Readonly<Partial<Record<Member, string>>>,
) {
  const own = texts as Readonly<Record<string, string>> | undefined
  return Object.fromEntries(
    Object.values<Member>(members).map((member) => [
      member,
      { value: member, description: memberText(name, member, own) },
    ]),
  ) as Record<Member, { value: Member; description: string }>
}

export const Quality = builder.enumType('Quality', {
  description: enumText('Quality'),
  values: membersOf('Quality', stored.Quality),
})

export const Basis = builder.enumType('Basis', {
  description: enumText('Basis'),
  values: membersOf('Basis', stored.Basis),
})

export const Unit = builder.enumType('Unit', {
  description: enumText('Unit'),
  values: membersOf('Unit', stored.Unit),
})

export const Indicator = builder.enumType('Indicator', {
  description: enumText('Indicator'),
  values: membersOf('Indicator', stored.Indicator),
})

export const Currency = builder.enumType('Currency', {
  description: enumText('Currency'),
  values: membersOf('Currency', stored.Currency, {
    USD: 'Dollar, of the United States.',
    JPY: 'Yen, of Japan.',
    INR: 'Rupee, of India.',
    EUR: 'Euro, of the euro area.',
    AUD: 'Dollar, of Australia.',
  }),
})

export const MaterialStage = builder.enumType('MaterialStage', {
  description: enumText('MaterialStage'),
  values: membersOf('MaterialStage', stored.MaterialStage, {
    ORE: 'Ore or ore body.',
    OXIDE: 'Oxide, separated from other rare earths.',
    METAL: 'Metal, reduced from oxide.',
    ALLOY: 'Alloy cast for magnets.',
    MAGNET: 'Sintered or bonded magnet.',
  }),
})

export const CompanyRole = builder.enumType('CompanyRole', {
  description: enumText('CompanyRole'),
  values: membersOf('CompanyRole', stored.CompanyRole, {
    MINER: 'Mines ore, and may refine it.',
    REFINER: 'Separates or refines.',
    MAGNET_MAKER: 'Makes permanent magnets.',
    USER: 'Uses magnets in its products.',
    TRADER: 'Buys and sells, or holds shares in those who produce.',
    AGENCY: 'State body that finances, buys or keeps stocks.',
  }),
})

export const FacilityStage = builder.enumType('FacilityStage', {
  description: enumText('FacilityStage'),
  values: membersOf('FacilityStage', stored.FacilityStage, {
    MINE: 'Ore is dug.',
    BENEFICIATION: 'Ore is concentrated.',
    SEPARATION: 'Rare earths are separated into oxides.',
    METAL: 'Oxide is reduced to metal.',
    ALLOY: 'Alloy is cast.',
    MAGNET: 'Magnets are made.',
    RECYCLING: 'Rare earths are recovered from scrap or used products.',
  }),
})

export const FacilityStatus = builder.enumType('FacilityStatus', {
  description: enumText('FacilityStatus'),
  values: membersOf('FacilityStatus', stored.FacilityStatus, {
    OPERATING: 'It produces as planned.',
    RAMPING: 'It produces, below its capacity and rising.',
    CONSTRUCTION: 'It is being built.',
    PILOT: 'It runs on a trial scale.',
    PLANNED: 'It is announced, not begun.',
    UNKNOWN: 'The sources do not say.',
  }),
})

export const AgreementStatus = builder.enumType('AgreementStatus', {
  description: enumText('AgreementStatus'),
  values: membersOf('AgreementStatus', stored.AgreementStatus, {
    SUSPENDED: 'Deliveries are stopped in law.',
    EXPIRED: 'The term has ended.',
  }),
})

export const PolicyKind = builder.enumType('PolicyKind', {
  description: enumText('PolicyKind'),
  values: membersOf('PolicyKind', stored.PolicyKind),
})

export const NeodymiumCoverage = builder.enumType('NeodymiumCoverage', {
  description: enumText('NeodymiumCoverage'),
  values: membersOf('NeodymiumCoverage', stored.NeodymiumCoverage, {
    YES: 'Neodymium is covered by name or by definition.',
    NO: 'Neodymium is not covered.',
    UNCLEAR: 'The sources do not settle it.',
  }),
})

export const Scope = builder.enumType('Scope', {
  description: enumText('Scope'),
  values: membersOf('Scope', stored.Scope),
})

export const Visibility = builder.enumType('Visibility', {
  description: enumText('Visibility'),
  values: membersOf('Visibility', stored.Visibility),
})

export const ScenarioChangeKind = builder.enumType('ScenarioChangeKind', {
  description: enumText('ScenarioChangeKind'),
  values: membersOf('ScenarioChangeKind', stored.ScenarioChangeKind),
})
