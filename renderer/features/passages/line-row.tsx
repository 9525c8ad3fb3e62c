import { X } from 'lucide-react';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { changeLine, removeLine, type Edited } from '#core/query/edit-lines.ts';
import {
  askedAbove,
  childrenOf,
  takesOperand,
  type Line,
  type LineOperator,
  type Operand,
  type QueryLines,
} from '#core/query/lines.ts';
import type { PartCount } from '#core/query/live-query.ts';
import { chosen, mayBeGroup, offeredOperators, whyNotOperand } from '#core/query/offered-choices.ts';
import { hasCode, isOfCodings, type Filter, type Query } from '#core/query/query.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { countInWords } from '#words/numbers.ts';
import { filterTold } from '#words/query-plain.ts';
import { askedStudy } from './asked-study.ts';
import { OperandChooser } from './operand-chooser.tsx';
import { operatorKey, operatorOptions } from './line-operators.ts';
import { useShownNames } from './shown-names.ts';
import styles from './query.module.css';

/** More paragraphs than this are not offered; the text may ask for more. */
const MAX_PARAGRAPHS = 99;

export interface LineRowProps {
  readonly shown: QueryLines;
  readonly at: number;
  readonly letter: string | null;
  readonly count: PartCount | undefined;
  readonly isOld: boolean;
  readonly isFocused: boolean;
  readonly isChoosing: boolean;
  readonly nonce: number;
  readonly onChange: (edited: Edited, choosing?: boolean) => void;
  readonly onFocus: () => void;
  readonly onChoosing: (choosing: boolean) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** One line: how it relates to what it is indented below, what it asks for, and how much that finds alone. */
export function LineRow(props: LineRowProps) {
  const { shown, at, letter, isFocused, isChoosing, nonce, onChange, onFocus, onChoosing, onKey } = props;
  const { lines } = shown;
  const words = useWords();
  const { t } = words;
  const row = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const study = useProject(askedStudy());
  const line = lines[at];
  const nameOf = useOperandName();
  useEffect(() => {
    if (nonce > 0 && isFocused && !isChoosing) row.current?.focus();
  }, [nonce, isFocused, isChoosing]);
  if (!line) return null;
  const { operator, operand, depth } = line;
  const change = (changed: Partial<Line>): void => onChange(changeLine(lines, at, changed));
  const remove = (): void => {
    const edited = removeLine(lines, at);
    if (edited) onChange(edited);
  };
  const what = [
    operator === null ? t('query:passages_of') : t(`query:operators.${operatorKey(operator)}`),
    operand === null ? (operator?.what === 'filter' ? '' : t('query:choose')) : nameOf(operand),
  ].join(' ');
  return (
    <div
      ref={row}
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={isFocused}
      aria-label={letter === null ? t('query:line_unlettered', { what }) : t('query:line', { letter, what })}
      tabIndex={isFocused ? 0 : -1}
      className={cx(styles.line, depth > 0 && styles.inner)}
      style={{ marginInlineStart: depth * 20 }}
      onFocus={(event) => {
        if (event.target === row.current && !isFocused) onFocus();
      }}
      onKeyDown={(event) => {
        if (event.target === row.current) onKey(event);
      }}
    >
      {operator === null ? (
        <span className={styles.first}>{t('query:passages_of')}</span>
      ) : (
        <OperatorPill {...props} line={line} operator={operator} change={change} />
      )}
      {takesOperand(operator) && (
        <>
          <button
            ref={button}
            type="button"
            className={cx(styles.operand, operand === null && styles.unchosen)}
            aria-haspopup="dialog"
            aria-label={t('query:operand', { name: operand === null ? t('query:choose') : nameOf(operand) })}
            onClick={() => onChoosing(true)}
          >
            {letter !== null && <kbd className={styles.letter}>{letter}</kbd>}
            <OperandName operand={operand} />
          </button>
          <OperandExtras line={line} lines={lines} at={at} change={change} />
        </>
      )}
      {(at > 0 || childrenOf(lines, 0).length > 0) && (
        <IconButton size="small" label={t('query:remove_line')} keys="Delete" onPress={remove}>
          <X size={13} aria-hidden />
        </IconButton>
      )}
      <LineCount {...props} />
      {isChoosing && isFocused && (
        <OperandChooser
          operand={operand}
          mayBeGroup={mayBeGroup(shown, at)}
          whyNot={(asked) => whyNotOperand(study, shown, at, asked)}
          anchor={() =>
            button.current?.getBoundingClientRect() ?? row.current?.getBoundingClientRect() ?? null
          }
          onChoose={(asked) => change({ operand: asked })}
          onClose={() => onChoosing(false)}
        />
      )}
    </div>
  );
}

interface PillProps extends LineRowProps {
  readonly line: Line;
  readonly operator: LineOperator;
  readonly change: (changed: Partial<Line>) => void;
}

function OperatorPill({ shown, at, operator, line, change }: PillProps) {
  const words = useWords();
  const study = useProject(askedStudy());
  const { t } = words;
  if (operator.what === 'filter')
    return <FilterOfLine filter={operator.filter} asked={askedAbove(shown.lines, at)} />;
  const offered = offeredOperators(study, shown, at);
  const relation = operator.what === 'relation' ? operator.relation : null;
  return (
    <>
      <Select
        look="pill"
        label={t('query:operator')}
        labelHidden
        narrows
        value={operatorKey(operator)}
        options={operatorOptions(words, offered)}
        onChange={(key) => {
          const next = offered.find((one) => operatorKey(one.operator) === key);
          if (next) change(chosen(next.operator));
        }}
      />
      {relation && 'paragraphs' in relation && (
        <span className={styles.within}>
          {t('query:within')}
          <NumberField
            label={t('query:paragraphs')}
            labelHidden
            className={styles.number}
            value={relation.paragraphs}
            minValue={0}
            maxValue={MAX_PARAGRAPHS}
            onChange={(paragraphs) => {
              if (paragraphs !== null)
                change({
                  operator: { ...line.operator, what: 'relation', relation: { ...relation, paragraphs } },
                });
            }}
          />
          {t('query:within_unit', { count: relation.paragraphs })}
        </span>
      )}
    </>
  );
}

/** A filter within the query, which is written as text. It has no effect where it chooses among codings and there are only words. */
function FilterOfLine({ filter, asked }: { readonly filter: Filter; readonly asked: Query | null }) {
  const words = useWords();
  const { t } = words;
  const query = useMemo((): Query => ({ what: 'filter', filter, of: { what: 'words', text: '' } }), [filter]);
  const named = useShownNames(query);
  const { name = '', attribute } = filterTold(words, named.what === 'filter' ? named.filter : filter);
  return (
    <span className={styles.filterLine}>
      {t('query:operators.filter')} {attribute ?? t(`query:filter.${filter.on}`)} {name}
      {asked !== null && isOfCodings(filter) && !hasCode(asked) && (
        <span className={styles.idleNote}> {t('query:filter_idle')}</span>
      )}
    </span>
  );
}

function OperandExtras({
  line,
  lines,
  at,
  change,
}: {
  readonly line: Line;
  readonly lines: readonly Line[];
  readonly at: number;
  readonly change: (changed: Partial<Line>) => void;
}) {
  const { t } = useWords();
  const codebook = useProject((state) => state.codebook);
  const { operand } = line;
  if (operand?.what === 'code') {
    const hasMore =
      (codebook.children.get(operand.code)?.length ?? 0) > 0 || codebook.gathered.has(operand.code);
    if (!hasMore && !operand.direct) return null;
    return (
      <button
        type="button"
        className={styles.rollup}
        aria-pressed={operand.direct}
        onClick={() => change({ operand: { ...operand, direct: !operand.direct } })}
      >
        {t(operand.direct ? 'query:this_only' : 'query:with_subs')}
      </button>
    );
  }
  if (operand?.what === 'at-least') {
    const parts = childrenOf(lines, at).filter((place) => lines[place]?.operator?.what === 'part').length;
    return (
      <span className={styles.within}>
        <NumberField
          label={t('query:least')}
          labelHidden
          className={styles.number}
          value={operand.least}
          minValue={1}
          maxValue={Math.max(1, parts)}
          onChange={(least) => {
            if (least !== null) change({ operand: { what: 'at-least', least } satisfies Operand });
          }}
        />
        {t('query:of_these')}
      </span>
    );
  }
  return null;
}

/** The name of an operand as plain text. */
function useOperandName(): (operand: Operand) => string {
  const words = useWords();
  const codebook = useProject((state) => state.codebook);
  return (operand) => {
    if (operand.what === 'code')
      return codebook.byId.get(operand.code)?.name ?? words.t('saved_queries:gone.code');
    if (operand.what === 'at-least')
      return words.t('query:at_least', { k: countInWords(words, operand.least) });
    return operand.text;
  };
}

function OperandName({ operand }: { readonly operand: Operand | null }) {
  const { t } = useWords();
  const code = useProject((state) =>
    operand?.what === 'code' ? state.codebook.byId.get(operand.code) : undefined,
  );
  if (operand === null) return <span>{t('query:choose')}</span>;
  if (operand.what === 'at-least') return <span>{t('query:least')}</span>;
  if (operand.what === 'words') return <q className={styles.typed}>{operand.text}</q>;
  if (operand.what === 'pattern') return <code className={styles.typed}>{operand.text}</code>;
  if (!code || code.status === 'merged') return <s className={styles.gone}>{t('saved_queries:gone.code')}</s>;
  return (
    <CodeSwatch colour={code.colour}>
      <span className={styles.code}>{code.name}</span>
    </CodeSwatch>
  );
}

/** How much the operand of a line finds alone, under the filters of the whole. */
function LineCount({ count, isOld }: LineRowProps) {
  const words = useWords();
  const { t } = words;
  if (!count) return null;
  const passages = t('query:count.passages', {
    count: count.passages,
    n: countInWords(words, count.passages),
  });
  const people =
    count.respondents > 0
      ? t('query:line_people', { count: count.respondents, n: countInWords(words, count.respondents) })
      : t('query:line_sources', { count: count.sources, n: countInWords(words, count.sources) });
  return (
    <span className={cx(styles.lineCount, isOld && styles.old)}>
      {t('query:line_count', { passages, people })}
    </span>
  );
}
