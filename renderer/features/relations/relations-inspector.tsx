import { Fragment, useState, type KeyboardEvent } from 'react';
import type { ShownMeeting, ShownMeetings } from '#electron/services/tallies.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { openQuery } from '#renderer/common/openers/open-query.ts';
import { sourceName } from '#renderer/common/sources/source-line.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import { codeColour } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { coefficientInWords } from '#words/coefficient.ts';
import { countInWords } from '#words/numbers.ts';
import { codeName } from '#renderer/common/codes/code-name-of.ts';
import { CodeName } from './code-name.tsx';
import { useOpened, type OpenedPair } from './opened.ts';
import { pairAsQuery } from './pair-as-query.ts';
import { meetingOf, relationFinder } from './related-pairs.ts';
import styles from './relations.module.css';
import { useRelations, type RelationsOfKind } from './use-relations.ts';

/** How many meetings are shown at first, and how many more at a time. */
const SHOWN_AT_ONCE = 50;

/** Beside the table: where the two codes of the chosen cell meet, with both marked. */
export function RelationsInspector() {
  const { t } = useWords();
  const opened = useOpened();
  const { answer } = useRelations();
  const of = opened && answer.value?.find(({ kind }) => kind === opened.kind);
  const relation = of && opened && relationFinder(of.relations)(opened.a, opened.b);
  if (!opened || !of || !relation) return <EmptyState sentence={t('relations:choose_a_cell')} />;
  return <Pair key={`${opened.kind} ${opened.a} ${opened.b}`} pair={opened} of={of} />;
}

interface PairProps {
  readonly pair: OpenedPair;
  readonly of: RelationsOfKind;
}

function Pair({ pair, of: { request, relations } }: PairProps) {
  const { a, b } = pair;
  const words = useWords();
  const { t } = words;
  const codebook = useProject((state) => state.codebook);
  const [count, setCount] = useState(SHOWN_AT_ONCE);
  const { of: _codes, ...selection } = request;
  const relation = relationFinder(relations)(a, b)!;
  const asked = { request: selection, codeIds: [a, b] as [string, string], count };
  const meetings = useAnswer(JSON.stringify(asked), (asking) => asking.tallies.meetings(asked));
  const found = meetings.value;
  const openAsQuery = (): void => openQuery(pairAsQuery(pair, relations.facts));
  useActions({ 'relations.query': openAsQuery });
  const number = (each: number | null): string => (each === null ? '–' : countInWords(words, each));
  const both = relation.both ?? 0;
  const what = t(`relations:found.${relations.facts.by}`, { count: both });
  const hasSources = relations.facts.by !== 'source' && both > 0;
  return (
    <div className={styles.inspector}>
      <header className={styles.head}>
        <h2 className={styles.pair}>
          <Letter>A</Letter> <CodeName id={a} />
          <Letter>B</Letter> <CodeName id={b} />
        </h2>
        <p className={styles.count}>
          {hasSources ? t('relations:found_in', { what, count: relation.sourcesWithBoth ?? 0 }) : what}
        </p>
        <p className={styles.quiet}>
          {t('relations:meeting', {
            ofA: number(meetingOf(relation, a)),
            nA: number(relation.nA),
            ofB: number(meetingOf(relation, b)),
            nB: number(relation.nB),
            c: coefficientInWords(words, relation.c),
          })}
          {relation.neither !== null && ` ${t('relations:neither', { count: relation.neither })}`}
        </p>
        {relation.isInside && <p className={styles.quiet}>{t('relations:inside_short')}</p>}
      </header>
      {meetings.error && <Note tone="danger">{sentenceFor(meetings.error)}</Note>}
      <ul
        className={styles.places}
        aria-label={t('relations:places', {
          a: codeName(words, codebook, a),
          b: codeName(words, codebook, b),
        })}
      >
        {found?.places.map((meeting, place) => (
          <li key={place} className={styles.place}>
            <Meeting meeting={meeting} pair={found} />
          </li>
        ))}
        {found && found.total > found.places.length && (
          <li className={styles.open}>
            <LinkButton onPress={() => setCount(count + SHOWN_AT_ONCE)}>{t('relations:more')}</LinkButton>
          </li>
        )}
      </ul>
      {found && found.places.length > 0 && (
        <footer className={styles.foot}>
          <Button onPress={openAsQuery}>
            {t('relations:open_as_query')} <Kbd keys={shownKey('relations.query')} />
          </Button>
          <Button
            onPress={() => {
              void navigator.clipboard.writeText(textOf(found)).then(() => notify(t('relations:copied')));
            }}
          >
            {t('relations:copy')}
          </Button>
        </footer>
      )}
    </div>
  );
}

