/** A forgotten password, and what is asked again of who is signed in already. */
import { askCode, enterCode } from '../../acts.ts';
import { SECOND } from '../../spans.ts';
import { rightful } from '../../truth.ts';
import type { Doing, World } from '../../world.ts';
import { addressOf, type Person, requesterOf } from '../person.ts';
import { typedBy } from './sign-in.ts';

export function* recover(world: World, person: Person): Doing {
  const { chance, account, username } = person;
  const requester = requesterOf(world, person, { session: null });
  for (let i = chance.whole(0, 3); i > 0; i--) {
    world.tell({ type: 'password.tried', account, username, result: 'wrong', requester });
    yield chance.around(11 * SECOND, 0.5);
  }
  const to = person.email !== null && chance.happens(0.35) ? person.email : addressOf(person);
  const wish = { purpose: 'recovery' as const, to, account, typed: typedBy(person), requester };
  if (!(yield* enterCode(world, askCode(world, wish, rightful('recovery')), chance))) return;
  yield chance.around(25 * SECOND, 0.5);
  world.tell({ type: 'password.changed', account, requester });
}

/** Paying, exporting, deleting: the service asks again who it is. */
export function* confirmAction(world: World, person: Person): Doing {
  const { chance, account } = person;
  const requester = requesterOf(world, person);
  const wish = { purpose: 'sensitive_action' as const, to: addressOf(person), account, typed: null, requester };
  yield* enterCode(world, askCode(world, wish, rightful('sensitive-action')), chance);
}

const APPS = ['PhotoPress', 'TuneDeck', 'MealPlanner', 'Statly', 'QuizNight', 'CalendarBridge'];

/** Another platform is linked: by code, and a grant stands afterwards. */
export function* linkApp(world: World, person: Person): Doing {
  const { chance, account } = person;
  const requester = requesterOf(world, person);
  const wish = { purpose: 'link_app' as const, to: addressOf(person), account, typed: null, requester };
  if (!(yield* enterCode(world, askCode(world, wish, rightful('link-app')), chance))) return;
  const grant = world.id(9);
  person.grants.push(grant);
  world.tell({
    type: 'grant.created',
    account,
    grant,
    app: chance.pick(APPS),
    scopes: chance.sample(['profile', 'offline', 'contacts'], chance.whole(1, 3)),
  });
}
