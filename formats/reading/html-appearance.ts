// The little that is taken from an element's own style: whether it is seen at all, bold, or italic. Style sheets
// are not read.
import type { Mark } from '#core/rich-text.ts';
import { attribute, type Element } from './html-nodes.ts';

/** Whether the page itself keeps an element from being seen. */
export function isHidden(element: Element): boolean {
  if (attribute(element, 'hidden') !== null) return true;
  const style = attribute(element, 'style') ?? '';
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)\b/i.test(style);
}

/** The marks within an element that has these around it: office programs write bold and italic as styles. */
export function styled(element: Element, marks: readonly Mark[]): readonly Mark[] {
  const style = attribute(element, 'style');
  if (style === null) return marks;
  const weight = declared(style, /(?:^|;)\s*font-weight\s*:\s*(\w+)/i);
  const slant = declared(style, /(?:^|;)\s*font-style\s*:\s*(\w+)/i);
  let changed = marks;
  if (weight) changed = withOrWithout(changed, 'bold', /^(?:bold|bolder|[6-9]00)$/.test(weight));
  if (slant) changed = withOrWithout(changed, 'italic', slant === 'italic' || slant === 'oblique');
  return changed;
}

/** These marks and one more; a mark of its kind gives way. */
export function withMark(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  return [...marks.filter((other) => other.type !== mark.type), mark];
}

function withOrWithout(marks: readonly Mark[], type: 'bold' | 'italic', isOn: boolean): readonly Mark[] {
  return isOn ? withMark(marks, { type }) : marks.filter((mark) => mark.type !== type);
}

function declared(style: string, property: RegExp): string | undefined {
  return property.exec(style)?.[1]?.toLowerCase();
}
