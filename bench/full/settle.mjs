// The parts that a database of many codes lies in, and how it is left when it is filled.
import { fromDist } from '../dist.mjs';
import { query } from '../postgres/databases.mjs';
import { dropSample } from './multiply.mjs';
import { sizesOf } from './sizes.mjs';

export const RECORDS_DAYS = 90;
const DAY_MS = 86_400_000;

/** Nodes would have dropped the parts of each day again: the time is gone through twice, so there is one, and it is cut at the end. */
const ONE_COMPANY = `
do $$ declare part regclass; begin
  for part in select inhrelid::regclass from pg_inherits where inhparent = 'company'::regclass loop
    execute format('drop table %s', part);
  end loop;
end $$;
create table company_first partition of company for values from (minvalue) to (maxvalue) with (fillfactor = 80)`;

/** As nodes would have done it in that time. */
export async function makePartsSince(pool, from) {
  const { makeParts } = await fromDist('store', 'index.js');
  for (let day = 0; day <= RECORDS_DAYS; day += 7) await makeParts(pool, from + day * DAY_MS, RECORDS_DAYS);
  await pool.query(ONE_COMPANY);
}

/**
 * What only filling needed goes, and what is past its time, and what autovacuum has not come to yet is done. Once: a database that was
 * measured on since stays as it is. Answers the sizes it has then.
 */
export async function settle(config, say) {
  const [known] = await query(config, "select to_regclass('filling.sizes') is not null as is");
  if (known.is) return (await query(config, 'select tables from filling.sizes'))[0].tables;
  say('vacuum …');
  const { dropOldParts, makeParts, openPool } = await fromDist('store', 'index.js');
  const pool = openPool({ ...config, max: 2 });
  await makeParts(pool, Date.now(), RECORDS_DAYS);
  await dropOldParts(pool, Date.now(), RECORDS_DAYS, () => {});
  await pool.end();
  await dropSample(config);
  await query(config, 'vacuum (analyze)');
  const tables = await sizesOf(config);
  await query(config, 'create table filling.sizes (tables jsonb not null)');
  await query(config, 'insert into filling.sizes values ($1)', [JSON.stringify(tables)]);
  await query(config, 'checkpoint');
  return tables;
}
