/** What really carries the login: each piece is taken from a login of its own, and the server is asked. */
import type { Recipe } from './recipe.ts';
import type { Visitor } from './visitor.ts';

const SHORT = { localStorage: 'local', sessionStorage: 'session', indexedDB: 'indexed' } as const;

interface Piece {
  readonly name: string;
  take(visitor: Visitor): Promise<void>;
}

/** @returns `cookie:NAME`, `local:KEY`, `session:KEY`, `indexed:KEY` of each piece without which the login is over. */
export async function carriersOf(
  recipe: Recipe,
  visitor: Visitor,
  signIn: () => Promise<void>,
): Promise<string[]> {
  const carriers: string[] = [];
  const anew = async () => {
    await visitor.forget();
    await signIn();
    return await piecesOf(visitor);
  };
  for (const { name } of await anew()) {
    const piece = (await anew()).find((one) => one.name === name);
    if (!piece) throw new Error(`${recipe.app}: a second login has no ${name}`);
    await piece.take(visitor);
    await visitor.open(recipe.home, 'html');
    if (!(await recipe.isSignedIn(visitor.tab))) carriers.push(name);
  }
  return carriers;
}

async function piecesOf(visitor: Visitor): Promise<Piece[]> {
  const cookies = (await visitor.cookies()).map((cookie) => ({
    name: `cookie:${cookie.name}`,
    take: (from: Visitor) => from.takeCookie(cookie),
  }));
  const kept = (await visitor.kept()).map((one) => ({
    name: `${SHORT[one.kind]}:${one.key}`,
    take: (from: Visitor) => from.takeKept(one),
  }));
  return [...cookies, ...kept];
}
