import { useMemo, useState } from 'react';
import { api } from '#renderer/api.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import type { EarlierCoding } from '#electron/services/versions/earlier-codings.ts';
import type { VersionsCompared } from '#electron/services/versions/comparing.ts';
import type { Quote } from '#electron/services/quotes.ts';
import { oneAfterAnother } from '#renderer/state/one-after-another.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { dateInWords } from '#words/citation.ts';
import { countInWords } from '#words/numbers.ts';
import { openCodings, type AskedPair, type Opened } from './use-versions.ts';
import styles from './versions.module.css';

/** A coding in the list, with when it was made and read again where that is what the list is about. */
type Row = Omit<EarlierCoding, 'createdAt'> & { readonly createdAt: string | null };

interface Listed {
  readonly rows: readonly Row[];
  /** Codings that were removed and have no passage any more. */
  readonly gone: number;
}

interface OpenedCodingsProps {
  readonly compared: VersionsCompared;
  readonly asked: AskedPair;
  readonly opened: Opened;
}

/** Keeps the history in the order of the keys. */
const afterTheLast = oneAfterAnother();

/** The passages behind a number, or those that were coded before the present definition of their code. */
export function OpenedCodings({ compared, asked, opened }: OpenedCodingsProps) {
  const words = useWords();
  const { t } = words;
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [chosen, setChosen] = useState<string | null>(null);
  const { value, error } = useAnswer<Listed>(`opened ${JSON.stringify([asked, opened])}`, async (asking) => {
    const { codeId } = opened;
    const coderId = compared.coder.id;
    if (opened.what === 'worklist')
      return { rows: await asking.versions.worklist({ codeId, coderId }), gone: 0 };
    const { codingIds, gone } = await asking.versions.codings({ ...asked, codeId, part: opened.part });
    const codings = await asking.codings.byIds({ ids: [...codingIds] });
    const rows = codings.map(({ id, sourceId, start, end }): Row => ({
      codingId: id,
      sourceId,
      span: start === null || end === null ? null : { start, end },
      createdAt: null,
      rereadAt: null,
    }));
    return { rows, gone };
  });
  const rows = value?.rows ?? [];
  const isWork = opened.what === 'worklist';
  const left = rows.filter(({ rereadAt }) => rereadAt === null).length;
  const at = Math.max(
    0,
    rows.findIndex(({ codingId }) => codingId === chosen),
  );
  const row = rows[at];
  const code = compared.codes.find(({ id }) => id === opened.codeId);
  const [underWay] = useState(() => new Set<string>());
  // Moves on before the answer, so that the next key marks the next passage.
  const mark = async (): Promise<void> => {
    if (!row || underWay.has(row.codingId)) return;
    const { codingId } = row;
    underWay.add(codingId);
    const next = [...rows.slice(at + 1), ...rows.slice(0, at)].find(
      (each) => each.rereadAt === null && !underWay.has(each.codingId),
    );
    setChosen(next?.codingId ?? codingId);
    try {
      await afterTheLast(() => api.versions.reread({ codingIds: [codingId] }));
    } catch (problem) {
      setChosen(codingId);
      throw problem;
    } finally {
      underWay.delete(codingId);
    }
  };
  useActions({
    'versions.back': () => openCodings(null),
    ...(isWork && row && !readOnly
      ? { 'versions.reread': { run: () => void mark().catch(showError), hint: t('versions:action.reread') } }
      : {}),
  });
  const name = code?.name ?? '';
  return (
    <>
      <PageHeader
        className={screenStyles.head}
        title={
          isWork
            ? t('versions:worklist', { code: name })
            : t('versions:passages_of', { what: partInWords(words.t, compared, opened.part), code: name })
        }
      >
        <Button onPress={() => openCodings(null)}>{t('versions:back')}</Button>
      </PageHeader>
      {value && (
        <p className={styles.sum}>
          {isWork
            ? left === 0
              ? t('versions:worklist_done')
              : t('versions:worklist_left', { count: left })
            : value.gone > 0
              ? t('versions:gone', { count: value.gone })
              : countInWords(words, rows.length)}
        </p>
      )}
      {isWork && left > 0 && <p className={styles.sum}>{t('versions:worklist_marks')}</p>}
      {error && <Note tone="danger">{sentenceFor(error)}</Note>}
      {value && rows.length === 0 ? (
        <EmptyState sentence={t(isWork ? 'versions:worklist_done' : 'versions:no_passages')} />
      ) : (
        <PassageRows rows={rows} chosen={row?.codingId ?? null} onChoose={setChosen} />
      )}
    </>
  );
}

function partInWords(
  t: ReturnType<typeof useWords>['t'],
  { from }: VersionsCompared,
  part: Extract<Opened, { what: 'part' }>['part'],
): string {
  if (part === 'changed') return t('versions:column.drift');
  return part === 'base'
    ? t('versions:codings.base', { number: from.number })
    : t(`versions:codings.${part}`);
}

interface PassageRowsProps {
  readonly rows: readonly Row[];
  readonly chosen: string | null;
  readonly onChoose: (codingId: string | null) => void;
}

/** How many passages are asked for at once. */
const MAX_SHOWN = 100;

function PassageRows({ rows, chosen, onChoose }: PassageRowsProps) {
  const words = useWords();
  const { t } = words;
  const sources = useProject((state) => state.tables.source);
  const [inView, setInView] = useState<readonly string[]>([]);
  const asked = useMemo(() => {
    const seen = new Set(inView);
    return rows.filter(({ codingId }) => seen.has(codingId)).slice(0, MAX_SHOWN);
  }, [rows, inView]);
  const key = asked.map(({ codingId, span }) => `${codingId} ${span?.start ?? ''}`).join();
  const { value } = useAnswer(asked.length === 0 ? null : `quotes ${key}`, async (asking) => {
    const shown = await asking.passages.show({
      rows: asked.map(({ sourceId, span, codingId }) => ({ sourceId, span, codingIds: [codingId] })),
    });
    return new Map(asked.map(({ codingId }, place) => [codingId, shown[place]?.quote]));
  });
  // Passages that leave the view keep their words, so that scrolling back shows them at once.
  const [quotes, setQuotes] = useState<ReadonlyMap<string, Quote | undefined>>(new Map());
  const [latest, setLatest] = useState(value);
  if (value !== latest) {
    setLatest(value);
    if (value) setQuotes(new Map([...quotes, ...value]));
  }
  return (
    <VirtualList<Row>
      className={styles.list}
      label={t('versions:parts.versions')}
      items={rows}
      idOf={({ codingId }) => codingId}
      estimate={64}
      selected={new Set(chosen === null ? [] : [chosen])}
      onSelectedChange={(ids) => onChoose([...ids][0] ?? null)}
      onInView={setInView}
      onOpen={({ sourceId, codingId }) => openPlace({ sourceId, codingId })}
      render={({ codingId, sourceId, createdAt, rereadAt }) => {
        const quote = quotes.get(codingId);
        const source = sources.get(sourceId);
        return (
          <div className={styles.passage}>
            <span className={styles.passageHead}>
              <b>{source?.label ?? source?.title}</b>
              {createdAt !== null && (
                <span>{t('versions:made', { date: dateInWords(words, createdAt) })}</span>
              )}
              {rereadAt !== null && (
                <span className={styles.done}>
                  {t('versions:reread', { date: dateInWords(words, rereadAt) })}
                </span>
              )}
            </span>
            <span className={styles.serif} lang={source?.language ?? undefined}>
              {quote === undefined ? '…' : quote.quote || quote.after}
            </span>
          </div>
        );
      }}
    />
  );
}
