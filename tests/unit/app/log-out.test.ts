import { beforeEach, describe, expect, it } from 'vitest';
import { seedInstagram, seedNeighbours } from '../../fakes/seed';
import { forget, secondLook, startWorker, targetOf } from '../../fakes/worker';
import { FakeWorld } from '../../fakes/world';

let world: FakeWorld;
const receipt = () => [...world.receipts.values()].at(-1);

beforeEach(() => {
  world = seedNeighbours(seedInstagram(new FakeWorld()));
});

async function logOut(...domains: string[]): Promise<void> {
  const worker = startWorker(world);
  await worker.forgetting.request(
    domains.map((domain) => targetOf(domain)),
    'log-out',
  );
  await worker.forgetting.resume();
}

describe('logging out', () => {
  it('tells the site, takes the login, and leaves everything else of it', async () => {
    const kept = world.keptBy('instagram.com');
    await logOut('instagram.com');
    expect(world.server.told).toEqual(['instagram.com']);
    expect(world.cookiesOf('instagram.com').sort()).toEqual(['dot', 'embedded', 'mid']);
    expect(world.keptBy('instagram.com')).toEqual(kept);
    expect(world.tabs.filter(({ address }) => address.includes('instagram')).every(({ held }) => held)).toBe(
      true,
    );
    expect(receipt()).toMatchObject({
      scope: 'log-out',
      verdict: 'clean',
      signOut: { result: 'confirmed' },
      cookies: { found: 1, left: 0 },
      stores: { found: 0, left: 0 },
      kept: 3,
    });
    expect(world.server.open).toBe(0);
    expect(world.quarantine).toEqual([]);
  });

  it('takes the login here where the site was not told', async () => {
    world.server.outage = 'offline';
    await logOut('instagram.com');
    expect(world.cookiesOf('instagram.com')).not.toContain('sessionid');
    expect(receipt()).toMatchObject({
      verdict: 'clean',
      signOut: { result: 'no-answer', trouble: 'offline' },
      cookies: { found: 1, left: 0 },
    });
  });

  it('keeps what the catalogue names for a quick return, even among a site’s own cookies', async () => {
    world.addCookie({ name: 'datr', domain: 'instagram.com' });
    await logOut('instagram.com');
    expect(world.cookiesOf('instagram.com')).toContain('datr');
  });

  it('tells a saved login from what every visitor gets', async () => {
    world.addCookie({ name: 'li_at', domain: 'www.linkedin.com' });
    world.addCookie({ name: 'bcookie', domain: 'linkedin.com' });
    await logOut('linkedin.com');
    expect(receipt()).toMatchObject({ kept: 1 });
    expect(receipt()).not.toHaveProperty('keptLogin');
    world.addCookie({ name: 'li_at', domain: 'www.linkedin.com' });
    world.addCookie({ name: 'li_rm', domain: 'linkedin.com' });
    await logOut('linkedin.com');
    expect(receipt()).toMatchObject({ kept: 2, keptLogin: true });
  });

  it('counts the accounts where the login’s cookies name more than one', async () => {
    world.addCookie({ name: 'ds_user_id', domain: 'instagram.com', value: '42' });
    await logOut('instagram.com');
    expect(receipt()).not.toHaveProperty('accounts');
    world.server.ended.clear();
    world.addCookie({ name: 'sessionid', domain: 'instagram.com', value: '42%3Adef' });
    world.addCookie({ name: 'ds_user_id', domain: 'instagram.com', value: '42' });
    world.addCookie({ name: 'ds_user_id', domain: 'www.instagram.com', hostOnly: true, value: '61' });
    await logOut('instagram.com');
    expect(receipt()).toMatchObject({ accounts: 2, signOut: { result: 'confirmed' } });
  });

  it('takes every cookie of an unknown site that did not confirm: any of them may be the session', async () => {
    world.server.hasControl = false;
    world.addCookie({ name: 'remember_token', domain: 'club.example', value: 'x'.repeat(20) });
    world.addCookie({ name: 'psid', domain: 'club.example' });
    await logOut('club.example');
    expect(receipt()).toMatchObject({ signOut: { result: 'only-here', trouble: 'no-way-known' }, kept: 0 });
    expect(world.cookiesOf('club.example')).toEqual([]);
  });

  it('leaves the other cookies of an unknown site that did', async () => {
    world.addCookie({ name: 'remember_token', domain: 'club.example', value: 'x'.repeat(20) });
    world.addCookie({ name: 'colour', domain: 'club.example' });
    await logOut('club.example');
    expect(receipt()).toMatchObject({ signOut: { result: 'confirmed' }, kept: 1 });
    expect(world.cookiesOf('club.example')).toEqual(['colour']);
  });

  it('is tried again, by its receipt, as a log-out', async () => {
    await logOut('instagram.com');
    const [first] = world.receipts.keys();
    const worker = startWorker(world);
    world.now += 1;
    await worker.forgetting.retry(first ?? '');
    await worker.forgetting.resume();
    expect(receipt()).toMatchObject({ scope: 'log-out' });
    expect(world.cookiesOf('instagram.com')).toContain('mid');
  });
});

