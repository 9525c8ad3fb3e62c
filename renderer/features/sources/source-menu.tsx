import { byPosition } from '#core/by-position.ts';
import type { SourceStatus } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { showHistoryOf } from '#renderer/common/openers/history-filter.ts';
import { openBeside } from '#renderer/state/beside.ts';
import { projectStore, type ProjectState } from '#renderer/state/project.ts';
import { openSource } from '#renderer/common/passages/held-list.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import type { MenuEntry, MenuSection } from '#renderer/ui/menu.tsx';
import type { Words } from '#words/words.ts';
import { deleteSources } from './delete-sources.ts';
import { languageInWords } from '#renderer/common/sources/language-in-words.ts';
import { factValues, MAX_VALUES, sourceFacts, type SourceFact } from './source-facts.ts';
import type { SourceRow } from '#renderer/common/sources/source-row.ts';
import type { SourceQuestion } from './source-question.tsx';
import { attributeQuestion, sharedValue, type ValueQuestion } from './value-dialog.tsx';

const otherStatuses = ['new', 'included', 'second-look'] as const;
const kinds = ['document', 'interview'] as const;
const languages = ['en', 'zh-CN', null] as const;

/** The menu of a row, for all selected sources. */
export function sourceMenu(
  words: Words,
  tables: ProjectState['tables'],
  rows: readonly SourceRow[],
  ask: (question: SourceQuestion) => void,
): MenuSection[] {
  const { t } = words;
  const ids = rows.map(({ source }) => source.id);
  const [first] = rows;
  if (!first) return [];
  const all = (test: (row: SourceRow) => boolean): boolean => rows.every(test);
  const run = (act: () => Promise<unknown>) => () => void act().catch(showError);
  const classes: MenuEntry[] = [...tables.class.values(), null].map((row) => ({
    id: row?.id ?? 'none',
    label: row?.name ?? t('sources:no_class'),
    checked: all(({ source }) => source.classId === (row?.id ?? null)),
    run: run(() => api.sources.update({ ids, classId: row?.id ?? null })),
  }));
  const codes: MenuEntry[] = projectStore
    .getState()
    .codebook.inOrder.filter(({ codable, status, pin }) => codable && status !== 'retired' && pin !== null)
    .toSorted((a, b) => (a.pin ?? 0) - (b.pin ?? 0))
    .map((code) => ({
      id: code.id,
      label: code.name,
      icon: <CodeSwatch colour={code.colour} />,
      run: run(() => api.codings.applyToSources({ sourceIds: ids, codeId: code.id })),
    }));
  const reviewed = all((row) => row.reviewed);
  const reasons = [...tables.exclusionReason.values()].toSorted(byPosition);
  const setStatus = (status: SourceStatus, exclusionReason: string | null) =>
    run(() => api.sources.update({ ids, status, exclusionReason }));
  const excluded: MenuEntry = {
    id: 'excluded',
    label: t('sources:status_excluded'),
    checked: all(({ source }) => source.status === 'excluded'),
    ...(reasons.length === 0
      ? { run: setStatus('excluded', null) }
      : {
          items: [
            {
              entries: [...reasons.map(({ name }) => name), null].map((reason) => ({
                id: reason ?? 'none',
                label: reason ?? t('sources:no_reason'),
                checked: all(
                  ({ source }) => source.status === 'excluded' && source.exclusionReason === reason,
                ),
                run: setStatus('excluded', reason),
              })),
            },
          ],
        }),
  };
  return [
    {
      entries: [
        ...(rows.length === 1
          ? [
              {
                id: 'open',
                label: t('sources:open'),
                keys: 'Enter',
                run: () => openSource(first.source.id),
              },
              {
                id: 'beside',
                label: t('beside:open'),
                keys: 'Shift+Enter',
                run: () => openBeside({ sourceId: first.source.id }),
              },
              {
                id: 'history',
                label: t('history:history_of_source'),
                run: () => showHistoryOf({ what: 'source', id: first.source.id }),
              },
            ]
          : []),
        {
          id: 'reviewed',
          label: t(reviewed ? 'sources:mark_open' : 'sources:mark_reviewed'),
          run: run(() => api.sources.setReviewed({ ids, reviewed: !reviewed })),
        },
      ],
    },
    {
      entries: [
        {
          id: 'kind',
          label: t('sources:kind'),
          items: [
            {
              entries: kinds.map((kind) => ({
                id: kind,
                label: t(`sources:${kind}`),
                checked: all(({ source }) => source.kind === kind),
                disabled: all(({ source }) => source.kind === kind),
                run: () => ask({ kind, rows: rows.filter(({ source }) => source.kind !== kind) }),
              })),
            },
          ],
        },
        { id: 'class', label: t('sources:set_class'), items: [{ entries: classes }] },
        {
          id: 'status',
          label: t('sources:set_status'),
          items: [
            {
              entries: [
                ...otherStatuses.map((status) => ({
                  id: status,
                  label: t(`sources:status_${status}`),
                  checked: all(({ source }) => source.status === status),
                  run: setStatus(status, null),
                })),
                excluded,
              ],
            },
          ],
        },
        {
          id: 'language',
          label: t('sources:language'),
          items: [
            {
              entries: languages.map((language) => ({
                id: language ?? 'none',
                label: languageInWords(t, language),
                checked: all(({ source }) => source.language === language),
                run: run(() => api.sources.update({ ids, language })),
              })),
            },
          ],
        },
        ...(codes.length > 0
          ? [{ id: 'code', label: t('sources:classify'), items: [{ entries: codes }] }]
          : []),
        ...sourceFacts(words, tables)
          .filter(({ id, attribute }) => id === 'origin' || attribute !== null)
          .map((fact) => ({
            id: fact.id,
            label: t('sources:set_value', { name: fact.name }),
            run: () => ask(valueQuestion(fact, tables, rows)),
          })),
      ],
    },
    {
      entries: [
        ...(rows.length === 1
          ? [{ id: 'replace', label: t('carried:replace'), run: () => ask({ replaced: first.source }) }]
          : []),
        {
          id: 'delete',
          label: t('sources:delete'),
          danger: true,
          keys: 'Delete',
          run: () => void deleteSources(rows),
        },
      ],
    },
  ];
}

/** The dialog for the value of a fact, offering the values of other sources. */
function valueQuestion(
  fact: SourceFact,
  tables: ProjectState['tables'],
  rows: readonly SourceRow[],
): ValueQuestion {
  const ids = rows.map(({ source }) => source.id);
  const known = factValues(tables, [fact]).flatMap(({ values }) => values);
  const shown = {
    value: sharedValue(rows.map((row) => fact.valuesOf(row).map(fact.inWords).join(', '))),
    options: known.length > MAX_VALUES ? [] : known.map(({ value }) => fact.inWords(value)),
  };
  if (fact.attribute !== null) return attributeQuestion(fact.attribute, ids, shown);
  const set = (value: string) => api.sources.update({ ids, origin: value.trim() || null });
  return { name: fact.name, owners: ids, ...shown, set };
}
