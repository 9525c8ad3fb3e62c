/** Makes an element with attributes and content; strings become text, never markup. */
export type Make = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly (Node | string)[]
) => HTMLElementTagNameMap[Name];

export function makeElement(): Make {
  return (name, attributes, ...content) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...content);
    return element;
  };
}
