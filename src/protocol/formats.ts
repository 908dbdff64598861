/** The two formats that a pattern cannot judge alone: a time in UTC (RFC 3339, `Z` only), and an IP address. */

const TIME = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?Z$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** `2026-11-02T08:00:01.200Z`: a day that exists, no leap second, milliseconds or not. */
export function isUtcTime(text: string): boolean {
  const match = TIME.exec(text);
  if (!match) return false;
  const day = Number(match[3]);
  return day >= 1 && day <= daysIn(Number(match[1]), Number(match[2]));
}

const V4_PART = /^(?:0|[1-9]\d{0,2})$/;
const V6_GROUP = /^[0-9A-Fa-f]{1,4}$/;

const isV4 = (text: string): boolean => {
  const parts = text.split('.', 5);
  return parts.length === 4 && parts.every((part) => V4_PART.test(part) && Number(part) < 256);
};

/** How many of the eight groups a part names; NaN if it is not made of groups. The last may be an IPv4 address (RFC 4291 2.2). */
function countGroups(part: string, isLast: boolean): number {
  if (part === '') return 0;
  const groups = part.split(':', 9);
  const tail = isLast && groups.at(-1)?.includes('.') ? groups.pop() : undefined;
  if (tail !== undefined && !isV4(tail)) return Number.NaN;
  return groups.every((group) => V6_GROUP.test(group)) ? groups.length + (tail === undefined ? 0 : 2) : Number.NaN;
}

function isV6(text: string): boolean {
  const halves = text.split('::', 3);
  if (halves.length === 1) return countGroups(text, true) === 8;
  const [head = '', tail = ''] = halves;
  return halves.length === 2 && countGroups(head, false) + countGroups(tail, true) <= 7;
}

/** IPv4 in four decimal parts, or IPv6 without a zone. */
export const isIp = (text: string): boolean => text.length <= 45 && (text.includes(':') ? isV6(text) : isV4(text));
