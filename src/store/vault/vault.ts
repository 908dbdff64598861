/** The `Vault` port: marks, code keys and persons' keys of every service, from keys held in memory. */
import { createHmac, randomBytes } from 'node:crypto';
import type { CodeKey, Erasure, Mark, PersonKey, Vault } from '../../engine/ports.ts';
import type { Pool } from '../pool.ts';
import { readNote, writeNote } from './erasure-note.ts';
import { generationSaid } from './generations.ts';
import { type HeldKeys, holdKeys } from './held-keys.ts';
import { type ServiceKey, USES, type Use, wrongMaster } from './keyring.ts';
import { type OpenIndex, openIndex } from './open-index.ts';
import { makeMissingKeys, type RandomBytes } from './rotate.ts';
import { keyIdOf, openUnder, sealUnder } from './sealed-under.ts';
import { open, seal } from './sealing.ts';

/** A node refreshes it every few seconds: so it learns of keys before they are used. */
export interface OpenVault extends Vault, OpenIndex {
  /** What a line of `noteErasure` says; undefined: it is none, or no master key of this node opens it. */
  readErasure(note: string): Erasure | undefined;
  keys(use: Use): readonly ServiceKey[];
  /** In the order they were made. */
  keysOf(service: string, use: Use): readonly ServiceKey[];
  /** This node holds the keys of these ids. */
  holds(ids: readonly string[]): boolean;
  locked: HeldKeys['locked'];
  /** Milliseconds since the keys were read last. */
  age(): number;
  /** Seals what is of nobody in particular, for this service and context. */
  sealFor(service: string, context: string, plain: string): Uint8Array;
  openFor(service: string, context: string, sealed: Uint8Array): string;
  /** How often something sealed did not open since the node began: it was altered, or moved, or its key is lost. */
  unreadable(): number;
  /** For what a node seals for itself and keeps nowhere: the newest first, by which it seals, and those it may have sealed by. */
  secretsFor(service: string, label: string): readonly Uint8Array[];
}

const withMarks = (e: Erasure, follow: (mark: Mark) => Mark): Erasure => ({
  ...e,
  key: follow(e.key),
  aliases: e.aliases.map(follow),
  purse: follow(e.purse),
});

/** The key to make new things with, and a key by its id. Both throw where there is none: a bug, a lost key, or another service's. */
function among(held: HeldKeys) {
  return {
    issuing(service: string, use: Use): ServiceKey {
      const key = held.issuing(service, use);
      if (!key) throw new Error(`No ${use} key for service ${service}.`);
      return key;
    },
    find(service: string, use: Use, id: string): ServiceKey | undefined {
      const key = held.find(id);
      return key?.service === service && key.use === use ? key : undefined;
    },
    get(service: string, use: Use, id: string): ServiceKey {
      const key = this.find(service, use, id);
      if (!key) throw new Error(`A ${use} key of another service, or a lost one.`);
      return key;
    },
  };
}

async function holdAll(
  pool: Pool,
  masters: readonly Uint8Array[],
  services: readonly string[],
  random: RandomBytes,
): Promise<HeldKeys> {
  const held = holdKeys(pool, masters);
  await held.refresh();
  if (held.locked().all.length > 0) throw wrongMaster();
  if (services.some((service) => USES.some((use) => !held.issuing(service, use)))) {
    await makeMissingKeys(pool, masters, services, random);
    await held.refresh();
  }
  return held;
}

/** `random` makes the keys that are missing: a replay's come from its seed, so that its marks are the same on every run. */
export async function openVault(
  pool: Pool,
  masters: readonly Uint8Array[],
  services: readonly string[],
  random: RandomBytes = randomBytes,
): Promise<OpenVault> {
  const held = await holdAll(pool, masters, services, random);
  const keys = among(held);
  const index = openIndex(held);
  let unreadable = 0;
  function noting<T>(open: () => T): T {
    try {
      return open();
    } catch (error) {
      unreadable += 1;
      throw error;
    }
  }
  const root = (service: string, mark: Mark): Mark =>
    index.marksOf(service).lead(mark, generationSaid(index, service, mark), 1);
  return Object.freeze({
    refresh: held.refresh,
    locked: held.locked,
    age: held.age,
    keys: (use: Use) => held.all().filter((key) => key.use === use),
    keysOf: held.of,
    holds: (ids: readonly string[]) => ids.every((id) => held.find(id) !== undefined),
    mark: (service: string, kind: string, value: string): Mark =>
      index.marksOf(service).make(kind, value, index.shown(service)),
    root,
    ...index,
    noteErasure: (e: Erasure): string =>
      writeNote(
        masters[0]!,
        withMarks(e, (mark) => root(e.service, mark)),
      ),
    readErasure(note: string): Erasure | undefined {
      const e = readNote(masters, note);
      if (e === undefined || held.of(e.service, 'index').length === 0) return undefined;
      return withMarks(e, (mark) => index.marksOf(e.service).lead(mark, 1, index.shown(e.service)));
    },
    issuingKey: (service: string): CodeKey => keys.issuing(service, 'code'),
    codeKey: (service: string, id: string): CodeKey | undefined => keys.find(service, 'code', id),
    newPersonKey(service: string): PersonKey {
      const secret = randomBytes(32);
      return { secret, wrapped: sealUnder(keys.issuing(service, 'person'), 'person', secret) };
    },
    openPersonKey: (service: string, wrapped: Uint8Array): PersonKey => ({
      secret: noting(() => openUnder(keys.get(service, 'person', keyIdOf(wrapped)), 'person', wrapped)),
      wrapped,
    }),
    seal: (key: PersonKey, purpose: string, plain: string) => seal(key.secret, purpose, Buffer.from(plain)),
    open: (key: PersonKey, purpose: string, sealed: Uint8Array) =>
      noting(() => open(key.secret, purpose, sealed).toString()),
    unreadable: () => unreadable,
    sealFor: (service: string, context: string, plain: string) =>
      sealUnder(keys.issuing(service, 'person'), `service ${context}`, Buffer.from(plain)),
    openFor: (service: string, context: string, sealed: Uint8Array) =>
      openUnder(keys.get(service, 'person', keyIdOf(sealed)), `service ${context}`, sealed).toString(),
    secretsFor(service: string, label: string) {
      const newest = keys.issuing(service, 'person');
      const others = held.of(service, 'person').filter((key) => key !== newest);
      return [newest, ...others].map((key) => createHmac('sha256', key.secret).update(`countersign ${label}`).digest());
    },
  });
}
