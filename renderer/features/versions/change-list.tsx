import { Fragment, useMemo } from 'react';
import type { DriftCounts } from '#core/versions/compared.ts';
import type { ListedChange, NamedCode, VersionsCompared } from '#electron/services/versions/comparing.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { showHistoryOf } from '#renderer/common/openers/history-filter.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { wordParts } from '#renderer/ui/word-parts.ts';
import { dateInWords } from '#words/citation.ts';
import { countInWords } from '#words/numbers.ts';
import { changeInWords, driftInWords, themeInWords } from '#words/version-changes.ts';
import { chooseCode, openCodings, useDesk } from './use-versions.ts';
import styles from './versions.module.css';

interface Line {
  readonly id: string;
  /** The kind of the change, or `other` for a code that only its codings changed, or not even these. */
  readonly group: string;
  readonly code: NamedCode;
  readonly told: ListedChange | null;
  readonly drift: DriftCounts | undefined;
}

/** The changes by kind with the drift of each code, then codes of which only codings changed; with `showsAll`, all codes. */
function linesOf({ changes, drift, codes }: VersionsCompared, showsAll: boolean): Line[] {
  const named = new Map(codes.map((code) => [code.id, code]));
  const driftOf = new Map(drift.map((row) => [row.codeId, row]));
  const changed = new Set(changes.map(({ change }) => change.code.id));
  const lineOf = (id: string, group: string, told: ListedChange | null): Line[] => {
    const code = named.get(id);
    return code ? [{ id: `${group} ${id}`, group, code, told, drift: driftOf.get(id) }] : [];
  };
  return [
    ...changes.flatMap((told) => lineOf(told.change.code.id, told.change.kind, told)),
    ...drift
      .filter((row) => !changed.has(row.codeId) && (showsAll || row.changed > 0))
      .flatMap((row) => lineOf(row.codeId, 'other', null)),
  ];
}

/** The changes of the codebook between two moments. */
export function ChangeList({
  compared,
  showsAll,
}: {
  readonly compared: VersionsCompared;
  readonly showsAll: boolean;
}) {
  const words = useWords();
  const { t } = words;
  const { codeId } = useDesk();
  const lines = useMemo(() => linesOf(compared, showsAll), [compared, showsAll]);
  const chosen = lines.find(({ code }) => code.id === codeId);
  useActions(
    chosen
      ? {
          'versions.codings': () => openCodings({ what: 'part', codeId: chosen.code.id, part: 'base' }),
          'versions.worklist': {
            run: () => openCodings({ what: 'worklist', codeId: chosen.code.id }),
            enabled: chosen.code.stands,
            hint: t('versions:action.worklist'),
          },
          'versions.history': () => showHistoryOf({ what: 'code', id: chosen.code.id }),
        }
      : {},
  );
  if (lines.length === 0) return <p className={styles.nothing}>{t('versions:unchanged')}</p>;
  return (
    <>
      <div className={cx(styles.change, styles.heads)} aria-hidden>
        <span>{t('versions:column.code')}</span>
        <span>{t('versions:column.what')}</span>
        <span>{t('versions:column.who')}</span>
        <span className={styles.drift}>{t('versions:column.drift')}</span>
      </div>
      <VirtualList<Line>
        className={styles.list}
        label={t('versions:changes')}
        items={lines}
        idOf={({ id }) => id}
        estimate={44}
        selected={new Set(chosen ? [chosen.id] : [])}
        onSelectedChange={(ids) => chooseCode(lines.find(({ id }) => ids.has(id))?.code.id ?? null)}
        textOf={({ code }) => code.name}
        onOpen={({ code }) => openCodings({ what: 'part', codeId: code.id, part: 'base' })}
        grouping={{ of: ({ group }) => group }}
        groupHeading={(group, rows) => (
          <span className={styles.kind}>
            {t(`versions:kind.${group as ListedChange['change']['kind'] | 'other'}`)}{' '}
            <span className={styles.small}>{countInWords(words, rows.length)}</span>
          </span>
        )}
        render={(line) => <ChangeLine line={line} codes={compared.codes} />}
      />
    </>
  );
}

function ChangeLine({ line, codes }: { readonly line: Line; readonly codes: readonly NamedCode[] }) {
  const words = useWords();
  const { t } = words;
  const { code, told, drift, group } = line;
  const nameOf = (id: string): string => codes.find((each) => each.id === id)?.name ?? t('versions:nothing');
  const isNew = group === 'added' || group === 'split';
  return (
    <div className={styles.change}>
      <span className={styles.codeName} title={code.path}>
        <CodeSwatch colour={code.colour} />
        <b>{code.name}</b> <span className={styles.small}>{code.name2}</span>
      </span>
      <span className={styles.what}>
        {told && <What told={told} nameOf={nameOf} hadNone={drift?.base === 0} />}
      </span>
      <span className={styles.small}>
        {told?.by && t('versions:who', { name: told.by.name, date: dateInWords(words, told.by.at) })}
      </span>
      <span className={styles.drift}>
        {isNew ? <span className={styles.small}>{t('versions:is_new')}</span> : driftInWords(words, drift)}
      </span>
    </div>
  );
}

function What({
  told,
  nameOf,
  hadNone,
}: {
  readonly told: ListedChange;
  readonly nameOf: (id: string) => string;
  readonly hadNone: boolean;
}) {
  const words = useWords();
  const { t } = words;
  const { change, themes } = told;
  if (change.kind === 'renamed' || change.kind === 'redefined')
    return change.texts.map(({ field, from, to }) => (
      <span key={field} className={cx(styles.text, change.kind === 'redefined' && styles.serif)}>
        {field !== 'name' && field !== 'name2' && (
          <span className={styles.field}>{t(`exports:field.${field}`)}: </span>
        )}
        <Marked from={from} to={to} />
      </span>
    ));
  if (change.kind === 'removed') return hadNone ? t('versions:had_no_coding') : null;
  const isText = change.kind === 'added' && change.code.shortDefinition !== '';
  return (
    <>
      <span className={cx(styles.text, isText && styles.serif)}>{changeInWords(words, told, nameOf)}</span>
      {themes.map((theme) => (
        <span key={theme.themeId} className={cx(styles.text, styles.small)}>
          {themeInWords(words, theme)}
        </span>
      ))}
    </>
  );
}

/** Wordings with less in common stand one after the other. */
const MIN_SHARE_ALIKE = 0.3;

/** One wording made of two: words that are gone struck out, new words on the accent. */
function Marked({ from, to }: { readonly from: string; readonly to: string }) {
  const parts = wordParts(from, to, MIN_SHARE_ALIKE) ?? [
    { text: from, in: 'one' },
    { text: to, in: 'other' },
  ];
  return parts.map((part, place) =>
    part.in === 'both' ? (
      <Fragment key={place}>{part.text}</Fragment>
    ) : part.in === 'one' ? (
      <del key={place} className={styles.gone}>
        {part.text}
      </del>
    ) : (
      <ins key={place} className={styles.came}>
        {part.text}
      </ins>
    ),
  );
}
