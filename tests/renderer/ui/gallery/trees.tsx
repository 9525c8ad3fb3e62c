import { useMemo, useState } from 'react';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import type { Branch, MoveTarget } from '#renderer/ui/tree/branch.ts';
import { Tree } from '#renderer/ui/tree/tree.tsx';
import { useLog } from './log.tsx';

interface Code {
  id: string;
  parentId: string | null;
  name: string;
  colour: number;
  count: number;
}

const few: readonly Code[] = [
  { id: 'connector', parentId: null, name: 'connector', colour: 0, count: 9 },
  { id: 'firms', parentId: 'connector', name: 'government ↔ firms', colour: 0, count: 7 },
  { id: 'peers', parentId: 'connector', name: 'firm ↔ firm', colour: 0, count: 6 },
  { id: 'guide', parentId: null, name: 'guide', colour: 1, count: 8 },
  { id: 'standards', parentId: 'guide', name: 'standards', colour: 1, count: 5 },
  { id: 'marketplace', parentId: null, name: 'marketplace', colour: 2, count: 5 },
  { id: 'limits', parentId: null, name: 'limits', colour: 3, count: 11 },
];

const many: readonly Code[] = Array.from({ length: 5000 }, (_, index) => ({
  id: `m${index}`,
  parentId: index % 50 === 0 ? null : `m${index - (index % 50)}`,
  name: `code ${index}`,
  colour: Math.floor(index / 50) % 12,
  count: index % 23,
}));

function branches(codes: readonly Code[], parentId: string | null): Branch<Code>[] {
  return codes
    .filter((code) => code.parentId === parentId)
    .map((code) => ({ id: code.id, value: code, children: branches(codes, code.id) }));
}

function moved(codes: readonly Code[], ids: readonly string[], { id, where }: MoveTarget): Code[] {
  const target = codes.find((code) => code.id === id);
  const parentId = where === 'inside' ? id : (target?.parentId ?? null);
  const moving = codes.filter((code) => ids.includes(code.id)).map((code) => ({ ...code, parentId }));
  const rest = codes.filter((code) => !ids.includes(code.id));
  const at =
    where === 'inside' ? rest.length : rest.findIndex((code) => code.id === id) + (where === 'after' ? 1 : 0);
  return [...rest.slice(0, at), ...moving, ...rest.slice(at)];
}

export function Trees() {
  const { say, line } = useLog();
  const [codes, setCodes] = useState(few);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(['connector']));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [openMany, setOpenMany] = useState<ReadonlySet<string>>(() => new Set(many.map((code) => code.id)));
  const [selectedMany, setSelectedMany] = useState<ReadonlySet<string>>(new Set());
  const large = useMemo(() => branches(many, null), []);
  return (
    <main style={{ display: 'flex', height: '100%' }}>
      <div style={{ display: 'flex', flexDirection: 'column', width: 262, background: 'var(--panel)' }}>
        <div style={{ padding: '8px 14px 0' }}>
          <SectionHeading after="respondents">Codes</SectionHeading>
        </div>
        <Tree
          label="Codes"
          branches={branches(codes, null)}
          textOf={(code) => code.name}
          render={(code) => (
            <CodeSwatch colour={code.colour}>
              {code.parentId === null ? <strong>{code.name}</strong> : code.name}
            </CodeSwatch>
          )}
          trailing={(code) => code.count}
          open={open}
          onOpenChange={setOpen}
          selected={selected}
          multiple
          onSelectedChange={(ids) => {
            setSelected(ids);
            say('selected', [...ids].join(','));
          }}
          onRename={(code, name) =>
            setCodes((all) => all.map((each) => (each.id === code.id ? { ...each, name } : each)))
          }
          onMove={(ids, target) => {
            setCodes((all) => moved(all, ids, target));
            say('moved', ids.join(','), target.where, target.id);
          }}
          menu={(values) => [
            { entries: [{ id: 'merge', label: 'Merge', run: () => say('merge', values.length) }] },
          ]}
        />
        {line}
      </div>
      <div style={{ display: 'flex', flexDirection: 'column', flex: 1 }}>
        <Tree
          label="Many codes"
          branches={large}
          textOf={(code) => code.name}
          trailing={(code) => code.count}
          open={openMany}
          onOpenChange={setOpenMany}
          selected={selectedMany}
          onSelectedChange={setSelectedMany}
        />
      </div>
    </main>
  );
}
