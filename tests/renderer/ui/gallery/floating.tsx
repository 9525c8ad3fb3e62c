import { MoreHorizontal } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { confirm } from '#renderer/ui/confirm.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { MatchedText, rangesOf } from '#renderer/ui/matched-text.tsx';
import { MenuAt } from '#renderer/ui/menu-at.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import type { MenuSection } from '#renderer/ui/menu.tsx';
import { Palette } from '#renderer/ui/palette.tsx';
import { Popover } from '#renderer/ui/popover.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { useLog } from './log.tsx';

const codes = [
  { id: 'training', text: 'guide › training', colour: 1, detail: '培训' },
  { id: 'staff', text: 'market status › lack of trained staff', colour: 4 },
  { id: 'firms', text: 'connector › government ↔ firms', colour: 0 },
];

export function Floating() {
  const { say, line } = useLog();
  const [dialog, setDialog] = useState(false);
  const [name, setName] = useState('');
  const [palette, setPalette] = useState(false);
  const [menuAt, setMenuAt] = useState<DOMRect | null>(null);
  const selection = useRef<HTMLSpanElement>(null);
  const sections: MenuSection[] = [
    {
      entries: [
        { id: 'rename', label: 'Rename', keys: 'F2', run: () => say('rename') },
        { id: 'light', label: 'Light', checked: true, run: () => say('light') },
      ],
    },
    {
      title: 'Move to',
      entries: [
        {
          id: 'theme',
          label: 'Theme',
          items: [{ entries: [{ id: 'guide', label: 'guide', run: () => say('guide') }] }],
        },
        { id: 'delete', label: 'Delete', danger: true, run: () => say('delete') },
      ],
    },
  ];
  return (
    <main style={{ padding: 24, display: 'grid', gap: 16, justifyItems: 'start' }}>
      <MenuButton label="Joint display" sections={sections} />
      <MenuButton label="More" icon={<MoreHorizontal size={16} aria-hidden />} iconOnly sections={sections} />
      <div
        data-testid="place"
        style={{ padding: 20, border: '1px dashed var(--line-strong)' }}
        onContextMenu={(event) => {
          event.preventDefault();
          setMenuAt(new DOMRect(event.clientX, event.clientY, 0, 0));
        }}
      >
        A place with a menu
      </div>
      <MenuAt label="Code" sections={sections} at={menuAt} onClose={() => setMenuAt(null)} />
      <Button onPress={() => setDialog(true)}>Rename</Button>
      <Button
        onPress={() =>
          void confirm({
            title: 'Delete “guide”?',
            body: '12 codings on 4 sources will be deleted too.',
            action: 'Delete',
          }).then((yes) => say('confirmed', yes))
        }
      >
        Delete
      </Button>
      <Button
        onPress={() => notify('Code deleted.', { action: { label: 'Undo', run: () => say('undone') } })}
      >
        Notify
      </Button>
      <Button
        onPress={() =>
          notify('“report.docx” is password-protected. Save a copy without a password.', { tone: 'error' })
        }
      >
        Fail
      </Button>
      <p style={{ fontFamily: 'var(--serif)', fontSize: 'var(--source-size)' }}>
        Standards documents are read as a map.{' '}
        <span ref={selection} style={{ background: 'var(--selection)' }}>
          Training bases reach people whom the firm itself would never reach.
        </span>
      </p>
      <Button onPress={() => setPalette(true)}>Code</Button>
      <Popover
        label="Code the selection"
        isOpen={palette}
        onClose={() => setPalette(false)}
        anchor={() => selection.current?.getBoundingClientRect() ?? null}
      >
        <Palette
          label="Code"
          placeholder="Type a code"
          emptyText="No such code."
          onClose={() => setPalette(false)}
          search={(query) =>
            codes
              .filter((code) => code.text.includes(query))
              .map(({ id, text, detail, colour }) => ({
                id,
                text,
                detail,
                label: <MatchedText text={text} ranges={rangesOf(text, query)} />,
                mark: <CodeSwatch colour={colour} />,
              }))
          }
          onChoose={(item, query) => {
            setPalette(false);
            say('coded', item.id, query);
          }}
          create={{
            label: (query) => `+ New code “${query}” under guide`,
            run: (query) => {
              setPalette(false);
              say('created', query);
            },
          }}
          footer={
            <>
              Recent <Kbd keys="1" /> connector <Kbd keys="2" /> guide <Kbd keys="3" /> marketplace
            </>
          }
        />
      </Popover>
      {dialog && (
        <Dialog
          title="Rename the code"
          isOpen
          onClose={() => setDialog(false)}
          submit={{
            label: 'Rename',
            isDisabled: name === '',
            run: () => {
              setDialog(false);
              say('renamed', name);
            },
          }}
        >
          <TextField label="Name" value={name} onChange={setName} autoFocus />
        </Dialog>
      )}
      {line}
    </main>
  );
}
