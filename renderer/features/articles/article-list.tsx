import { TriangleAlert } from 'lucide-react';
import { partialDate } from '#core/partial-date.ts';
import type { PreviewedArticle } from '#electron/services/imports/preview-articles.ts';
import { useWords } from '#renderer/state/words.ts';
import type { CellPlace } from '#renderer/ui/table/data-table-props.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import { notify } from '#renderer/ui/toast.tsx';
import styles from './articles.module.css';
import type { Edit } from './splitting.ts';

export interface NumberedArticle extends PreviewedArticle {
  readonly number: number;
}

interface ArticleListProps {
  readonly articles: readonly NumberedArticle[];
  /** The first line of the chosen article. */
  readonly chosen: number | null;
  readonly onChoose: (from: number) => void;
  readonly editing: CellPlace | null;
  readonly onEditing: (place: CellPlace | null) => void;
  readonly edit: (from: number, edit: Edit) => void;
}

/** The articles as they would be imported; facts can be corrected in their cells. */
export function ArticleList(props: ArticleListProps) {
  const { articles, chosen, onChoose, editing, onEditing, edit } = props;
  const { t } = useWords();
  const none = t('articles:none');
  const columns: Column<NumberedArticle>[] = [
    {
      id: 'number',
      title: t('articles:number'),
      width: 50,
      align: 'end',
      cell: ({ number }) => <span className={styles.number}>{number}</span>,
    },
    {
      id: 'title',
      title: t('articles:reference_field.title'),
      width: 116,
      grow: true,
      cell: ({ title, marker }) => (
        <bdi title={title ?? marker ?? ''}>{title ?? <s>{marker ?? none}</s>}</bdi>
      ),
      text: ({ title, marker }) => title ?? marker ?? none,
      edit: {
        text: ({ title }) => title ?? '',
        commit: ({ from }, title) => edit(from, { title }),
      },
    },
    {
      id: 'date',
      title: t('articles:reference_field.date'),
      width: 108,
      cell: ({ date }) => <span className={styles.number}>{date ?? none}</span>,
      text: ({ date }) => date ?? none,
      edit: {
        text: ({ date }) => date ?? '',
        mayBeBlank: true,
        commit: ({ from }, written) => {
          const date = partialDate(written);
          if (date === null && written !== '')
            notify(t('errors:not_a_date', { value: written }), { tone: 'error' });
          else edit(from, { date });
        },
      },
    },
    {
      id: 'outlet',
      title: t('articles:reference_field.origin'),
      width: 100,
      cell: ({ outlet }) => <bdi title={outlet ?? ''}>{outlet ?? none}</bdi>,
      text: ({ outlet }) => outlet ?? none,
      edit: {
        text: ({ outlet }) => outlet ?? '',
        mayBeBlank: true,
        commit: ({ from }, outlet) => edit(from, { outlet: outlet === '' ? null : outlet }),
      },
    },
    {
      id: 'words',
      title: t('articles:words'),
      width: 60,
      align: 'end',
      cell: ({ words }) => <span className={styles.number}>{t('articles:count', { count: words })}</span>,
      text: ({ words }) => String(words),
    },
    {
      id: 'remarks',
      title: t('articles:remarks'),
      width: 200,
      cell: (article) => <Remarks article={article} />,
      text: ({ doubts }) => doubts.join(', '),
    },
  ];
  return (
    <DataTable<NumberedArticle>
      label={t('articles:articles')}
      columns={columns}
      rows={articles}
      idOf={({ from }) => String(from)}
      multiple={false}
      selected={chosen === null ? noneChosen : new Set([String(chosen)])}
      onSelectedChange={(ids) => {
        const [first] = ids;
        if (first !== undefined) onChoose(Number(first));
      }}
      onOpen={({ from, doubts }) =>
        onEditing({
          row: String(from),
          column: doubts.includes('no-title')
            ? 'title'
            : doubts.includes('no-date')
              ? 'date'
              : doubts.includes('no-outlet')
                ? 'outlet'
                : 'title',
        })
      }
      editing={editing}
      onEditingChange={onEditing}
      empty={t('articles:none_to_check')}
    />
  );
}

const noneChosen: ReadonlySet<string> = new Set();

function Remarks({ article }: { readonly article: NumberedArticle }) {
  const { t } = useWords();
  const { doubts, date, like, known, misfit } = article;
  const quiet = [
    ...(known === null ? [] : [t('articles:known')]),
    ...(like === null ? [] : [t('articles:like', { number: like })]),
    ...(date !== null && date.length === 7 ? [t('articles:month_only')] : []),
    ...(date !== null && date.length === 4 ? [t('articles:year_only')] : []),
  ];
  const doubted = doubts.map((doubt) =>
    t(`articles:doubt.${doubt}`, { value: misfit?.value ?? '', usual: misfit?.usual ?? '' }),
  );
  const line = [...doubted, ...quiet].join(t('articles:between'));
  return (
    <span className={doubted.length > 0 ? styles.doubt : styles.quiet} title={line}>
      {doubted.length > 0 && <TriangleAlert size={13} aria-hidden className={styles.sign} />}
      {line}
    </span>
  );
}
