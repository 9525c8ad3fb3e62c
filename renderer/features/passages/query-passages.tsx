import { Split } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { passageOrders } from '#core/counting/passage-order.ts';
import { rowGroupings, type RowGrouping } from '#core/query/row-groups.ts';
import { MAX_LINES } from '#core/query/lines.ts';
import { readsTexts } from '#core/query/reads-texts.ts';
import type { MissingThing } from '#core/query/present-query.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { holdQuery, type OpenQuery } from '#renderer/common/openers/open-query.ts';
import { DEFAULT_LAYER, layerOf, shownLayer, useLayers } from '#renderer/common/counts/layer-choice.ts';
import type { ListedQuery } from '#renderer/common/passages/passage-request.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { queryNames, queryText } from '#renderer/state/query-names.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice, useWorkspace } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Select } from '#renderer/ui/select.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { cx } from '#renderer/ui/class-names.ts';
import { joined } from '#words/sentences.ts';
import { ExportPassages } from './export-passages.tsx';
import { idsOf } from './passage-acts.ts';
import { withoutFilters } from './passage-filter.ts';
import { PassageRows } from './passage-rows.tsx';
import { beginSplit, useSplit, viewSplit } from './split-desk.ts';
import { SplitTray } from './split-tray.tsx';
import { useKeptRows } from './use-kept-rows.ts';
import { usePassageFilter, usePassageRequest, useSplitCounts } from './use-passages.ts';
import passages from './passages.module.css';
import { setFilters, useBuilder, type Builder } from './query-builder.ts';
import { FilterPills } from './filter-pills.tsx';
import { newLines } from './new-lines.ts';
import { NothingFits } from './nothing-fits.tsx';
import { QueryBox } from './query-box.tsx';
import { addToQuery, QueryLines } from './query-lines.tsx';
import { QueryText } from './query-text.tsx';
import { SaveQuery, useSavedStanding } from './save-query.tsx';
import { RecentQueries } from './recent-queries.tsx';
import { useRowGroups } from './row-groups.tsx';
import styles from './query.module.css';
import { useLiveQuery } from './use-live-query.ts';
import { MarkedIn, type MarkedQuery } from './use-marked.ts';
import { useSubject, stillAt } from './query-subject.ts';

const noIds: readonly string[] = [];

