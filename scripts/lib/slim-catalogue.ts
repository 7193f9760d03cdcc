/** Ships the catalogue without its sources and notes: those are for reviewers, and four fifths of the file. */

import type { Plugin } from 'vite';
import { readEntries } from '../../utils/core/site-entry';

const CATALOGUE = /\/utils\/catalogue\/sites\.json$/;

/** Keeps of the catalogue what its schema names. A build with an entry that does not fit the schema fails. */
export function slimCatalogue(): Plugin {
  return {
    name: 'slim-catalogue',
    // Before Vite makes a module of the JSON.
    enforce: 'pre',
    transform(code, id) {
      if (!CATALOGUE.test(id.split('?')[0] ?? '')) return undefined;
      return { code: JSON.stringify(readEntries(JSON.parse(code))), map: null };
    },
  };
}
