import { Table2, UserPlus } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { SourceTwins } from '#renderer/common/sources/source-twins.tsx';
import {
  attributeQuestion,
  sharedValue,
  ValueDialog,
  type ValueQuestion,
} from '#renderer/features/sources/value-dialog.tsx';
import { valueInWords } from '#renderer/common/sources/value-in-words.ts';
import { VariablesDialog } from '#renderer/features/sources/variables-dialog.tsx';
import { MemoBox } from '#renderer/common/memos/memo-box.tsx';
import { printTable, usePrinting } from '#renderer/common/printing/printing.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import type { Sort } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { type CellPlace } from '#renderer/ui/table/data-table-props.ts';
import { printedRows } from '#renderer/ui/table/printed-rows.ts';
import { joined } from '#words/sentences.ts';
import { aboutShown } from './about-shown.ts';
import { BulkBar } from './bulk-bar.tsx';
import { chooseRespondents, openMemoOf, useChosenRespondents } from './chosen-respondents.ts';
import { ExportRespondents } from './export-respondents.tsx';
import { MergeRespondents } from './merge-respondents.tsx';
import { NewRespondent } from './new-respondent.tsx';
import { openInterviews } from './open-interviews.ts';
import { RemoveRespondents } from './remove-respondents.tsx';
import { RespondentControls } from './respondent-controls.tsx';
import { respondentColumns } from './respondent-columns.tsx';
import { noFilter, valueCounts, type RespondentRow } from './respondent-row.ts';
import { respondentMenu, type RespondentActs } from './respondent-menu.ts';
import styles from './respondents.module.css';
import { SheetDialog } from '#renderer/features/sources/sheet-dialog.tsx';
import { useRespondents } from './use-respondents.ts';

type Dialog =
  | { readonly what: 'new' | 'variables' | 'sheet' }
  | { readonly what: 'merge'; readonly rows: readonly [RespondentRow, RespondentRow] }
  | { readonly what: 'remove'; readonly rows: readonly RespondentRow[] }
  | { readonly what: 'value'; readonly question: ValueQuestion };