/** The passages that a query finds: its lines, its counts, and the list with all its acts. */
export function QueryPassages({ open }: { readonly open: OpenQuery }) {
  const words = useWords();
  const { t } = words;
  const canWrite = useProject((state) => !(state.open?.readOnly ?? true));
  const things = useProject(queryNames);
  const [filter, change] = usePassageFilter();
  const [grouped, setGrouped] = useChoice<RowGrouping>('passages.grouped', 'source');
  const builder = useBuilder(open);
  const { query, side } = builder;
  const subject = useSubject(builder);
  const split = useSplit(subject?.id ?? '');
  const asked = split?.view === 'still' && query ? stillAt(builder, query) : query;
  const shownBuilder = { ...builder, query: asked, text: asked ? queryText(things, asked) : '' };
  // The query's own filters take the place of those of the list of one code.
  const plain = useMemo(() => ({ ...withoutFilters(filter), withDuplicates: false }), [filter]);
  const request = usePassageRequest(plain);
  const { scope, layer, denominator } = request;
  const counted = useMemo(() => ({ scope, layer, denominator }), [scope, layer, denominator]);
  const live = useLiveQuery(shownBuilder, { request: counted, order: filter.order, grouped });
  const counts = useSplitCounts(subject?.id ?? '', request, idsOf(split?.meant ?? []), split !== null);
  const { listed, askedBy } = live;
  const toKeep = useMemo(() => (listed ? { askedBy, rows: listed.rows } : undefined), [listed, askedBy]);
  const rows = useKeptRows(toKeep);
  const groups = useRowGroups(live.listed, grouped);
  const layers = useLayers();
  const layerName = layers.find(({ value }) => value === shownLayer(filter.layer, layers))?.label ?? null;
  const frame = useRef<HTMLDivElement>(null);
  const toResults = (): void =>
    frame.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus({ preventScroll: true });
  useLeavingForCode();
  const below = builder.focus?.at ?? 0;
  const [and, or, not] = newLines;
  const mayAdd = builder.shown !== null && builder.shown.lines.length < MAX_LINES;
  useActions({
    'passages.and': { run: () => addToQuery(and.operator, below), enabled: mayAdd, hint: t('query:and') },
    'passages.or': { run: () => addToQuery(or.operator, below), enabled: mayAdd, hint: t('query:or') },
    'passages.not': { run: () => addToQuery(not.operator, below), enabled: mayAdd, hint: t('query:but_not') },
    'passages.results': { run: toResults },
  });
  const listQuery: ListedQuery = {
    text: shownBuilder.text,
    side,
    grouped,
    isSlow: asked !== null && readsTexts(asked),
  };
  const asShown = {
    query,
    side,
    layer: layer ?? null,
    denominator: denominator === 'all' ? null : (denominator ?? null),
    text: builder.text,
    savedId: open.savedId,
  };
  const { saved, isChanged } = useSavedStanding(asShown);
  // By default, the few sources of the rows in view may be counted in another layer than all together.
  const marked = useMarkedQuery(builder, live.parts, live.value?.layer ?? layer);
  const isNothing = live.value !== undefined && !live.isOld && live.listed?.rows.length === 0;
  return (
    <div className={passages.beside}>
      <div ref={frame} className={cx(screenStyles.screen, passages.besideTray)}>
        <PageHeader
          className={passages.head}
          title={saved?.name ?? t('query:untitled')}
          subtitle={
            <>
              {saved && (
                <>
                  {t('saved_queries:standing', {
                    state: t(isChanged ? 'saved_queries:changed' : 'saved_queries:unchanged'),
                  })}
                  {' · '}
                </>
              )}
              <LinkButton onPress={() => holdQuery(null)}>{t('query:one_code')}</LinkButton>
            </>
          }
        >
          {builder.gone.length === 0 && <SaveQuery shown={asShown} />}
          {split && subject ? (
            <SegmentedControl
              label={t('passages:split_view')}
              value={split.view}
              onChange={viewSplit}
              segments={[
                { value: 'all', label: t('query:split_all') },
                { value: 'still', label: t('query:split_still') },
              ]}
            />
          ) : (
            canWrite &&
            subject && (
              <Button icon={<Split size={14} aria-hidden />} onPress={() => beginSplit(subject.id)}>
                {t('passages:split')}
              </Button>
            )
          )}
          <ExportPassages
            name={t('query:title')}
            list={{ request, cell: { codeId: '' }, words: '', sided: 'any', query: listQuery }}
            isDisabled={query === null}
          />
        </PageHeader>
        {builder.shown ? (
          <QueryLines shown={builder.shown} builder={builder} live={live} onResults={toResults} />
        ) : (
          <Note>{t('query:text_only')}</Note>
        )}
        <div className={styles.filters} data-narrows>
          {builder.shown && (
            <>
              <span className={styles.label}>{t('query:filters')}</span>
              <FilterPills shown={builder.shown} onChange={setFilters} />
            </>
          )}
          <Select
            look="pill"
            label={t('counting:controls.layer')}
            value={shownLayer(filter.layer, layers)}
            onChange={(next) => change({ layer: next })}
            options={layers}
          />
        </div>
        {query && builder.gone.length === 0 && (
          <QueryBox query={query} live={live} layer={layers.length > 1 ? layerName : null} />
        )}
        {builder.gone.length > 0 && <Gone missing={builder.gone} />}
        {live.error && <Note tone="danger">{sentenceFor(live.error)}</Note>}
        {query === null ? (
          <EmptyState sentence={t('query:start')}>
            <RecentQueries />
          </EmptyState>
        ) : (
          <>
            <div className={styles.order}>
              <SegmentedControl<RowGrouping>
                label={t('query:by')}
                value={grouped}
                onChange={setGrouped}
                segments={rowGroupings.map((value) => ({ value, label: t(`query:group.${value}`) }))}
              />
              <Select
                look="pill"
                label={t('passages:order')}
                value={filter.order}
                onChange={(order) => change({ order })}
                options={passageOrders.map((value) => ({ value, label: t(`passages:orders.${value}`) }))}
              />
            </div>
            {builder.gone.length === 0 && live.listed && (
              <MarkedIn value={marked}>
                <div className={cx(styles.list, live.isOld && styles.oldList)}>
                  <PassageRows
                    code={subject}
                    query={listQuery}
                    label={t('query:rows')}
                    {...(groups && { groups })}
                    empty={
                      isNothing ? (
                        <NothingFits builder={builder} request={counted} isSlow={listQuery.isSlow} />
                      ) : (
                        <EmptyState sentence="" />
                      )
                    }
                    rows={rows}
                    request={request}
                    filter={plain}
                    split={split}
                    unfiltered={undefined}
                    onClear={() => undefined}
                  />
                </div>
              </MarkedIn>
            )}
          </>
        )}
        <QueryText
          text={builder.text}
          side={side}
          layer={layerOption(filter.layer, things)}
          isReviewed={denominator === 'reviewed'}
        />
        <FooterState>
          {live.value
            ? t('query:count.passages', {
                count: live.value.units.passages ?? 0,
                n: live.value.units.passages ?? 0,
              })
            : ''}
        </FooterState>
      </div>
      {split && subject && <SplitTray code={subject} split={split} request={request} counts={counts} />}
    </div>
  );
}

