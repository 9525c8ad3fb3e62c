// How an annex looks: on a screen in light and dark, on a narrow one, and on paper.
import { codeColours } from '#core/codes/colours.ts';

const colours = codeColours
  .map(({ light, dark }, index) => `.c${index} { background: light-dark(${light}, ${dark}); }`)
  .join('\n');

/** The style sheet. */
export const annexStyle = `
:root { color-scheme: light dark; --paper: light-dark(#fbfaf7, #1b1c1e); --panel: light-dark(#f4f2ed, #222427);
  --raised: light-dark(#fff, #2a2c30); --line: light-dark(#e3dfd6, #35383d); --strong: light-dark(#8f8a7e, #7d828b);
  --ink: light-dark(#23262b, #e7e5e0); --second: light-dark(#565a62, #b4b6b9); --accent: light-dark(#0b6e69, #5cc4bb);
  --focus: light-dark(#1d6fd6, #6aa9f5); --warn: light-dark(#7a4f00, #e2b457); --mark: light-dark(#f6e7b8, #4d4018);
  --sans: Inter, 'Helvetica Neue', Arial, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif;
  --serif: 'Source Serif 4', Georgia, 'Noto Serif CJK SC', 'Songti SC', SimSun, serif; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 var(--sans);
  font-variant-numeric: tabular-nums; }
h1, h2, h3, p, ul, figure, blockquote { margin: 0; }
h1, h2 { font-family: var(--serif); line-height: 1.25; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; }
h2 { font-size: 1.3rem; margin-bottom: .2rem; }
button, input, select { font: inherit; color: inherit; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
.top { display: flex; flex-wrap: wrap; gap: .5rem 2rem; justify-content: space-between; align-items: end;
  padding: 1.2rem 2rem 1rem; background: var(--panel); border-bottom: 1px solid var(--line); }
.kicker { color: var(--accent); font-weight: 600; }
.quiet { color: var(--second); }
.top h1 + p { margin-top: .4rem; white-space: pre-line; }
.notice { flex: 1 0 100%; color: var(--accent); font-weight: 600; }
.top > div:first-of-type { flex: 1 1 30rem; max-width: 62rem; }
#languages { display: flex; gap: .3rem; }
#languages button, .more, #list > button { padding: .15rem .7rem; border: 1px solid var(--strong); border-radius: 6px;
  background: var(--raised); }
#languages button[aria-pressed='true'] { border-color: var(--accent); color: var(--accent); font-weight: 600; }
.body { display: grid; grid-template-columns: minmax(0, 1fr) minmax(20rem, 29rem); align-items: start; }
.edition { display: grid; grid-template-columns: 12rem minmax(0, 1fr); align-items: start; }
nav { position: sticky; top: 0; max-height: 100vh; overflow: auto; padding: 1.2rem .8rem 1.2rem 1.5rem; }
nav ul { padding: 0; list-style: none; }
nav a { display: block; padding: .25rem .5rem; border-radius: 6px; color: var(--second); text-decoration: none;
  overflow-wrap: anywhere; }
nav a:hover { background: var(--panel); color: var(--ink); }
main { min-width: 0; padding: 1.2rem 1.8rem 4rem 1rem; }
main > p { margin-bottom: 1.4rem; }
section { padding-bottom: 2.2rem; scroll-margin-top: 1rem; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; margin-top: .5rem; }
th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top;
  font-weight: 400; unicode-bidi: isolate; }
thead th { color: var(--second); font-weight: 600; vertical-align: bottom; border-bottom-color: var(--strong); }
thead small { display: block; font-weight: 400; }
tbody th { min-width: 9rem; overflow-wrap: anywhere; }
.number { text-align: end; white-space: nowrap; }
.text { white-space: pre-line; }
.heading th { padding-top: .8rem; font-weight: 600; }
.dim { color: var(--second); }
.d1 > th { padding-inline-start: 1.5rem; } .d2 > th { padding-inline-start: 2.6rem; }
.d3 > th { padding-inline-start: 3.7rem; }
td button { margin: -.1rem -.3rem; padding: .1rem .3rem; min-height: 24px; min-width: 24px; border: 0; border-radius: 4px; background: none;
  text-align: inherit; text-decoration: underline; text-decoration-color: var(--strong); text-underline-offset: 3px;
  cursor: pointer; }
td button:hover { box-shadow: inset 0 0 0 1px var(--strong); }
td button[aria-pressed='true'] { box-shadow: inset 0 0 0 2px var(--focus); }
sup { color: var(--warn); line-height: 1; }
.note { margin-top: .6rem; color: var(--second); max-width: 60rem; overflow-wrap: anywhere; }
article { padding: .7rem 0; border-bottom: 1px solid var(--line); max-width: 60rem; }
article h3 small, #list h3 small { margin-inline-start: .5em; color: var(--second); font-weight: 400; }
article p { overflow-wrap: anywhere; white-space: pre-line; }
article h4 { margin: 0; font-size: 1rem; }
details { margin-top: .5rem; }
summary { padding: .2rem 0; cursor: pointer; overflow-wrap: anywhere; }
summary small { margin-inline-start: .6em; color: var(--second); }
.differing > summary { font-weight: 600; }
.facing { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .6rem 1.4rem; padding: .3rem 0 .8rem 1.1rem; }
.facing > div { min-width: 0; }
.facing blockquote { margin-top: .3rem; }
.square { display: inline-block; width: .7em; height: .7em; margin-inline-end: .4em; border-radius: 2px;
  print-color-adjust: exact; }
${colours}
aside { position: sticky; top: 0; height: 100vh; display: flex; flex-direction: column; background: var(--panel);
  border-inline-start: 1px solid var(--line); }
.head { padding: 1rem 1.2rem .7rem; border-bottom: 1px solid var(--line); }
.head > div:first-child { display: flex; gap: .5rem; justify-content: space-between; align-items: start; }
.head h2 { font: 600 1.05rem/1.35 var(--sans); }
#close { flex: none; min-width: 24px; min-height: 24px; border: 0; border-radius: 6px; background: none; font-size: 1.2rem; line-height: 1; }
#sum { color: var(--second); }
#controls { display: flex; flex-wrap: wrap; gap: .4rem; margin-top: .5rem; }
#controls select, #controls input { min-width: 0; max-width: 100%; height: 28px; padding: 0 .5rem; border: 1px solid var(--strong);
  border-radius: 6px; background: var(--raised); }
#controls select { flex: 1 1 8rem; }
#controls input { flex: 1 0 100%; }
#list { flex: 1; overflow: auto; padding-bottom: 1rem; }
#list h3 { padding: .8rem 1.2rem .1rem; font-size: 1rem; overflow-wrap: anywhere; unicode-bidi: isolate; }
#list figure { padding: .4rem 1.2rem .6rem; border-bottom: 1px solid var(--line); }
blockquote { padding-inline-start: .6rem; border-inline-start: 3px solid var(--strong); font: 1.07rem/1.5 var(--serif);
  white-space: pre-line; overflow-wrap: anywhere; unicode-bidi: isolate; }
mark { background: var(--mark); color: inherit; }
.cut { color: var(--second); font-family: var(--sans); font-size: .87rem; }
figcaption { display: flex; flex-wrap: wrap; gap: .1rem .8rem; margin-top: .2rem; color: var(--second); font-size: .87rem; }
.flag { color: var(--warn); }
.empty { padding: 1.2rem; color: var(--second); }
#list > button { margin: 1rem 1.2rem; }
@media (max-width: 1400px) { .edition { grid-template-columns: minmax(0, 1fr); } nav { position: static; padding-bottom: 0; }
  nav ul { display: flex; flex-wrap: wrap; } main { padding-inline: 1.5rem; } }
@media (max-width: 1100px) { .body { display: block; } aside { position: static; height: auto; margin: 0 0 2rem; border: 1px solid var(--line);
  border-radius: 8px; } #list { max-height: 70vh; } .top { padding-inline: 1.5rem; } }
@media print { :root { color-scheme: light; } body { background: #fff; font-size: 10pt; } nav, #controls, #languages, #close { display: none; }
  .top, .body, .edition { display: block; } aside:not(:has(#list figure)) { display: none; } aside { position: static; height: auto; border: 0; background: none; } #list { overflow: visible; max-height: none; }
  h2, h3 { break-after: avoid; } tr, figure, article { break-inside: avoid; } thead { display: table-header-group; }
  td button { text-decoration: none; } .scroll { overflow: visible; } @page { margin: 16mm; } }
`;