/** A table of all respondents with their attributes and actions. */
export function RespondentsScreen() {
  const words = useWords();
  const { t } = words;
  const respondents = useRespondents();
  const { rows, shown, attributes, ticked, singled, setFilter } = respondents;
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const path = useProject((state) => state.open?.path ?? '');
  const mainCoderId = useProject((state) => [...state.tables.project.values()][0]?.mainCoderId ?? null);
  const coderId = useBlindCoderId() ?? mainCoderId;
  const { value: codings = {} } = useAnswer(coderId, (asking) => asking.respondents.codings({ coderId }));
  const { ids: chosen, memoOf } = useChosenRespondents();
  const [sort, setSort] = useChoice<Sort | null>(`respondents.sort ${path}`, null);
  const [widths, setWidths] = useChoice<Readonly<Record<string, number>>>('respondents.widths', {});
  const [editing, setEditing] = useState<CellPlace | null>(null);
  const [pressed, setPressed] = useState<string | null>(null);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const table = useRef<HTMLDivElement>(null);

  const picked = useMemo(() => shown.filter(({ person }) => chosen.has(person.id)), [shown, chosen]);
  const singledBy = joined(
    words,
    attributes.filter(({ id }) => ticked.includes(id)).map(({ name }) => name),
    'conjunction',
  );
  const columns = useMemo(
    () =>
      respondentColumns(words, {
        attributes,
        rows,
        codings,
        singled: new Set(singled.alone),
        singledBy,
        chosen,
        onToggle: (id) => {
          const next = new Set(chosen);
          if (!next.delete(id)) next.add(id);
          chooseRespondents(next);
        },
        readOnly,
      }),
    [words, attributes, rows, codings, singled, singledBy, chosen, readOnly],
  );
  const [first, second, ...more] = picked;
  const pair = first && second && more.length === 0 ? ([first, second] as const) : null;
  const acts: RespondentActs = {
    open: openInterviews,
    rename: ({ person }) => setEditing({ row: person.id, column: 'name' }),
    memo: ({ person }) => openMemoOf(person.id),
    merge: (one, other) => setDialog({ what: 'merge', rows: [one, other] }),
    setValue: (attribute, people) =>
      setDialog({
        what: 'value',
        question: attributeQuestion(
          attribute,
          people.map(({ person }) => person.id),
          {
            value: sharedValue(
              people.map(({ values }) => valueInWords(t, attribute, values.get(attribute.id))),
            ),
            options: valueCounts(rows, attribute.id).map(({ value }) => valueInWords(t, attribute, value)),
          },
        ),
      }),
    remove: (gone) => setDialog({ what: 'remove', rows: gone }),
  };
  const isOne = first !== undefined && second === undefined;
  useActions(
    readOnly
      ? {}
      : {
          'edit.new': {
            run: () => setDialog({ what: 'new' }),
            label: t('respondents:new'),
            hint: t('respondents:new'),
          },
          'respondents.memo': { run: () => first && acts.memo(first), enabled: isOne },
          'respondents.edit': {
            run: () =>
              first && setEditing({ row: first.person.id, column: pressed ?? attributes[0]?.id ?? 'name' }),
            enabled: isOne,
          },
          'respondents.merge': { run: () => pair && acts.merge(...pair), enabled: pair !== null },
        },
  );
  const size = [
    t('respondents:count', { count: rows.length }),
    t('sources:interviews', { count: new Set(rows.flatMap((row) => row.interviews)).size }),
    t('respondents:attributes', { count: attributes.length }),
  ].join(' · ');
  const print = () =>
    printTable(words, {
      title: t('respondents:title'),
      about: [size, ...(shown.length < rows.length ? [aboutShown(words, respondents).join(' · ')] : [])],
      ...printedRows({ columns, rows: shown, sort, language: words.language }),
      notes: [],
    });
  usePrinting(shown.length === 0 ? null : print);
  const focusTable = () => table.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  return (
    <div className={screenStyles.screen}>
      <PageHeader className={screenStyles.head} title={<SourceTwins here="respondents" />} subtitle={size}>
        <Button tone="quiet" onPress={() => setDialog({ what: 'variables' })}>
          {t('sources:manage_classes')}
        </Button>
        <Button
          icon={<Table2 size={16} aria-hidden />}
          isDisabled={readOnly}
          onPress={() => setDialog({ what: 'sheet' })}
        >
          {t('attributes:action')}
        </Button>
        <Button
          icon={<UserPlus size={16} aria-hidden />}
          isDisabled={readOnly}
          onPress={() => setDialog({ what: 'new' })}
        >
          {t('respondents:new')}
        </Button>
        <ExportRespondents {...respondents} />
      </PageHeader>
      {rows.length === 0 ? (
        <EmptyState sentence={t('respondents:empty')} />
      ) : (
        <>
          <RespondentControls {...respondents} />
          <div ref={table} className={styles.list}>
            <DataTable<RespondentRow>
              className={styles.table}
              label={t('respondents:title')}
              columns={columns}
              rows={shown}
              idOf={({ person }) => person.id}
              sort={sort}
              onSortChange={setSort}
              widths={widths}
              onWidthsChange={setWidths}
              selected={chosen}
              onSelectedChange={chooseRespondents}
              onPressCell={({ column }) =>
                setPressed(columns.find(({ id }) => id === column)?.edit ? column : null)
              }
              editing={editing}
              onEditingChange={setEditing}
              onOpen={openInterviews}
              below={({ person }) =>
                person.id === memoOf && (
                  <div className={styles.memoBox}>
                    <MemoBox
                      key={person.id}
                      of={{ about: 'respondent', id: person.id, name: person.name }}
                      onClose={() => {
                        openMemoOf(null);
                        focusTable();
                      }}
                    />
                  </div>
                )
              }
              {...(readOnly
                ? {}
                : {
                    onDelete: (ids: ReadonlySet<string>) =>
                      acts.remove(shown.filter(({ person }) => ids.has(person.id))),
                    menu: (members: readonly RespondentRow[]) =>
                      respondentMenu(words, attributes, members, acts),
                  })}
              empty={
                <EmptyState sentence={t('respondents:empty_filter')}>
                  <LinkButton onPress={() => setFilter(noFilter)}>{t('respondents:clear_filter')}</LinkButton>
                </EmptyState>
              }
            />
            {!readOnly && picked.length > 1 && <BulkBar rows={picked} attributes={attributes} acts={acts} />}
          </div>
        </>
      )}
      <FooterState>
        {[
          t('respondents:count', { count: rows.length }),
          ...(attributes.length > 0
            ? [
                t('respondents:with_values', {
                  count: rows.filter(({ values }) => values.size > 0).length,
                }),
              ]
            : []),
        ].join(' · ')}
      </FooterState>
      {dialog?.what === 'new' && <NewRespondent onClose={() => setDialog(null)} />}
      {dialog?.what === 'sheet' && <SheetDialog of="respondents" onClose={() => setDialog(null)} />}
      {dialog?.what === 'variables' && <VariablesDialog onClose={() => setDialog(null)} />}
      {dialog?.what === 'merge' && <MergeRespondents rows={dialog.rows} onClose={() => setDialog(null)} />}
      {dialog?.what === 'remove' && <RemoveRespondents rows={dialog.rows} onClose={() => setDialog(null)} />}
      {dialog?.what === 'value' && <ValueDialog question={dialog.question} onClose={() => setDialog(null)} />}
    </div>
  );
}
