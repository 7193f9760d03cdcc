/** Knows, for one site, which logins were ever given out and which of them are still good. */
import { randomBytes } from 'node:crypto';
import type { Account, SessionRecord } from './types.ts';

/** A session together with the secrets that stand for it. */
export interface Session extends SessionRecord {
  endedAt?: number;
  /** Every value that was ever good for it. */
  readonly tokens: Set<string>;
  /** Those that still are. */
  readonly live: Set<string>;
}

/** A random value fit for a cookie. */
export function secret(bytes = 15): string {
  return randomBytes(bytes).toString('base64url');
}

/** The sessions of one site. */
export class SessionTable {
  readonly all: Session[] = [];

  /** Opens a session for which `tokens` (all of them, each alone) are good. */
  open(account: Account, device: string, ...tokens: string[]): Session {
    const session: Session = {
      id: secret(6),
      user: account.user,
      device,
      createdAt: Date.now(),
      tokens: new Set(tokens),
      live: new Set(tokens),
    };
    this.all.push(session);
    return session;
  }

  /** The live session that this value is good for. */
  find(token: string | undefined): Session | undefined {
    return token ? this.all.find((session) => session.live.has(token)) : undefined;
  }

  /** Whether this value is, or ever was, somebody's login. */
  knows(token: string): boolean {
    return this.all.some((session) => session.tokens.has(token));
  }

  /** A further value for the same session. */
  add(session: Session, token: string): void {
    session.tokens.add(token);
    session.live.add(token);
  }

  /** Replaces all values of a session by a new one. */
  rotate(session: Session, token: string): void {
    session.live.clear();
    this.add(session, token);
  }

  /** Ends a session: none of its values is accepted from now on. */
  end(session: Session | undefined): void {
    if (!session || session.endedAt !== undefined) return;
    session.endedAt = Date.now();
    session.live.clear();
  }

  /** The sessions of one user that have not ended. */
  liveOf(user: string): Session[] {
    return this.all.filter((session) => session.user === user && session.endedAt === undefined);
  }

  /** What a test may see: no secrets. */
  records(): SessionRecord[] {
    return this.all.map(({ id, user, device, createdAt, endedAt }) => ({
      id,
      user,
      device,
      createdAt,
      endedAt,
    }));
  }
}

/** A device's name, as 'where you are logged in' pages show it. */
export function deviceName(userAgent: string | undefined): string {
  const agent = userAgent ?? '';
  const browser = /Firefox\//.test(agent)
    ? 'Firefox'
    : /Chrome\//.test(agent)
      ? 'Chromium'
      : 'Unknown browser';
  const system = /Windows/.test(agent)
    ? 'Windows'
    : /Mac OS/.test(agent)
      ? 'Mac'
      : /Linux/.test(agent)
        ? 'Linux'
        : 'computer';
  return `${browser} on ${system}`;
}
