/** A message to be sent, as rows: the record of it, and its place in the outbox. */
import type { NewMessage } from '../../engine/ports.ts';
import { type Column, column, markIn } from '../columns.ts';
import { uuidOf } from '../ids.ts';

/** Columns of what may bring a message with it; all null where it brings none. */
export const messageColumns = <T>(of: (row: T) => NewMessage | null): readonly Column<T>[] => [
  column('message', 'uuid', (row) => {
    const m = of(row);
    return m && uuidOf(m.id);
  }),
  column('sender', 'text', (row) => of(row)?.sender ?? null),
  column('message_channel', 'text', (row) => of(row)?.channel ?? null),
  column('reference_mark', 'bytea', (row) => markIn(of(row)?.referenceMark)),
];

/** Two parts of a WITH: the messages of the rows of `won` that bring one, for the verification that the expression names. */
export const queueMessages = (verification: string, now: string): string => `
messages as (
  insert into message (id, service, verification, queued_at, updated_at, sender, channel, state, reference_mark)
  select message, service, ${verification}, ${now}, ${now}, sender, message_channel, 'queued', reference_mark
  from won where message is not null
), queued as (
  insert into outbox (message, service, verification, sender, due)
  select message, service, ${verification}, sender, ${now} from won where message is not null
)`;
