import { Copy, Download, Tag, Trash2 } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { pathOf } from '#core/codebook.ts';
import type { TallyRequest } from '#core/counting/request.ts';
import type { CodeRecord } from '#core/records.ts';
import { api, host } from '#renderer/api.ts';
import { FooterState } from '#renderer/app/footer.tsx';
import { sentenceFor, showError } from '#renderer/app/show-error.ts';
import { CodePalette } from '#renderer/features/reader/code-palette.tsx';
import { useRecentCodes } from '#renderer/features/reader/use-recent-codes.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import type { MenuSection } from '#renderer/ui/menu.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { chooseRows, useChosenRows } from './chosen-rows.ts';
import { listPlace } from './list-places.ts';
import { copyRows, recodeRows, removeRows } from './passage-actions.ts';
import { PassageControls } from './passage-controls.tsx';
import { isFiltering, noFilter, type PassageFilter } from './passage-filter.ts';
import { PassageList } from './passage-list.tsx';
import { openFrom } from './held-list.ts';
import { idOf, type PassageRow } from './passage-row.ts';
import { sizeInWords } from './passage-size.ts';
import styles from './passages.module.css';
import { useChosenCode, usePassageFilter, usePassages, type AskedPassages } from './use-passages.ts';

/** The passages of one code or theme, to read, to open, to recode, to take away. */
export function PassagesScreen() {
  const { t } = useWords();
  const code = useChosenCode();
  const hasCodes = useProject((state) => state.codebook.inOrder.length > 0);
  if (!code) {
    return (
      <EmptyState sentence={t(hasCodes ? 'passages:choose_code' : 'passages:no_codes')}>
        {!hasCodes && <Button onPress={() => show('codebook')}>{t('passages:to_codebook')}</Button>}
      </EmptyState>
    );
  }
  return <PassagesOf key={code.id} code={code} />;
}

function PassagesOf({ code }: { code: CodeRecord }) {
  const words = useWords();
  const [filter, change] = usePassageFilter();
  const asked = usePassages(code.id, filter);
  const { value, error } = asked.answer;
  const rows = value?.rows ?? [];
  const size = value && sizeInWords(words, rows);
  const isNarrowed = value && filter.words.trim() !== '' && rows.length < value.all;
  return (
    <div className={styles.screen}>
      <PageHeader
        className={styles.head}
        title={<Title code={code} />}
        subtitle={isNarrowed ? words.t('passages:size.of_all', { size, count: value.all }) : size}
      >
        <Export code={code} asked={asked} filter={filter} />
      </PageHeader>
      <PassageControls filter={filter} onChange={change} />
      {error ? (
        <Note tone="danger">{sentenceFor(error)}</Note>
      ) : (
        value && (
          <Rows
            code={code}
            rows={rows}
            request={asked.request}
            filter={filter}
            onClear={() => change(noFilter)}
          />
        )
      )}
      <FooterState>{size}</FooterState>
    </div>
  );
}

function Title({ code }: { code: CodeRecord }) {
  const codebook = useProject((state) => state.codebook);
  const above = pathOf(codebook, code.id).slice(0, -1);
  return (
    <CodeSwatch colour={code.colour}>
      {above.length > 0 && <span className={styles.above}>{above.join(' › ')} › </span>}
      {code.name}
      {code.name2 && <span className={styles.second}> {code.name2}</span>}
    </CodeSwatch>
  );
}

interface RowsProps {
  code: CodeRecord;
  rows: readonly PassageRow[];
  request: TallyRequest;
  filter: PassageFilter;
  onClear: () => void;
}

