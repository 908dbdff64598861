// Why a default is what it is, where its own table has no room for it. The generator fails when a default has no reason here, or a
// reason has no default. Limits carry theirs in their rows.

export const WHY_POLICY = {
  'codes.length':
    'Six digits are what people can carry from a message to a field; the budget, not the length, bounds guessing.',
  'codes.lengthMax': 'Ten digits keep a code typable when the budget runs low; beyond, a proof is asked instead.',
  'codes.alphabet': 'Digits are read in every script, typed on every keypad and spoken without spelling.',
  'codes.lifetimeSeconds':
    'Ten minutes let a slow text message or a greylisted mail arrive, and are the most that NIST SP 800-63B allows.',
  'codes.tries':
    'Five submissions forgive slips of the finger; each one more would have to be reserved from the guess budget.',
  resendAfterSeconds:
    'Most messages come within half a minute; waiting longer each time keeps an impatient finger from making a flood.',
  'budget.windowDays':
    'A month outlasts the patience of guessing at one account, and is what a slow attack would have to wait.',
  'budget.strangers': '10⁻⁵: of 100,000 accounts attacked for a whole month, one falls to guessing.',
  'budget.familiar':
    '2 × 10⁻⁶ more, drawn on when strangers used the first up, so that they cannot lock the owner out.',
  'budget.proofBelow':
    'Below a fifth strangers work for a code first; whoever asks a second time pays a second or two, a script pays it each time.',
  withholdRecycled: 'A code to a number that changed hands would open an account of its former holder to the new one.',
  quietDays:
    'Whoever holds the address asked for quiet; a month is long enough to be felt and short enough not to be forgotten.',
  undoHours: 'Three days, so that what was pressed on a Friday can still be taken back on a Monday.',
  recordsDays:
    'A month until the statement on which somebody notices, and the two that they have to dispute it: for so long anybody can be told why a code came.',
};

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
