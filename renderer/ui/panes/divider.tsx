// The border between two panes as a control: dragged, moved by keys, pressed twice.
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';

export interface DividerProps<Start> {
  readonly label: string;
  /** Where it stands, from 0 to `most`. */
  readonly value: number;
  readonly most: number;
  readonly className: string | undefined;
  /** What a drag begins from. */
  readonly start: () => Start;
  /** It was dragged by so many px, to the right above 0. */
  readonly onDrag: (travelled: number, start: Start) => void;
  /** A key was pressed on it; whether it meant something. */
  readonly onKey: (key: string) => boolean;
  readonly onDoublePress: () => void;
}

export function Divider<Start>({ label, value, most, className, ...props }: DividerProps<Start>) {
  const from = useRef<{ readonly x: number; readonly start: Start } | null>(null);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, start: props.start() };
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (!from.current) return;
    const travelled = event.clientX - from.current.x;
    if (travelled !== 0) props.onDrag(travelled, from.current.start);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!props.onKey(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // A separator that can be moved is a control, by the ARIA specification.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={most}
      tabIndex={0}
      className={className}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (from.current = null)}
      onLostPointerCapture={() => (from.current = null)}
      onDoubleClick={props.onDoublePress}
      onKeyDown={onKeyDown}
    />
  );
}
