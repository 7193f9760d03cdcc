/** `browser.storage` in memory, with what the other parts of the browser say of private windows. */

export type Area = 'local' | 'session';

export class FakeStorage {
  readonly kept: Record<Area, Record<string, unknown>> = { local: {}, session: {} };
  writes = 0;
  inIncognitoContext = false;

  /** What `utils/adapters/browser` gives, as far as storage goes. */
  readonly browser = {
    storage: { local: this.#area('local'), session: this.#area('session') },
    extension: this,
  };

  #area(area: Area) {
    return {
      // Structured clones, as through the real one.
      get: async (key: string) => {
        const value = this.kept[area][key];
        return value === undefined ? {} : { [key]: structuredClone(value) };
      },
      remove: async (key: string) => {
        delete this.kept[area][key];
      },
      set: async (items: Record<string, unknown>) => {
        this.writes += 1;
        Object.assign(this.kept[area], structuredClone(items));
      },
    };
  }
}
