// Why a default is what it is, where its own table has no room for it. The generator fails when a default has no reason here, or a
// reason has no default. Limits and the other rules of the policy carry
// theirs in their rows.

export const WHY_SETTINGS = {
  host: 'Nothing is reachable from another machine until somebody says so.',
  port: 'Free on most machines, and easy to remember.',
  dataDir: 'Beside the program, so that a trial leaves one folder to delete.',
  databaseUrl: 'A first try needs nothing installed; anything serious names a server.',
  erasureList:
    'Unset: `./erasures.jsonl`, and in production an error, since a backup brings back whoever was erased after it was made, and with it would go the list that says so.',
  services: 'A demo brand (Lumen, lumen.example, every country), so that the first code needs no settings.',
  senders: 'Without a sender nothing can leave this machine: the inbox takes every message.',
  trustProxy: 'A header is a claim; whoever is believed can make up the network that limits count.',
  policyFile:
    'The default policy, of which every number has its reason in policy.md. A file of your own is tried first: operations/policies.md.',
  shadowPolicyFile: 'Deciding twice is asked for by whoever wants to know what another policy would have done.',
  limits: 'What holds by default is in limits.md, each row with its reason; what is loosened is said at every start.',
  budgetStrangers:
    'See budget.strangers in policy.md; the ceiling of the setting is the default, so it can only be tightened.',
  recordsDays: 'See recordsDays in policy.md. Not less than the 30 days that the guess budget and quiet look back on.',
  peopleDays:
    'Who signs in once a year is still known; who has not come for longer is forgotten, and with an address its key.',
  logLevel: 'Enough to see what failed; no line holds an address, a code or a body.',
};

/** Settings that may be left out inside a service or a sender: what holds then. */
export const UNSET = {
  'services[].allowCountries': 'the regions alone: a country that nobody named is where toll fraud goes',
  'limits[].max': 'as it is by default; of a new limit it is needed',
  'limits[].maxWithFamiliar': 'as it is by default; of a new limit `null`',
  'limits[].windowSeconds': 'as it is by default; of a new limit as its name says, or needed',
  'limits[].window': 'as it is by default; of a new limit `fixed`',
  'limits[].shards': 'as it is by default; of a new limit 1',
  'limits[].onNothingDone': 'as it is by default; of a new limit `returned`',
  'limits[].onRefused': 'as it is by default; of a new limit `returned`',
  'limits[].onUnknown': 'as it is by default; of a new limit `passed`',
  'limits[].removeThisLimit': 'the limit holds',
  'senders[smtp].secure': '`false`: STARTTLS wherever the server offers it',
  'senders[smtp].requireTls': '`true` unless the server is this machine: a mail with a code does not travel readable',
  'senders[smtp].user': 'no login',
  'senders[smtp].password': 'no login',
  'senders[webhook].deduplicates': '`false`: a message that may have left is not posted again',
  'senders[webhook].allowPlainHttpToGateway': '`false`: plain HTTP is refused except to this machine',
};
