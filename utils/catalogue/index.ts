/** The catalogue as it is shipped: read once, at the start of the background. */

import { type Catalogue, readCatalogue } from '../core/catalogue';
import sites from './sites.json';

/** Every reviewed site. */
export const catalogue: Catalogue = readCatalogue(sites);
