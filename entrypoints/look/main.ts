/** The empty page whose frames let the background look at a site's stores. */

import { serveLookPage } from '@/utils/adapters/look-page';

serveLookPage();
