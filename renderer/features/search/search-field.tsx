import { CaseSensitive, Regex, Search, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { alternativesOf } from '#core/search/either.ts';
import type { Matching } from '#core/search/request.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { ToggleButton } from '#renderer/ui/toggle-button.tsx';
import { Tooltip } from '#renderer/ui/tooltip.tsx';
import { joined } from '#words/sentences.ts';
import { useSearchAsked } from './ask-search.ts';
import { isWithoutSpaces, type SearchChoices } from './search-choices.ts';
import styles from './search-field.module.css';

export interface SearchFieldProps {
  readonly choices: SearchChoices;
  readonly onChange: (changed: Partial<SearchChoices>) => void;
  /** Arrow down or Enter: moves on to the hits. */
  readonly onLeave: () => void;
  readonly isInvalid: boolean;
}

const places: readonly Exclude<Matching, 'pattern'>[] = ['anywhere', 'word-start', 'whole-word'];

/** The search text and how to match it; searches from the first character on. */
export function SearchField({ choices, onChange, onLeave, isInvalid }: SearchFieldProps) {
  const words = useWords();
  const { t } = words;
  const { matching, matchCase, exactForms } = choices;
  const isPattern = matching === 'pattern';
  const either = isPattern ? [] : alternativesOf(choices.text);
  const field = useRef<HTMLInputElement>(null);
  const asked = useSearchAsked();
  // While an input method composes, the field does not yet contain the intended text.
  const [typed, setTyped] = useState(choices.text);
  const isComposing = useRef(false);
  // In the layout effect, because an ordinary effect would wait behind fast key presses, and React treats fifty nested
  // updates as a loop.
  useLayoutEffect(() => {
    if (!isComposing.current) setTyped(choices.text);
  }, [choices.text]);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
    // Asking again returns the focus to the field.
  }, [asked]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'ArrowDown' || event.key === 'Enter') onLeave();
    else if (event.key === 'Escape' && choices.text !== '') onChange({ text: '' });
    else return;
    event.preventDefault();
  };
  return (
    <search className={styles.field} data-narrows>
      <div className={cx(styles.box, isInvalid && styles.invalid)}>
        <Search size={16} aria-hidden className={styles.lens} />
        <input
          ref={field}
          className={cx(styles.input, isPattern && styles.pattern)}
          aria-label={t('search:field')}
          aria-invalid={isInvalid}
          placeholder={t(isPattern ? 'search:field_pattern' : 'search:field_example')}
          autoComplete="off"
          spellCheck={false}
          maxLength={1000}
          value={typed}
          onCompositionStart={() => {
            isComposing.current = true;
          }}
          onCompositionEnd={(event) => {
            isComposing.current = false;
            setTyped(event.currentTarget.value);
            onChange({ text: event.currentTarget.value });
          }}
          onChange={(event) => {
            setTyped(event.target.value);
            if (!isComposing.current) onChange({ text: event.target.value });
          }}
          onKeyDown={onKeyDown}
        />
        {typed !== '' && (
          <IconButton
            size="small"
            label={t('search:clear')}
            keys="Escape"
            onPress={() => {
              onChange({ text: '' });
              field.current?.focus();
            }}
          >
            <X size={16} aria-hidden />
          </IconButton>
        )}
      </div>
      <SegmentedControl
        label={t('search:matching')}
        value={isPattern ? null : matching}
        onChange={(next) => onChange({ matching: next })}
        segments={places.map((value) => ({ value, label: t(`search:matchings.${value}`) }))}
      />
      <Tooltip content={t('search:pattern_help')}>
        <ToggleButton
          aria-label={t('search:pattern')}
          isSelected={isPattern}
          onChange={(on) => onChange({ matching: on ? 'pattern' : 'anywhere' })}
          icon={<Regex size={16} aria-hidden />}
        />
      </Tooltip>
      <Tooltip content={t('search:match_case')}>
        <ToggleButton
          aria-label={t('search:match_case')}
          isSelected={matchCase}
          onChange={(on) => onChange({ matchCase: on })}
          icon={<CaseSensitive size={18} aria-hidden />}
        />
      </Tooltip>
      <Tooltip content={t('search:exact_forms_help')}>
        <ToggleButton
          aria-label={t('search:exact_forms_named', { sign: t('search:exact_forms_short') })}
          isSelected={isPattern || exactForms}
          isDisabled={isPattern}
          onChange={(on) => onChange({ exactForms: on })}
        >
          {t('search:exact_forms_short')}
        </ToggleButton>
      </Tooltip>
      {either.length > 1 && (
        <p className={styles.edges} role="status">
          {t('search:either', {
            phrases: joined(
              words,
              either.map((text) => t('search:quoted', { text })),
              'disjunction',
            ),
          })}
        </p>
      )}
      {isWithoutSpaces(choices) && (
        <p className={styles.edges} role="status">
          {t('search:chinese_has_no_words', { matching: t(`search:matchings.${matching}`) })}
        </p>
      )}
    </search>
  );
}
