/** Bodies: UTF-8 JSON, nothing else. What is not well-formed is refused before it is looked at. */
import { CountersignError } from '../engine/errors.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

export function decodeText(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new CountersignError('invalid_json', [{ path: 'body', message: 'is not UTF-8' }]);
  }
}

export function parseJson(text: string): unknown {
  if (text.trim() === '')
    throw new CountersignError('body_missing', [{ path: 'body', message: 'is missing: send a JSON object' }]);
  try {
    return JSON.parse(text);
  } catch {
    throw new CountersignError('invalid_json', [{ path: 'body', message: 'is not JSON' }]);
  }
}