describe('the site’s server', () => {
  it('is told before anything is forgotten, and what it took counts as found', async () => {
    await forget(startWorker(world), 'instagram.com');
    expect(receipt()).toMatchObject({
      scope: 'forget',
      signOut: { result: 'confirmed' },
      cookies: { found: 4, left: 0 },
    });
  });

  it('that refuses is said to accept the old session still', async () => {
    world.server.refuses = 'token-refused';
    await forget(startWorker(world), 'instagram.com');
    expect(receipt()?.signOut).toEqual({ result: 'still-accepted', trouble: 'token-refused' });
    expect(world.cookiesOf('instagram.com')).toEqual([]);
  });

  it('is not told where its log-out would end the login elsewhere, not even by its own control', async () => {
    world.addCookie({ name: '_t', domain: 'meta.discourse.org' });
    await logOut('meta.discourse.org');
    expect(world.server.told).toEqual([]);
    expect(receipt()).toMatchObject({
      verdict: 'clean',
      signOut: { result: 'only-here', trouble: 'would-end-all' },
    });
    expect(world.cookiesOf('meta.discourse.org')).toEqual([]);
  });

  it('that looks the same to everybody confirms nothing', async () => {
    world.server.isInscrutable = true;
    await forget(startWorker(world), 'instagram.com');
    expect(receipt()?.signOut).toEqual({ result: 'no-answer', trouble: 'cannot-tell' });
  });

  it('is not talked to where nobody is signed in', async () => {
    world.cookies = world.cookies.filter(({ name }) => name !== 'sessionid');
    await forget(startWorker(world), 'instagram.com');
    expect(world.server.visits).toEqual([]);
    expect(receipt()?.signOut).toBeUndefined();
  });

  it('is told once, when the worker dies after that', async () => {
    const dying = startWorker(world, 4);
    await Promise.race([dying.died, forget(dying, 'instagram.com')]);
    expect(world.openSteps()).toEqual(['quarantine']);
    await startWorker(world).forgetting.resume();
    expect(world.server.visits).toEqual(['instagram.com']);
    expect(receipt()?.signOut).toEqual({ result: 'confirmed' });
  });

  it('is told again by the next start of the browser, as long as the login is there', async () => {
    world.server.outage = 'offline';
    const dying = startWorker(world, 3);
    await Promise.race([dying.died, forget(dying, 'instagram.com')]);
    world.server.outage = undefined;
    world.run = 'run-2';
    await startWorker(world).forgetting.resume();
    expect(world.server.told).toEqual(['instagram.com']);
    expect(receipt()?.signOut).toEqual({ result: 'confirmed' });
  });

  it('that confirmed is not told again, although the browser brought the cookie back', async () => {
    const dying = startWorker(world, 3);
    const old = world.cookies.filter(({ name }) => name === 'sessionid');
    await Promise.race([dying.died, forget(dying, 'instagram.com')]);
    world.run = 'run-2';
    world.cookies.push(...old);
    await startWorker(world).forgetting.resume();
    expect(world.server.visits).toEqual(['instagram.com']);
    expect(receipt()?.signOut).toEqual({ result: 'confirmed' });
    expect(world.cookiesOf('instagram.com')).toEqual([]);
  });

  it('that was told as the worker died, with its cookies gone, is claimed nothing of', async () => {
    const dying = startWorker(world, 2);
    await Promise.race([dying.died, forget(dying, 'instagram.com')]);
    expect(world.openSteps()).toEqual(['sign-out']);
    world.cookies = world.cookies.filter(({ name }) => name !== 'sessionid');
    await startWorker(world).forgetting.resume();
    expect(receipt()?.signOut).toEqual({ result: 'no-answer', trouble: 'cannot-tell' });
  });

  it('is told while no quarantine stands around it, also not for another wipe', async () => {
    const worker = startWorker(world);
    await forget(worker, 'instagram.com', 'facebook.com');
    expect(world.server.open).toBe(0);
    expect([...world.receipts.values()].map(({ signOut }) => signOut?.result)).toEqual([
      'confirmed',
      'confirmed',
    ]);
  });
});

it('names identity providers that are signed in here still', async () => {
  world.addCookie({ name: 'SID', domain: 'google.com' });
  world.addCookie({ name: '__Secure-1PSID', domain: 'google.com' });
  const worker = startWorker(world);
  await worker.watch.lookAtAll();
  await forget(worker, 'instagram.com');
  await secondLook(world, worker);
  expect(receipt()?.providers).toContain('Google');
  expect(receipt()?.providers).not.toContain('Instagram');
});

it('names linked accounts that could sign back in, though they sign in nowhere else', async () => {
  world.addCookie({ name: 'sessionid', domain: 'threads.com', value: '42%3Aabc' });
  world.addCookie({
    name: 'auth_token',
    domain: 'unknown.example',
    value: 'b7e23ec29af22b0b4e41da31e868d572',
  });
  const worker = startWorker(world);
  await worker.watch.lookAtAll();
  await forget(worker, 'instagram.com');
  await secondLook(world, worker);
  expect(receipt()?.providers).toContain('Threads');
  expect(receipt()?.providers).not.toContain('unknown.example');
});
