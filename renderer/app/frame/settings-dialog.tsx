import { useWorkspace, workspaceStore } from '#renderer/state/workspace.ts';
import type { WorkspaceState } from '#renderer/state/workspace-state.ts';
import { useCodebookLanguage, useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { interfaceSizes, useInterfaceSize } from './appearance.ts';
import { languageChoices, languageName } from '#words/language-name.ts';
import { languages, type Language } from '#words/words.ts';
import styles from './settings-dialog.module.css';

const themes: readonly WorkspaceState['theme'][] = ['system', 'light', 'dark'];
/** Sizes of source text in px; 17 is the default that the typeface was chosen for. */
const textSizes: readonly number[] = [15, 17, 19, 21, 24];

/** Appearance and language of Concord. Every choice takes effect at once. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { t, language: own } = useWords();
  const { theme, language, textSize } = useWorkspace((state) => state);
  const [interfaceSize, setInterfaceSize] = useInterfaceSize();
  const [codebookLanguage, setCodebookLanguage] = useCodebookLanguage();
  return (
    <Dialog title={t('shell:settings_title')} isOpen onClose={onClose} size="medium">
      <div className={styles.rows}>
        <span>{t('shell:language')}</span>
        <SegmentedControl
          label={t('shell:language')}
          segments={[{ value: 'system', label: t('shell:language_system') }, ...languageChoices]}
          value={language}
          onChange={(value) => workspaceStore.setState({ language: value })}
        />
        <span>{t('shell:codebook_language')}</span>
        <SegmentedControl
          label={t('shell:codebook_language')}
          segments={[
            { value: 'interface', label: t('shell:codebook_language_interface') },
            ...languages.map((value) => ({
              value,
              label: t('shell:codebook_language_first', { language: languageName(own, mainTag(value)) }),
            })),
          ]}
          value={codebookLanguage}
          onChange={setCodebookLanguage}
        />
        <span>{t('shell:theme')}</span>
        <SegmentedControl
          label={t('shell:theme')}
          segments={themes.map((value) => ({ value, label: t(`shell:theme_${value}`) }))}
          value={theme}
          onChange={(value) => workspaceStore.setState({ theme: value })}
        />
        <span>{t('shell:interface_size')}</span>
        <SegmentedControl
          label={t('shell:interface_size')}
          segments={interfaceSizes.map((value) => ({ value, label: t(`shell:size_${value}`) }))}
          value={interfaceSize}
          onChange={setInterfaceSize}
        />
        <span>{t('shell:text_size')}</span>
        <SegmentedControl
          label={t('shell:text_size')}
          segments={textSizes.map((size) => ({ value: String(size), label: size }))}
          value={String(textSize)}
          onChange={(value) => workspaceStore.setState({ textSize: Number(value) })}
        />
      </div>
      <p className={styles.specimen}>{t('shell:specimen')}</p>
    </Dialog>
  );
}

/** `zh` of `zh-CN`: the name of the language without its script or country. */
function mainTag(language: Language): string {
  return language.split('-')[0] ?? language;
}