function Letter({ children }: { readonly children: string }) {
  return <span className={styles.letter}>{children}</span>;
}

interface MeetingProps {
  readonly meeting: ShownMeeting;
  readonly pair: Pick<ShownMeetings, 'a' | 'b'>;
}

/** One meeting: in each of its sources the passages of both codes. A press opens the text there. */
function Meeting({ meeting, pair }: MeetingProps) {
  const words = useWords();
  const { t } = words;
  const sources = useProject((state) => state.tables.source);
  const respondents = useProject((state) => state.tables.respondent);
  const who = respondents.get(meeting.respondentId ?? '')?.name;
  return meeting.sources.map((met) => {
    const source = sources.get(met.sourceId);
    const [span] = [...met.a, ...met.b].toSorted((one, other) => one.start - other.start);
    const letters = [met.isWholeA ? 'A' : '', met.isWholeB ? 'B' : ''].filter(Boolean);
    return (
      <button
        key={met.sourceId}
        type="button"
        className={styles.open}
        onKeyDown={step}
        onClick={() => openPlace({ sourceId: met.sourceId, ...(span ? { span } : {}) })}
      >
        <span className={styles.source}>
          <span className={styles.title}>
            {[who, source && sourceName(source, words)].filter(Boolean).join(' · ')}
          </span>
          <span className={styles.date}>{source?.date}</span>
        </span>
        {met.pieces.length > 0 && (
          <span className={styles.words} lang={source?.language ?? undefined}>
            <Pieces pieces={met.pieces} pair={pair} />
          </span>
        )}
        {letters.length > 0 && (
          <span className={styles.whole}>{t('relations:whole', { letters: letters.join(' · ') })}</span>
        )}
      </button>
    );
  });
}

/** Arrow keys go from one meeting to the next. */
function step(event: KeyboardEvent<HTMLButtonElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0 || event.altKey) return;
  const all = [...(event.currentTarget.closest('ul')?.querySelectorAll('button') ?? [])];
  all[all.indexOf(event.currentTarget) + by]?.focus();
  event.preventDefault();
}

function Pieces({
  pieces,
  pair,
}: Pick<MeetingProps, 'pair'> & Pick<ShownMeeting['sources'][number], 'pieces'>) {
  const codes = useProject((state) => state.codebook.byId);
  const colourOf = (id: string): string => codeColour(codes.get(id)?.colour ?? 0);
  return pieces.map(({ text, isA, isB, isAfterGap }, place) => {
    const before = pieces[place - 1];
    const begins = (is: boolean, was: boolean | undefined): boolean => is && was !== true;
    return (
      <Fragment key={place}>
        {isAfterGap && ' … '}
        {begins(isA, before?.isA) && <Letter>A</Letter>}
        {begins(isB, before?.isB) && <Letter>B</Letter>}
        <span
          className={cx(isA && styles.marked, isB && styles.second, (isA || isB) && styles.inked)}
          style={{
            ...(isA ? { textDecorationColor: colourOf(pair.a) } : {}),
            ...(isB ? { borderBottomColor: colourOf(pair.b) } : {}),
          }}
        >
          {text}
        </span>
      </Fragment>
    );
  });
}

/** The words of all meetings shown, with the letter of each passage before it. */
function textOf({ places }: ShownMeetings): string {
  const lines = places.flatMap(({ sources }) =>
    sources.map(({ pieces }) =>
      pieces
        .map(({ text, isA, isB, isAfterGap }) => {
          const letters = `${isA ? 'A' : ''}${isB ? 'B' : ''}`;
          return `${isAfterGap ? ' … ' : ''}${letters === '' ? text : `[${letters}: ${text}]`}`;
        })
        .join(''),
    ),
  );
  return lines.filter(Boolean).join('\n\n');
}