function Rows({ code, rows, request, filter, onClear }: RowsProps) {
  const words = useWords();
  const { t } = words;
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const chosenIds = useChosenRows();
  const chosen = rows.filter((row) => chosenIds.has(idOf(row)));
  const [recoding, setRecoding] = useState<readonly PassageRow[]>([]);
  const bar = useRef<HTMLDivElement>(null);
  const attempt = (work: Promise<unknown>): void => {
    work.catch(showError);
  };
  const open = (row: PassageRow): void =>
    openFrom({ request, cell: { codeId: code.id }, words: filter.words, column: '', from: 'passages' }, row);
  const menu = (of: readonly PassageRow[]): MenuSection[] => {
    const [first] = of;
    return [
      {
        entries: [
          ...(of.length === 1 && first
            ? [{ id: 'open', label: t('passages:open'), keys: 'Enter', run: () => open(first) }]
            : []),
          { id: 'copy', label: t('passages:copy'), keys: '$mod+c', run: () => attempt(copyRows(of)) },
        ],
      },
      {
        entries: readOnly
          ? []
          : [
              { id: 'recode', label: t('passages:recode'), keys: 'Shift+c', run: () => setRecoding(of) },
              {
                id: 'remove',
                label: t('passages:remove'),
                keys: 'Delete',
                danger: true,
                run: () => attempt(removeRows(of)),
              },
            ],
      },
    ];
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (chosen.length === 0 || isIn(event.target, 'input')) return;
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (command && !event.shiftKey && key === 'c' && String(getSelection()) === '') {
      event.preventDefault();
      attempt(copyRows(chosen));
    } else if (!command && !event.altKey && event.shiftKey && key === 'c' && !readOnly) {
      event.preventDefault();
      event.stopPropagation();
      setRecoding(chosen);
    }
  };
  return (
    // The list inside has the focus; what it does not know of comes here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.rows} onKeyDown={onKeyDown}>
      <PassageList
        label={t('tallies:passages_of', { name: code.name })}
        rows={rows}
        codeId={code.id}
        namesCoders={filter.layer === 'union' || filter.layer === 'majority'}
        selected={chosenIds}
        onSelectedChange={chooseRows}
        onOpen={open}
        menu={menu}
        {...(readOnly ? {} : { onDelete: () => attempt(removeRows(chosen)) })}
        place={listPlace(`passages ${code.id} ${JSON.stringify(filter)}`)}
        empty={
          isFiltering(filter) ? (
            <EmptyState sentence={t('passages:empty_filter')}>
              <Button onPress={onClear}>{t('passages:clear')}</Button>
            </EmptyState>
          ) : (
            <EmptyState sentence={t('passages:empty')} />
          )
        }
      />
      {chosen.length > 1 && (
        <div ref={bar} className={styles.bar}>
          <span className={styles.barCount}>{t('passages:chosen', { count: chosen.length })}</span>
          <Button icon={<Copy size={14} aria-hidden />} onPress={() => attempt(copyRows(chosen))}>
            {t('passages:copy')}
          </Button>
          {!readOnly && (
            <>
              <Button icon={<Tag size={14} aria-hidden />} onPress={() => setRecoding(chosen)}>
                {t('passages:recode')}
              </Button>
              <Button icon={<Trash2 size={14} aria-hidden />} onPress={() => attempt(removeRows(chosen))}>
                {t('passages:remove')}
              </Button>
            </>
          )}
        </div>
      )}
      {recoding.length > 0 && (
        <Recode rows={recoding} anchor={() => anchorIn(bar.current)} onClose={() => setRecoding([])} />
      )}
    </div>
  );
}

interface RecodeProps {
  rows: readonly PassageRow[];
  anchor: () => DOMRect | null;
  onClose: () => void;
}

/** The palette of codes over the list, for all rows that are chosen. */
function Recode({ rows, anchor, onClose }: RecodeProps) {
  const codebook = useProject((state) => state.codebook);
  const [recentIds, remember] = useRecentCodes();
  const recode = async (code: CodeRecord | undefined, group?: string): Promise<void> => {
    onClose();
    if (!code) return;
    remember(code.id);
    await recodeRows(rows, code, group);
  };
  /** The new code and its codings are one gesture. */
  const recodeToNew = async (name: string, parentId: string | null): Promise<void> => {
    const group = crypto.randomUUID();
    await recode(await api.codes.create({ name, parentId }, { group }), group);
  };
  return (
    <CodePalette
      purpose="recode"
      codebook={codebook}
      recentIds={recentIds}
      reach={null}
      anchor={anchor}
      onChoose={(codeId) => void recode(codebook.byId.get(codeId)).catch(showError)}
      onCreate={(name, parentId) => void recodeToNew(name, parentId).catch(showError)}
      onWiden={() => undefined}
      onClose={onClose}
    />
  );
}

interface ExportProps {
  code: CodeRecord;
  asked: AskedPassages;
  filter: PassageFilter;
}

/** Takes away what the list shows. */
function Export({ code, asked, filter }: ExportProps) {
  const { t, language } = useWords();
  const project = useProject((state) => [...state.tables.project.values()][0]?.name ?? '');
  const { request } = asked;
  const save = (format: 'csv' | 'xlsx') =>
    host.saveAs(
      `${t('passages:export_of', { project, code: code.name })}.${format}`,
      [{ name: t(`passages:file.${format}`), extensions: [format] }],
      (to) =>
        api.exports.passages({
          format,
          to,
          language,
          byteOrderMark: true,
          listed: { request, cell: { codeId: code.id }, words: filter.words },
        }),
    );
  return (
    <MenuButton
      label={t('passages:export')}
      icon={<Download size={14} aria-hidden />}
      sections={[
        {
          entries: (['csv', 'xlsx'] as const).map((format) => ({
            id: format,
            label: t(`passages:file.${format}`),
            run: () => void save(format).catch(showError),
          })),
        },
      ]}
    />
  );
}

/** The chosen line, else what is given. */
function anchorIn(fallback: HTMLElement | null): DOMRect | null {
  const line = document.querySelector('[role="option"][aria-selected="true"]') ?? fallback;
  return line?.getBoundingClientRect() ?? null;
}

function isIn(target: EventTarget, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}
