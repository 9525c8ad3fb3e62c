import { BookA } from 'lucide-react';
import type { ProjectState } from '#renderer/state/project.ts';
import countingStyles from '#renderer/common/counts/counting.module.css';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { languageName } from '#words/language-name.ts';
import type { Words } from '#words/words.ts';
import { classOf, classSide, seconds, type WordChoices } from './word-choices.ts';

export interface WordsControlsProps {
  readonly choices: WordChoices;
  readonly languages: readonly string[];
  readonly onChange: (changed: Partial<WordChoices>) => void;
  readonly onEditRules: () => void;
}

const ALL = 'all';
/** How often, or in how many sources, a word must occur to be listed. */
const LEAST = [1, 2, 3, 5, 10, 20, 50, 100];

/** The name of a side: a kind, a class, or all others. */
export function sideName({ t }: Words, side: string, classes: ProjectState['tables']['class']): string {
  const id = classOf(side);
  if (id !== null) return classes.get(id)?.name ?? '';
  return side === 'others' ? t('words:others') : t(`counting:columns.${side}`);
}

/** The lines above the tables: what is compared, in which languages, and what is left out. */
export function WordsControls({ choices, languages, onChange, onEditRules }: WordsControlsProps) {
  const words = useWords();
  const { t } = words;
  const classes = useProject((state) => state.tables.class);
  const classIds = [...classes.keys()];
  const option = (value: string) => ({ value, label: sideName(words, value, classes) });
  return (
    <div className={countingStyles.controls}>
      <div className={countingStyles.line}>
        <SegmentedControl
          label={t('words:mode')}
          value={choices.mode}
          onChange={(mode) => onChange({ mode })}
          segments={(['frequency', 'marks'] as const).map((value) => ({
            value,
            label: t(`words:modes.${value}`),
          }))}
        />
        {choices.mode === 'marks' && (
          <>
            <Select
              look="pill"
              label={t('words:side')}
              value={choices.first}
              onChange={(first) => onChange({ first, second: seconds(first, classIds)[0] ?? 'others' })}
              options={['document', 'interview', ...classIds.map(classSide)].map(option)}
            />
            <Select
              look="pill"
              label={t('words:against')}
              value={choices.second}
              onChange={(second) => onChange({ second })}
              options={seconds(choices.first, classIds).map(option)}
            />
          </>
        )}
        {languages.length > 1 && (
          <SegmentedControl
            label={t('words:languages')}
            value={choices.language ?? ALL}
            onChange={(language) => onChange({ language: language === ALL ? null : language })}
            segments={[...languages, ALL].map((value) => ({
              value,
              label: value === ALL ? t('words:apart') : languageName(words.language, value),
            }))}
          />
        )}
      </div>
      <div className={countingStyles.line}>
        <Select
          look="pill"
          label={t('words:least')}
          value={String(choices.minCount)}
          onChange={(least) => onChange({ minCount: Number(least) })}
          options={LEAST.map((count) => ({
            value: String(count),
            label: t('words:least_times', { count }),
          }))}
          narrows={choices.minCount > 1}
        />
        <Select
          look="pill"
          label={t('words:least_in')}
          value={String(choices.minSources)}
          onChange={(least) => onChange({ minSources: Number(least) })}
          options={LEAST.map((count) => ({
            value: String(count),
            label: t('words:least_sources', { count }),
          }))}
          narrows={choices.minSources > 1}
        />
        <Switch
          isSelected={!choices.withStopWords}
          onChange={(without) => onChange({ withStopWords: !without })}
        >
          {t('words:without_stop_words')}
        </Switch>
        <Switch
          isSelected={!choices.withHeadings}
          onChange={(without) => onChange({ withHeadings: !without })}
        >
          {t('words:without_headings')}
        </Switch>
        <Switch isSelected={!choices.withRemarks} onChange={(without) => onChange({ withRemarks: !without })}>
          {t('words:without_remarks')}
        </Switch>
        {languages.includes('zh') && (
          <Switch
            isSelected={choices.withSingleCharacters}
            onChange={(withSingleCharacters) => onChange({ withSingleCharacters })}
          >
            {t('words:with_single')}
          </Switch>
        )}
        <Button tone="quiet" icon={<BookA size={14} aria-hidden />} onPress={onEditRules}>
          {t('words:edit_rules')}
        </Button>
      </div>
    </div>
  );
}
