/** Builds the adapters and the use cases and hands them to the listeners; nothing happens here. */

import { defineBackground } from 'wxt/utils/define-background';
import { access } from '@/utils/adapters/access';
import { badge } from '@/utils/adapters/badge';
import { board } from '@/utils/adapters/board';
import { cookieJar } from '@/utils/adapters/cookie-jar';
import { correctionNotes } from '@/utils/adapters/corrections';
import { frontTab } from '@/utils/adapters/front-tab';
import { guideNotes } from '@/utils/adapters/guide-notes';
import { history } from '@/utils/adapters/history';
import { journal } from '@/utils/adapters/journal';
import { lookout } from '@/utils/adapters/lookout';
import { memory } from '@/utils/adapters/memory';
import { pageEye } from '@/utils/adapters/page-eye';
import { quarantine } from '@/utils/adapters/quarantine';
import { seenSites } from '@/utils/adapters/seen-sites';
import { siteData } from '@/utils/adapters/site-data';
import { siteTabs } from '@/utils/adapters/site-tabs';
import { siteTalk } from '@/utils/adapters/site-talk';
import { wakeUp } from '@/utils/adapters/wake-up';
import { wellKnown } from '@/utils/adapters/well-known';
import { world } from '@/utils/adapters/world';
import { createSiteAsking } from '@/utils/app/ask-site';
import { createCorrecting } from '@/utils/app/correct';
import { createForgetting } from '@/utils/app/forget-sites';
import { createGuide } from '@/utils/app/guide';
import { createLoginWatch } from '@/utils/app/watch-logins';
import { createSignInWatch } from '@/utils/app/watch-sign-ins';
import { catalogue } from '@/utils/catalogue';
import { answerCorrections } from './corrections';
import { listen } from './listeners';

export default defineBackground({
  type: 'module',
  main() {
    const watch = createLoginWatch({
      jar: cookieJar,
      board,
      memory,
      access,
      badge,
      world,
      catalogue,
      seen: seenSites,
      corrections: correctionNotes,
    });
    const correcting = createCorrecting({
      jar: cookieJar,
      board,
      world,
      catalogue,
      corrections: correctionNotes,
      lookAgain: watch.lookAfterCorrection,
      siteChanged: watch.siteChanged,
    });
    const signIns = createSignInWatch({
      jar: cookieJar,
      eye: pageEye,
      seen: seenSites,
      world,
      catalogue,
      siteChanged: watch.siteChanged,
    });
    const forgetting = createForgetting({
      jar: cookieJar,
      siteData,
      lookout,
      siteTabs,
      history,
      siteTalk,
      journal,
      memory: {
        ...memory,
        // What was seen of a site is forgotten with where it kept its data.
        async forgetPlaces(domains, storeId) {
          await signIns.forget(domains, storeId);
          await memory.forgetPlaces(domains, storeId);
        },
      },
      world,
      board,
      quarantine,
      access,
      wakeUp,
      catalogue,
      corrections: correcting,
      report: (problem) => watch.report(problem),
    });
    const guide = createGuide({ jar: cookieJar, memory, world, catalogue, guideNotes, wellKnown, frontTab });
    const asking = createSiteAsking({
      jar: cookieJar,
      siteTalk,
      siteTabs,
      memory,
      board,
      seen: seenSites,
      world,
      catalogue,
      inTurn: signIns.inTurn,
      siteChanged: watch.siteChanged,
    });
    listen({ watch, forgetting, guide, signIns, asking });
    answerCorrections(correcting);
  },
});
