/** A contact changes: the old one confirms, the new one is proved. */
import { askCode, enterCode } from '../../acts.ts';
import { SECOND } from '../../spans.ts';
import { rightful } from '../../truth.ts';
import type { Doing, World } from '../../world.ts';
import { addressOf, type Person, requesterOf } from '../person.ts';
import { phoneAtHome } from './sign-in.ts';

export function* changeContact(world: World, person: Person): Doing {
  const { chance, account, country, phone } = person;
  const requester = requesterOf(world, person);
  const old = addressOf(person);
  const first = { purpose: 'change_contact' as const, to: old, account, typed: null, requester };
  if (!(yield* enterCode(world, askCode(world, first, rightful('change-contact')), chance))) return;
  yield chance.around(20 * SECOND, 0.5);
  const contact = world.places.number(country, chance);
  world.people.hold(contact, person);
  world.tell({ type: 'contact.added', account, contact });
  const typed = phoneAtHome(contact, country, chance.happens(0.7));
  const second = { purpose: 'confirm_contact' as const, to: contact, account, typed, requester };
  if (!(yield* enterCode(world, askCode(world, second, rightful('change-contact')), chance))) return;
  world.tell({ type: 'contact.verified', account, contact });
  if (phone !== null) {
    yield SECOND;
    world.tell({ type: 'contact.removed', account, contact: phone });
    world.people.hold(phone, 'nobody');
  }
  person.phone = contact;
}
