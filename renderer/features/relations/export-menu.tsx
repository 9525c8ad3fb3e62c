import { Download } from 'lucide-react';
import type { Relation } from '#core/relations/relations.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { copiedTable, copyTable } from '#renderer/common/counts/copied-table.ts';
import { useDataExport } from '#renderer/common/counts/use-data-export.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { coefficientInWords } from '#words/coefficient.ts';
import { countInWords } from '#words/numbers.ts';
import { relationsMethod } from '#words/relations-method.ts';
import { codeName } from '#renderer/common/codes/code-name-of.ts';
import { meetingOf, pairsOf } from './related-pairs.ts';
import type { RelationsOfKind } from './use-relations.ts';

export interface ExportMenuProps {
  readonly title: string;
  /** Documents and interviews are files of their own. */
  readonly all: readonly RelationsOfKind[];
}

/** Exports the pairs as data, or copies them. */
export function ExportMenu({ title, all }: ExportMenuProps) {
  const words = useWords();
  const { t, codebookLanguage } = words;
  const { project, excelEntry, fileEntries } = useDataExport();
  const codebook = useProject((state) => state.codebook);
  const titleOf = ({ kind }: RelationsOfKind): string =>
    kind === null ? title : t('kept_tables:part_title', { title, part: t(`relations:kinds.${kind}`) });
  const copy = (of: RelationsOfKind) => async () => {
    const number = (count: number | null): string => (count === null ? '–' : countInWords(words, count));
    const part = (count: number | null, n: number | null): string =>
      t('relations:of', { count: number(count), n: number(n) });
    const { relations } = of;
    const { compared, apart } = pairsOf(relations);
    const column = (name: string): string => t(`relations:column.${name}`);
    const line = (pair: Relation): string[] => [
      codeName(words, codebook, pair.a),
      codeName(words, codebook, pair.b),
      number(pair.both),
      part(meetingOf(pair, pair.a), pair.nA),
      part(meetingOf(pair, pair.b), pair.nB),
      coefficientInWords(words, pair.c),
      pair.isInside ? t('relations:inside_short') : '',
    ];
    const notes = [relationsMethod(words, relations.facts), ...(project?.notice ? [project.notice] : [])];
    const head = [...['a', 'b', 'both', 'of_a', 'of_b', 'c'].map(column), ''];
    await copyTable(copiedTable(head, [...compared, ...apart].map(line), notes));
    notify(t('relations:table_copied'));
  };
  return (
    <MenuButton
      label={t('relations:export')}
      icon={<Download size={14} aria-hidden />}
      sections={[
        { title: t('analysis:as_data'), entries: [excelEntry] },
        ...all.map((of) => ({
          ...(of.kind === null ? {} : { title: t(`relations:kinds.${of.kind}`) }),
          entries: [
            ...fileEntries(
              titleOf(of),
              ['csv', 'xlsx', 'json'],
              (file) => api.exports.relations({ request: of.request, codebookLanguage, ...file }),
              ` ${of.kind}`,
            ),
            {
              id: `copy ${of.kind}`,
              label: t('relations:copy_table'),
              run: () => void copy(of)().catch(showError),
            },
          ],
        })),
      ]}
    />
  );
}
