/** What the recorder has to know of an application; nothing of it says how anybody could tell that one is signed in. */
import type { Tab } from '../../browsers/index.ts';
import type { Application } from '../schema.ts';

/** Where a started application may keep its files, and where it is to listen. */
export interface Place {
  /** An empty folder, removed afterwards. */
  readonly folder: string;
  /** On 127.0.0.1. */
  readonly port: number;
  /** The host that browsers know it by. */
  readonly host: string;
}

/** Programs to run, in their order; the last one stays. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

export interface Recipe extends Pick<Application, 'app' | 'software' | 'stack' | 'from'> {
  /** A made-up registrable domain of its own. */
  readonly host: string;
  /** Writes what the application wants to find in its folder, with the one account that there is. */
  prepare(place: Place): void | Promise<void>;
  commands(place: Place): readonly Command[];
  /** What its owner would do once, at the first start. */
  started?(place: Place): Promise<void>;
  /** What a person opens first. */
  readonly home: string;
  /** Where somebody signed in finds the way out, if not at home. */
  readonly account?: string;
  /** Visited by the anonymous visitor, one after the other; the last has the log-in form. */
  readonly publicPages: readonly string[];
  /** There and visible when a page of that state is done, and in no other state. */
  readonly done: { readonly visitor: string; readonly form: string; readonly signedIn: string };
  /** Fills the form in on the page that has it, and sends it. */
  signIn(tab: Tab, password: string): Promise<void>;
  /** There when a wrong password was refused. */
  readonly refused: string | (() => unknown);
  /** The application's own way out, from a page of somebody signed in. */
  signOut(tab: Tab): Promise<void>;
  /** Asks the server, from a page that was just opened at `home`; never looks at cookies or storage. */
  isSignedIn(tab: Tab): Promise<boolean>;
}

/** The one account of every recorded application. */
export const USER = 'maria';
export const PASSWORD = 'Lantern-7-Harbour';
export const WRONG = 'Lantern-8-Harbour';

/** The commit whose rules for judging were final before anything was recorded here. */
export const FROZEN_AT = '0b71ccd';
