/** Whether a host can only be this machine, where nothing on the way can listen in. Pure. */

/** `host`: a name or an address, IPv6 with or without brackets. Names below `.localhost` count too (RFC 6761, section 6.3). */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return name === '::1' || /^127(\.\d{1,3}){3}$/.test(name) || /(^|\.)localhost$/.test(name);
}
