import { useId } from 'react';
import { bytesInWords } from '#words/bytes-in-words.ts';
import { encodingOptions } from '#renderer/common/imports/encodings.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { Select, type SelectProps } from '#renderer/ui/select.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './articles.module.css';
import { ruleParts, undecided, type Decisions, type RuleKind } from './splitting.ts';
import type { SplittingView } from './use-splitting.ts';

const kinds: readonly RuleKind[] = ['page', 'heading', 'line', 'regex'];

/** The rule by which the file is cut, and where the facts of each article are looked for. */
export function RuleSide({ view, name }: { readonly view: SplittingView; readonly name: string }) {
  const words = useWords();
  const { t } = words;
  const { decisions, decide, preview } = view;
  const asked = decisions.rule ?? preview?.rule ?? null;
  const { kind, rest } = asked === null ? { kind: null, rest: '' } : ruleParts(asked);
  const ways = new Map(preview?.ways.map((way) => [ruleParts(way.rule).kind, way]));
  const pieces = (count: number): string => t('articles:pieces', { count });
  const noteOf = (each: RuleKind): string => {
    const way = ways.get(each);
    if (!preview) return '';
    if (each === kind) return pieces(preview.articles.length);
    return way ? pieces(way.pieces) : each === 'regex' ? '' : t('articles:pieces_none');
  };
  const choose = (next: RuleKind): void => {
    const way = ways.get(next);
    const begun = next === 'line' ? 'line:Document # of #' : next === 'regex' ? 'regex:^Document' : next;
    decide({ rule: way?.rule ?? begun, byHand: undecided.byHand });
  };
  const odd = preview?.articles.filter(({ misfit }) => misfit !== null) ?? [];
  const [first] = odd;
  const { added, removed } = decisions.byHand;
  return (
    <div className={styles.side}>
      <div>
        <strong className={styles.name}>{name}</strong>
        {preview && <p className={styles.quiet}>{bytesInWords(preview.bytes, words)}</p>}
      </div>
      {preview !== null && preview.encoding !== null && (
        <Select
          label={t('imports:encoding')}
          value={decisions.encoding ?? preview.encoding}
          options={encodingOptions(t, preview.encoding)}
          // Other lines may be cut now.
          onChange={(encoding) => decide({ ...undecided, encoding })}
        />
      )}
      <RadioGroup<RuleKind>
        label={t('articles:cut_at')}
        options={kinds.map((each) => ({
          value: each,
          label: [t(`articles:kind.${each}`), noteOf(each)].filter((part) => part !== '').join(' · '),
        }))}
        value={kind}
        onChange={choose}
      />
      {(kind === 'line' || kind === 'regex') && (
        <TextField
          label={t(`articles:rule_text.${kind}`)}
          description={t(`articles:rule_hint.${kind}`)}
          value={rest}
          onChange={(text) => decide({ rule: `${kind}:${text === '' ? ' ' : text}` })}
          {...(view.problem === null ? {} : { error: view.problem })}
        />
      )}
      {kind === 'heading' && (
        <Select
          label={t('articles:level')}
          value={rest === '' ? '1' : rest}
          options={['1', '2', '3', '4'].map((level) => ({ value: level, label: level }))}
          onChange={(level) => decide({ rule: `heading:${level}` })}
        />
      )}
      {first?.misfit && (
        <p className={styles.doubt}>
          {t('articles:misfit', { count: odd.length, value: first.misfit.value, usual: first.misfit.usual })}
        </p>
      )}
      {preview?.better && (
        <Button
          onPress={() => decide({ rule: preview.better?.rule ?? null, byHand: undecided.byHand })}
          className={styles.better}
        >
          {t('articles:use_better', {
            rule: wordsOfRule(preview.better.rule, t),
            pieces: pieces(preview.better.pieces),
          })}
        </Button>
      )}
      {added.length + removed.length > 0 && (
        <p className={styles.quiet}>
          <Sentence>{t('articles:by_hand', { added: added.length, removed: removed.length })}</Sentence>
          <LinkButton onPress={() => decide({ byHand: undecided.byHand })}>
            {t('articles:as_rule')}
          </LinkButton>
        </p>
      )}
      <FactsChoice decisions={decisions} decide={decide} preview={preview} />
    </div>
  );
}

function wordsOfRule(rule: string, t: ReturnType<typeof useWords>['t']): string {
  const { kind, rest } = ruleParts(rule);
  return kind === 'line' || kind === 'regex' ? rest : t(`articles:kind.${kind}`);
}

function FactsChoice({
  decisions,
  decide,
  preview,
}: Pick<SplittingView, 'decisions' | 'decide' | 'preview'>) {
  const { t } = useWords();
  const id = useId();
  const { facts } = decisions;
  const set = (some: Partial<Decisions['facts']>): void => decide({ facts: { ...facts, ...some } });
  const found = (of: 'title' | 'date' | 'outlet' | 'language'): number | null =>
    preview?.articles.filter((article) => article[of] !== null).length ?? null;
  return (
    <div className={styles.facts} role="group" aria-labelledby={id}>
      <span id={id} className={styles.label}>
        {t('articles:found_in_each')}
      </span>
      <FactSelect
        label={t('articles:reference_field.title')}
        value={facts.title}
        options={(['found', 'first-line', 'bold-line'] as const).map((value) => ({
          value,
          label: t(`articles:title_from.${value}`),
        }))}
        onChange={(title) => set({ title })}
        count={found('title')}
      />
      <FactSelect
        label={t('articles:reference_field.origin')}
        value={facts.outlet}
        options={(['found', 'after-title', 'before-title', 'none'] as const).map((value) => ({
          value,
          label: t(`articles:outlet_from.${value}`),
        }))}
        onChange={(outlet) => set({ outlet })}
        count={found('outlet')}
      />
      <FactSelect
        label={t('articles:reference_field.date')}
        value={facts.date}
        options={(['found', 'none'] as const).map((value) => ({
          value,
          label: t(`articles:date_from.${value}`),
        }))}
        onChange={(date) => set({ date })}
        count={found('date')}
      />
      <span>{t('articles:reference_field.language')}</span>
      <span className={styles.quiet}>{t('articles:language_from_text')}</span>
      <span className={styles.number}>{found('language')}</span>
      <FactSelect
        label={t('articles:skipped')}
        value={facts.skips ? 'left' : 'kept'}
        options={(['left', 'kept'] as const).map((value) => ({
          value,
          label: t(`articles:skipping.${value}`),
        }))}
        onChange={(skipping) => set({ skips: skipping === 'left' })}
        count={null}
      />
    </div>
  );
}

/** Where a fact is looked for, and in how many articles it was found. */
function FactSelect<Value extends string>({
  count,
  ...select
}: Omit<SelectProps<Value>, 'look' | 'labelHidden'> & { readonly count: number | null }) {
  return (
    <>
      <span aria-hidden>{select.label}</span>
      <Select {...select} labelHidden />
      <span className={styles.number}>{count}</span>
    </>
  );
}
