import { SlidersHorizontal } from 'lucide-react';
import { byPosition } from '#core/by-position.ts';
import { useState } from 'react';
import { codePath } from '#renderer/common/codes/code-path.ts';
import { NONE } from '#renderer/common/counts/side-choices.ts';
import {
  AttributeFields,
  DateFields,
  SampleField,
  SavedQueryField,
  Several,
} from '#renderer/common/counts/scope-fields.tsx';
import { useAttributeChoices } from '#renderer/common/counts/attribute-choices.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import type { Option } from '#renderer/ui/option.ts';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { ToggleButton } from '#renderer/ui/toggle-button.tsx';
import { languageName } from '#words/language-name.ts';
import {
  everywhere,
  hiddenConditions,
  isNarrowed,
  type CodedChoice,
  type SearchChoices,
} from './search-choices.ts';
import { derived } from '#renderer/state/derived.ts';
import styles from './search.module.css';

export interface SearchScopeProps {
  readonly choices: SearchChoices;
  readonly onChange: (changed: Partial<SearchChoices>) => void;
}

const codedChoices: readonly CodedChoice[] = [
  'all',
  'coded-hits',
  'uncoded-hits',
  'coded-sources',
  'uncoded-sources',
];

/** Which sources to search, and whether to search coded places. */
export function SearchScope({ choices, onChange }: SearchScopeProps) {
  const { t } = useWords();
  const classes = useProject((state) => state.tables.class);
  const codebook = useProject((state) => state.codebook);
  const hidden = hiddenConditions(choices);
  const [isOpen, setOpen] = useState(hidden > 0);
  const classOptions: Option[] = [
    ...[...classes.values()].toSorted(byPosition).map(({ id, name }) => ({ value: id, label: name })),
    { value: NONE, label: t('search:no_class') },
  ];
  const codeOptions = codebook.inOrder
    .filter(({ status }) => status !== 'merged')
    .map(({ id }) => ({ value: id, label: codePath(codebook, id) }));
  return (
    <>
      <div className={styles.scope}>
        <SegmentedControl
          label={t('search:kind')}
          value={choices.kind}
          onChange={(kind) => onChange({ kind })}
          segments={(['all', 'document', 'interview'] as const).map((value) => ({
            value,
            label: t(`search:kinds.${value}`),
          }))}
        />
        {classes.size > 0 && (
          <Several
            label={t('search:class')}
            options={classOptions}
            values={choices.classIds}
            onChange={(classIds) => onChange({ classIds })}
          />
        )}
        <Select
          look="pill"
          label={t('search:coded')}
          value={choices.coded}
          onChange={(coded) => onChange({ coded, ...(coded === 'all' ? { codeIds: [] } : {}) })}
          options={codedChoices.map((value) => ({ value, label: t(`search:coded_choices.${value}`) }))}
        />
        {choices.coded !== 'all' && codeOptions.length > 0 && (
          <Several
            label={t('search:codes')}
            options={codeOptions}
            values={choices.codeIds}
            onChange={(codeIds) => onChange({ codeIds })}
          />
        )}
        <ToggleButton
          isSelected={isOpen}
          onChange={setOpen}
          icon={<SlidersHorizontal size={14} aria-hidden />}
        >
          {hidden > 0 ? t('search:more_set', { count: hidden }) : t('search:more')}
        </ToggleButton>
        {(isNarrowed(choices) || hidden > 0) && (
          <LinkButton onPress={() => onChange(everywhere)}>{t('search:everywhere')}</LinkButton>
        )}
      </div>
      {isOpen && <MoreScope choices={choices} onChange={onChange} />}
    </>
  );
}

/** The languages of the sources, with `NONE` if some have none. */
const spokenIn = derived(({ tables }) => [
  ...new Set(Array.from(tables.source.values(), ({ language }) => language ?? NONE)),
]);

function MoreScope({ choices, onChange }: SearchScopeProps) {
  const words = useWords();
  const { t } = words;
  const spoken = useProject(spokenIn());
  // A chosen language stays visible, even if no source is in it any more.
  const languages = [...new Set([...spoken, ...choices.languages])];
  const attributes = useAttributeChoices('interview', choices.values);
  return (
    <div className={styles.scope}>
      {(languages.length > 1 || choices.languages.length > 0) && (
        <Several
          label={t('search:language')}
          options={languages.toSorted().map((value) => ({
            value,
            label: value === NONE ? t('search:no_language') : languageName(words.language, value),
          }))}
          values={choices.languages}
          onChange={(next) => onChange({ languages: next })}
        />
      )}
      <DateFields choices={choices} onChange={onChange} />
      <AttributeFields choices={choices} attributes={attributes} onChange={onChange} />
      <SampleField choices={choices} onChange={onChange} />
      <SavedQueryField choices={choices} onChange={onChange} />
      <Switch isSelected={choices.withExcluded} onChange={(withExcluded) => onChange({ withExcluded })}>
        {t('search:with_excluded')}
      </Switch>
      <Switch isSelected={choices.withDuplicates} onChange={(withDuplicates) => onChange({ withDuplicates })}>
        {t('search:with_duplicates')}
      </Switch>
    </div>
  );
}
