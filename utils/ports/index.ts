/** What the use cases need from the outside world, as interfaces. Adapters fulfil these with a real browser, fakes in unit tests. */

export type * from './around';
export * from './keep';
export type * from './site';
export type * from './talk';
