/** The page that nobody sees, in which the background has a site's text read without running any of it. */

import { serveReaderPage } from '@/utils/adapters/page-reader';

serveReaderPage();
