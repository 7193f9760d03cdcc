/** The options page's entry: wires the stored settings, the corrections and the browser's permission to the screen. */

import { effect } from '@preact/signals';
import { render } from 'preact';
import { Corrections } from '@/components/options/Corrections';
import { OptionsPage } from '@/components/options/OptionsPage';
import { isFirefox } from '@/utils/adapters/browser';
import {
  giveBackHistoryPermission,
  hasHistoryPermission,
  onPermissionsChanged,
  requestHistoryPermission,
} from '@/utils/adapters/history-permission';
import { loadSettings, onSettingsChanged, saveSettings } from '@/utils/adapters/settings';
import { applyLanguage, t } from '@/utils/i18n';
import { correctionDoors } from '@/utils/view/correction-doors';
import { createCorrectionsStore } from '@/utils/view/corrections-store';
import { createOptionsStore } from '@/utils/view/options-store';

const root = document.getElementById('options');
const store = createOptionsStore({
  load: async () => {
    const { settings, isDamaged } = await loadSettings();
    return { forgetHistory: settings.forgetHistory, isDamaged };
  },
  save: async (forgetHistory) => {
    const { settings } = await loadSettings();
    await saveSettings({ ...settings, forgetHistory });
  },
  isAllowed: hasHistoryPermission,
  ask: requestHistoryPermission,
  giveBack: giveBackHistoryPermission,
  onChange: (listener) => {
    onSettingsChanged(listener);
    onPermissionsChanged(listener);
  },
});

const corrections = createCorrectionsStore(correctionDoors);

applyLanguage(document.documentElement);
document.title = t('optionsTitle');

effect(() => {
  if (!root || !store.state.value) return;
  render(
    <OptionsPage
      state={store.state.value}
      hasContainers={isFirefox}
      onHistory={(wanted) => void store.setHistory(wanted)}
    >
      {corrections.state.value && (
        <Corrections
          state={corrections.state.value}
          onUndo={(site) => void corrections.undo(site)}
          onExport={() => void corrections.exportFile()}
          onImport={(file) => void corrections.importFile(file)}
        />
      )}
    </OptionsPage>,
    root,
  );
});
