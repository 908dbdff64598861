/**
 * Every setting there is, as one schema: what validates, what documents and what names the environment variables. Read once at
 * start, frozen, complete. A setting that weakens security has a long name.
 */
import { type Static, Type } from 'typebox';

const text = (description: string, more: object = {}) =>
  Type.String({ description, minLength: 1, maxLength: 500, ...more });
const closed = { additionalProperties: false };

export const ServiceSettings = Type.Object(
  {
    id: text('Short name of the service (tenant).', { pattern: '^[a-z][a-z0-9-]{0,39}$' }),
    brand: text('Name that people know, in every message.', { maxLength: 40 }),
    domain: text('Domain that messages and pages name.', { maxLength: 100 }),
    supportUrl: text('Where people get help.', { pattern: '^https?://' }),
    regions: Type.Array(Type.String({ pattern: '^([A-Z]{2}|001)$' }), {
      description: 'Countries of the service; the first is the default region of numbers.',
      minItems: 1,
      maxItems: 250,
    }),
    allowCountries: Type.Optional(
      Type.Array(Type.String({ pattern: '^([A-Z]{2}|001|\\*)$' }), {
        description: "Countries that numbers may be of. Empty: the regions. ['*']: every country.",
        maxItems: 250,
      }),
    ),
  },
  closed,
);

const sender = { id: text('Name of the sender.', { pattern: '^[a-z][a-z0-9_-]{0,39}$' }) };

export const SenderSettings = Type.Union([
  Type.Object(
    {
      ...sender,
      kind: Type.Literal('smtp'),
      channel: Type.Literal('email'),
      host: text('SMTP server.'),
      port: Type.Integer({ minimum: 1, maximum: 65535, description: 'Its port.' }),
      from: text('From header of every mail.'),
      secure: Type.Optional(Type.Boolean({ description: 'TLS from the first byte (port 465).' })),
      requireTls: Type.Optional(Type.Boolean({ description: 'Refuse to send where STARTTLS is not offered.' })),
      user: Type.Optional(text('User name at the SMTP server.')),
      password: Type.Optional(text('Password at the SMTP server.')),
    },
    closed,
  ),
  Type.Object(
    {
      ...sender,
      kind: Type.Literal('webhook'),
      channel: Type.Union([
        Type.Literal('sms'),
        Type.Literal('email'),
        Type.Literal('voice'),
        Type.Literal('whatsapp'),
      ]),
      url: text('Where messages are posted, signed.', { pattern: '^https?://' }),
      secret: text('Signing secret.', { pattern: '^whsec_' }),
      deduplicates: Type.Optional(
        Type.Boolean({ description: 'The gateway drops a second message of the same webhook-id.' }),
      ),
      allowPlainHttpToGateway: Type.Optional(
        Type.Boolean({
          description: 'Weakens security: codes travel unencrypted to a gateway that is not on this machine.',
        }),
      ),
    },
    closed,
  ),
]);

const oneOf = <T extends string>(values: readonly T[], description: string) =>
  Type.Optional(Type.Unsafe<T>({ enum: [...values], description }));
const whole = (minimum: number, maximum: number, description: string) =>
  Type.Optional(Type.Integer({ minimum, maximum, description }));

export const LimitSettings = Type.Object(
  {
    name: text('Name of the limit: one of those in limits.md, or stage.channel.per_dimension of a new one.', {
      maxLength: 80,
    }),
    max: whole(0, 1e9, 'How many strangers may, in one window.'),
    maxWithFamiliar: Type.Optional(
      Type.Union([Type.Integer({ minimum: 0, maximum: 1e9 }), Type.Null()], {
        description: 'How many strangers and familiar devices may together. Null: not counted apart.',
      }),
    ),
    windowSeconds: whole(1, 2_678_400, 'Length of the window.'),
    window: oneOf(['fixed', 'sliding'], 'Whether it begins with its first use, or slides.'),
    shards: whole(1, 64, 'Rows that the counter is spread over.'),
    onNothingDone: oneOf(['kept', 'returned'], 'What becomes of a place when nothing left, or the code was not wrong.'),
    onRefused: oneOf(['kept', 'returned'], 'What becomes of a place of who is refused.'),
    onUnknown: oneOf(['passed', 'counted'], 'Who does not tell the dimension: not counted, or counted together.'),
    removeThisLimit: Type.Optional(
      Type.Literal(true, { description: 'Weakens protection: this default limit does not hold in this node.' }),
    ),
  },
  closed,
);
export type LimitSetting = Static<typeof LimitSettings>;

