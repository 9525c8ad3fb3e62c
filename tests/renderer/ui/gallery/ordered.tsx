import { useState } from 'react';
import { useDraggedLine } from '#renderer/ui/list/use-dragged-line.tsx';
import { useLog } from './log.tsx';

const TYPE = 'application/x-gallery-line';

/** A list of three lines that the mouse brings into another order. */
export function Ordered() {
  const { say, line } = useLog();
  const [names, setNames] = useState(['first', 'second', 'third']);
  const onMove = (id: string, before: string | null): void => {
    const others = names.filter((name) => name !== id);
    const at = before === null ? others.length : others.indexOf(before);
    const next = others.toSpliced(at, 0, id);
    setNames(next);
    say(next.join(' '));
  };
  return (
    <main>
      {names.map((name, at) => (
        <Line key={name} name={name} nextId={names[at + 1] ?? null} onMove={onMove} />
      ))}
      {line}
    </main>
  );
}

interface LineProps {
  readonly name: string;
  readonly nextId: string | null;
  readonly onMove: (id: string, before: string | null) => void;
}

function Line({ name, nextId, onMove }: LineProps) {
  const { line, grip } = useDraggedLine({ type: TYPE, id: name, nextId, readOnly: false, onMove });
  return (
    <div {...line} data-line={name} style={{ position: 'relative', height: 40, display: 'flex' }}>
      {grip} {name}
    </div>
  );
}
