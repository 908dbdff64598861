/** Random bytes from the system, fetched a page at a time: asking for a dozen costs as much as asking for thousands. */
import { randomFillSync } from 'node:crypto';

const PAGE = 4096;
const page = Buffer.alloc(PAGE);
let used = PAGE;

/** Bytes of their own, given out once and wiped from the page. */
export function randomBytes(length: number): Buffer {
  if (length > PAGE) return randomFillSync(Buffer.alloc(length));
  if (used + length > PAGE) {
    randomFillSync(page);
    used = 0;
  }
  const bytes = Buffer.from(page.subarray(used, used + length));
  page.fill(0, used, used + length);
  used += length;
  return bytes;
}