const file = (description: string) =>
  Type.Union([Type.String({ minLength: 1, maxLength: 1000 }), Type.Null()], { default: null, description });

export const Settings = Type.Object(
  {
    host: Type.String({ default: '127.0.0.1', description: 'Address to listen on (HOST).', maxLength: 255 }),
    port: Type.Integer({
      default: 3000,
      minimum: 0,
      maximum: 65535,
      description: 'Port to listen on (PORT); 0 picks a free one.',
    }),
    dataDir: Type.String({
      default: './data',
      minLength: 1,
      maxLength: 1000,
      description: 'Folder of the embedded database and of keys made for development (DATA_DIR).',
    }),
    databaseUrl: Type.Union([Type.String({ pattern: '^postgres(ql)?://' }), Type.Null()], {
      default: null,
      description: 'A PostgreSQL server (DATABASE_URL). Unset: the embedded one.',
    }),
    erasureList: file('File in which erasures are noted, out of reach of whatever restores the database.'),
    services: Type.Array(ServiceSettings, { minItems: 1, maxItems: 200, description: 'The services (tenants).' }),
    senders: Type.Array(SenderSettings, {
      maxItems: 50,
      description: 'Ways to send. None: the development inbox takes every message.',
    }),
    trustProxy: Type.Array(
      text('An address or network of a proxy whose X-Forwarded-For is believed.', { maxLength: 64 }),
      { maxItems: 50, description: 'Whose X-Forwarded-For is believed: nobody by default.' },
    ),
    policyFile: file('A policy file: what it names replaces the default policy.'),
    shadowPolicyFile: file('A second policy file: each decision is made under it as well, noted, and never acted on.'),
    limits: Type.Array(LimitSettings, {
      default: [],
      maxItems: 100,
      description: "Changes to the policy's limits, by their names, and limits of your own.",
    }),
    budgetStrangers: Type.Integer({
      default: 10_000,
      minimum: 100,
      maximum: 10_000,
      description:
        'Guess budget of strangers in 30 days, in units of 1e-9; the policy may say less. May be tightened, never loosened.',
    }),
    recordsDays: Type.Integer({
      default: 90,
      minimum: 31,
      maximum: 3650,
      description: 'Days that verifications, and all that is of them, are kept. Older parts of the tables are dropped.',
    }),
    peopleDays: Type.Integer({
      default: 365,
      minimum: 31,
      maximum: 3650,
      description:
        'Days after which what is known of a person whom nobody has seen since is forgotten; at least recordsDays.',
    }),
    logLevel: Type.Union([Type.Literal('debug'), Type.Literal('info'), Type.Literal('warn'), Type.Literal('silent')], {
      default: 'info',
      description: 'How much is logged, as JSON lines on stderr.',
    }),
  },
  closed,
);
export type Settings = Static<typeof Settings>;
export type SenderSetting = Static<typeof SenderSettings>;

/** The demo: one brand, every country, the inbox instead of carriers. */
export const DEMO: Pick<Settings, 'services' | 'senders' | 'trustProxy'> = {
  services: [
    {
      id: 'lumen',
      brand: 'Lumen',
      domain: 'lumen.example',
      supportUrl: 'https://lumen.example/help',
      regions: ['US', 'DE'],
      allowCountries: ['*'],
    },
  ],
  senders: [],
  trustProxy: [],
};