/** Says what the query names and the project lacks. */
function Gone({ missing }: { readonly missing: readonly MissingThing[] }) {
  const words = useWords();
  const { t } = words;
  const attributes = useProject((state) => state.tables.attribute);
  const what = missing.map((one) =>
    one.table === 'value'
      ? t('query:gone_value', { value: one.value, attribute: attributes.get(one.id)?.name ?? '' })
      : t(`saved_queries:gone.${one.table}`),
  );
  return (
    <Note tone="danger">{t('query:gone', { what: joined(words, [...new Set(what)], 'conjunction') })}</Note>
  );
}

/** The options of the command line that choose the same layer. */
function layerOption(
  choice: string,
  { tables: { coder } }: ReturnType<typeof queryNames>,
): readonly string[] {
  const layer = layerOf(choice, { coder });
  if (layer === null || layer === DEFAULT_LAYER) return noIds;
  if (typeof layer === 'string') return ['--layer', layer];
  return ['--coder', coder.get(layer.coderId)?.name ?? ''];
}

function useMarkedQuery(
  { shown, text }: Builder,
  parts: ReturnType<typeof useLiveQuery>['parts'],
  layer: MarkedQuery['layer'],
): MarkedQuery | null {
  const codebook = useProject((state) => state.codebook);
  return useMemo(
    () =>
      shown && text !== ''
        ? {
            text,
            layer,
            parts: parts.map(({ at, letter, text: own }) => {
              const operand = shown.lines[at]?.operand;
              const code = operand?.what === 'code' ? codebook.byId.get(operand.code) : undefined;
              return { letter, text: own, colour: code?.colour ?? null };
            }),
          }
        : null,
    [shown, text, layer, parts, codebook],
  );
}

/** Choosing a code in the navigator lists that code again. */
function useLeavingForCode(): void {
  const codeId = useWorkspace((state) => state.codeId);
  const before = useRef(codeId);
  useEffect(() => {
    if (before.current !== codeId && codeId !== null) holdQuery(null);
    before.current = codeId;
  }, [codeId]);
}
