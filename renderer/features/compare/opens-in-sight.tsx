import { useRef } from 'react';
import { Disclosure, type DisclosureProps } from '#renderer/ui/disclosure.tsx';

/** A part at the end of the screen: what opens comes into sight, as much of it as there is room for. */
export function OpensInSight(props: DisclosureProps) {
  const frame = useRef<HTMLDivElement>(null);
  return (
    <div ref={frame}>
      <Disclosure
        {...props}
        onOpenChange={(isOpen) => {
          // It has its height in the next frame.
          if (isOpen) requestAnimationFrame(() => frame.current?.scrollIntoView({ block: 'nearest' }));
        }}
      />
    </div>
  );
}
