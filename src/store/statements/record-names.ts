/**
 * The names that stand in every decision's record, each written as its place in this list: in full they are half of what a code takes.
 * What is stored is read by the list: names are put at its end and never taken out. A name that is not in it is written as it is.
 */
const NAMES = `
outcome reason codeLength tries odds pool proofs retryAfterSeconds joins sends withholds
request requester account address platform later told
purpose channel addressKind firstFactor hasAccount typed actor hasSession hasGrant hasDevice
deviceFamiliar networkFamiliar countryFamiliar networkAccountsDay networkWrongPasswordsDay sessionNetworks callerAddressesTenMinutes
deviceAddressesDay
seenDays wrongPasswordsDay rightPasswordPlacesDay rightPasswordAtOnce credentialsLeaked passwordChangedHours newestGrantHours
provedDays provedByOther requestsHour requestsDay recoveriesHour networksDay secondsSinceRequest evenIntervals secondsSinceApproval
failedReports30Days absentReports30Days disavowed quiet recycledDays simSwapDays slipOfProved
minutesSinceChange
secondsToApproval approvedFromStrange reportedDuplicate deliverySeconds deliveryFailed messages slipProvedAfter requestsAfterHour
recycledAfterDays
complaint text textLures says report
now familiar nobody budgetUsed resend open
destination
range fresh usual country origin carrier block others proved unproved waiting strange
before after doubt
`
  .trim()
  .split(/\s+/);

const SHORT: ReadonlyMap<string, string> = new Map(NAMES.map((name, i) => [name, i.toString(36)]));
const LONG: ReadonlyMap<string, string> = new Map(NAMES.map((name, i) => [i.toString(36), name]));

export const shortName = (name: string): string => SHORT.get(name) ?? name;
export const longName = (short: string): string => LONG.get(short) ?? short;
