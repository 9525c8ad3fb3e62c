import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { NONE } from './side-choices.ts';
import { scopeOfChoices, wholeScope } from './scope-choices.ts';
import {
  AttributeFields,
  ClassField,
  DateFields,
  KindField,
  RespondentField,
  SampleField,
  SavedQueryField,
} from './scope-fields.tsx';
import { useAttributeChoices } from './attribute-choices.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { ToggleButton } from '#renderer/ui/toggle-button.tsx';
import { countInWords } from '#words/numbers.ts';
import { everybody, type CountingChoices } from './counting-choices.ts';
import styles from './counting.module.css';
import { useClassChoices } from './use-side-choices.ts';

export interface CountingScopeProps {
  readonly choices: CountingChoices;
  /** How many sources are in scope; undefined while counting. */
  readonly inScope: number | undefined;
  readonly onChange: (changed: Partial<CountingChoices>) => void;
}

/** The band above the controls: which sources are in scope, and how many. */
export function CountingScope({ choices, inScope, onChange }: CountingScopeProps) {
  const words = useWords();
  const { t } = words;
  const all = useProject((state) => state.tables.source.size);
  const { kind, values } = choices;
  const attributes = useAttributeChoices(kind === 'document' ? 'document' : 'interview', choices.values);
  const set = attributes.filter(({ id }) => (values[id] ?? []).length > 0).length;
  const [isOpen, setOpen] = useState(set > 0);
  const classes = useClassChoices(kind === 'interview' ? 'interview' : 'document');
  const isNarrowed =
    kind !== 'all' ||
    choices.respondentIds.length > 0 ||
    choices.sampleId !== NONE ||
    Object.keys(scopeOfChoices(choices)).length > 0;
  return (
    <div className={styles.scope} data-narrows role="group" aria-label={t('analysis:scope')}>
      <div className={styles.line}>
        <span className={styles.scopeName}>{t('analysis:scope')}</span>
        <KindField value={kind} onChange={(next) => onChange({ kind: next })} />
        <ClassField
          options={classes}
          value={choices.classIds}
          onChange={(classIds) => onChange({ classIds })}
        />
        <DateFields choices={choices} onChange={onChange} />
        {kind !== 'document' && (
          <RespondentField
            value={choices.respondentIds}
            onChange={(respondentIds) => onChange({ respondentIds })}
          />
        )}
        <SampleField choices={choices} onChange={onChange} />
        <SavedQueryField choices={choices} onChange={onChange} />
        {attributes.length > 0 && (
          <ToggleButton
            isSelected={isOpen}
            onChange={setOpen}
            icon={<SlidersHorizontal size={14} aria-hidden />}
          >
            {set > 0 ? t('analysis:attributes_set', { count: set }) : t('analysis:attributes')}
          </ToggleButton>
        )}
        <span className={styles.scopeSize}>
          {inScope !== undefined && isNarrowed && (
            <>
              {t('analysis:scope_size', {
                inScope: countInWords(words, inScope),
                all: countInWords(words, all),
              })}{' '}
              <LinkButton onPress={() => onChange({ ...wholeScope, ...everybody })}>
                {t('analysis:scope_clear')}
              </LinkButton>
            </>
          )}
        </span>
      </div>
      {isOpen && attributes.length > 0 && (
        <div className={styles.line}>
          <AttributeFields choices={choices} attributes={attributes} onChange={onChange} />
        </div>
      )}
    </div>
  );
}
