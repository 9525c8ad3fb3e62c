import { useMemo, useState } from 'react';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { type CellPlace } from '#renderer/ui/table/data-table-props.ts';
import { useLog } from './log.tsx';

interface Source {
  id: string;
  title: string;
  group: string;
  year: number | null;
  codings: number;
}

function manySources(): Source[] {
  return Array.from({ length: 3000 }, (_, index) => ({
    id: `s${index}`,
    title: index === 2500 ? 'Zeppelin works' : `Report ${index + 1} of the working group 工作组`,
    group: index % 3 === 0 ? 'news' : 'reports',
    year: index % 10 === 0 ? null : 2016 + (index % 9),
    codings: (index * 7) % 41,
  }));
}

const themes = [
  { id: 't0', name: 'connector', name2: '连接者', colour: 0, news: 612, people: 9 },
  { id: 't1', name: 'guide', name2: '引导者', colour: 1, news: 803, people: 8 },
  { id: 't2', name: 'marketplace', name2: '市场', colour: 2, news: 415, people: 5 },
];

const themeColumns: readonly Column<(typeof themes)[number]>[] = [
  {
    id: 'theme',
    title: 'Theme',
    width: 200,
    choosable: false,
    cell: (row) => (
      <CodeSwatch colour={row.colour}>
        <strong>{row.name}</strong> <span lang="zh">{row.name2}</span>
      </CodeSwatch>
    ),
    sortBy: (row) => row.name,
  },
  {
    id: 'news',
    title: 'News',
    note: 'of 1,986',
    width: 140,
    align: 'end',
    cell: (row) => row.news,
    sortBy: (row) => row.news,
  },
  {
    id: 'people',
    title: 'Respondents',
    note: 'of 17',
    width: 120,
    align: 'end',
    cell: (row) => (
      <span>
        <strong>{row.people}</strong> of 17
      </span>
    ),
    sortBy: (row) => row.people,
  },
];

export function Tables() {
  const { say, line } = useLog();
  const [rows, setRows] = useState(manySources);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<CellPlace | null>({ row: 't0', column: 'people' });
  const [grouped, setGrouped] = useState(false);
  const columns = useMemo<readonly Column<Source>[]>(
    () => [
      {
        id: 'title',
        title: 'Title',
        width: 320,
        grow: true,
        cell: (row) => row.title,
        sortBy: (row) => row.title,
        edit: {
          text: (row) => row.title,
          commit: (row, title) =>
            setRows((all) => all.map((each) => (each.id === row.id ? { ...each, title } : each))),
        },
      },
      { id: 'group', title: 'Class', width: 120, cell: (row) => row.group, sortBy: (row) => row.group },
      {
        id: 'year',
        title: 'Year',
        width: 80,
        align: 'end',
        cell: (row) => row.year ?? '—',
        sortBy: (row) => row.year,
      },
      {
        id: 'codings',
        title: 'Codings',
        width: 90,
        align: 'end',
        cell: (row) => row.codings,
        sortBy: (row) => row.codings,
      },
    ],
    [],
  );
  const grouping = useMemo(() => (grouped ? { of: (row: Source) => row.group } : undefined), [grouped]);
  return (
    <main
      style={{ display: 'flex', flexDirection: 'column', height: '100%', padding: '20px 24px 0', gap: 12 }}
    >
      <PageHeader title="What the documents say, what people said" />
      <DataTable
        label="Themes"
        height="content"
        columns={themeColumns}
        rows={themes}
        idOf={(row) => row.id}
        chosen={chosen}
        onChoose={(place) => {
          setChosen(place);
          say('chosen', place.row, place.column);
        }}
      />
      <Note title="How this was counted.">
        Of reviewed sources; N9 and N11 were interviewed twice and count once.
      </Note>
      <label>
        <input type="checkbox" checked={grouped} onChange={(event) => setGrouped(event.target.checked)} />{' '}
        group by class
      </label>
      <DataTable
        label="Sources"
        columns={columns}
        rows={rows}
        idOf={(row) => row.id}
        selected={selected}
        onSelectedChange={(ids) => {
          setSelected(ids);
          say('selected', ids.size, [...ids].slice(0, 3).join(','));
        }}
        textOf={(row) => row.title}
        onOpen={(row) => say('open', row.id)}
        onDelete={(ids) => say('delete', ids.size)}
        {...(grouping ? { grouping } : {})}
        groupHeading={(group, members) => `${group} · ${members.length}`}
        menu={(together) => [
          {
            entries: [
              { id: 'open', label: 'Open', run: () => say('menu open', together.length) },
              { id: 'delete', label: 'Delete', danger: true, run: () => say('menu delete', together.length) },
            ],
          },
        ]}
      />
      {line}
    </main>
  );
}
