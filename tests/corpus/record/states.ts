/** Walks an application through its states, in their order, and asks its server in each who is signed in. */
import type { Application, RecordedState } from '../schema.ts';
import { askHome } from './ask.ts';
import { carriersOf } from './carriers.ts';
import { PASSWORD, type Place, type Recipe, WRONG } from './recipe.ts';
import { changesSince, type Jar, readState } from './state.ts';
import type { Visitor } from './visitor.ts';

/** @throws Error when the server says another thing of a state than it should. */
export async function statesOf(
  recipe: Recipe,
  place: Place,
  visitor: Visitor,
): Promise<Pick<Application, 'states' | 'carriers'>> {
  const { tab } = visitor;
  const { home, publicPages, done } = recipe;
  const states: RecordedState[] = [];
  const jars = new Map<string, Jar>();

  /** The state on the screen, what its server says, and what its home page answers to a plain request. */
  const take = async (state: RecordedState['state'], expected: boolean, since?: string) => {
    await visitor.settle();
    const { recorded, jar } = await readState(state, visitor);
    jars.set(state, jar);
    const before = since === undefined ? undefined : jars.get(since);
    const changes = since !== undefined && before && changesSince(since, before, jar);
    const cookies = await visitor.cookies();
    const signedIn = state === 'fresh' ? false : await asked(recipe, visitor);
    if (signedIn !== expected) throw new Error(`${recipe.app}, ${state}: the server says ${signedIn}`);
    await tab.goto('about:blank');
    const ask = await askHome({ ...place, home }, cookies, tab);
    states.push({ ...recorded, signedIn, ...(changes && { changes }), ask });
  };
  const form = () => visitor.open(publicPages.at(-1) ?? home, done.form);
  const signIn = async () => {
    await form();
    await recipe.signIn(tab, PASSWORD);
    await tab.waitFor(done.signedIn);
    await visitor.settle();
  };

  await visitor.open(home, done.visitor);
  await take('fresh', false);
  for (const path of publicPages.slice(0, -1)) await visitor.open(path, 'body');
  await form();
  await take('anonymous', false, 'fresh');
  await form();
  await recipe.signIn(tab, WRONG);
  await tab.waitFor(recipe.refused);
  await take('login-failed', false, 'anonymous');
  await signIn();
  await take('signed-in', true, 'anonymous');
  await visitor.open(recipe.account ?? home, done.signedIn);
  await recipe.signOut(tab);
  await tab.waitFor(done.visitor);
  await take('signed-out', false, 'signed-in');
  return { states, carriers: await carriersOf(recipe, visitor, signIn) };
}

async function asked(recipe: Recipe, visitor: Visitor): Promise<boolean> {
  await visitor.open(recipe.home, 'html');
  return await recipe.isSignedIn(visitor.tab);
}
