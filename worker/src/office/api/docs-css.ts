/** In a file of its own, since the content security policy allows no style in a page. */
export const DOCS_CSS = `
:root { color-scheme: light dark; --line: light-dark(#dfe3e8, #32373d); --soft: light-dark(#5c636a, #a6a6a6); }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p, .permission { color: var(--soft); }
details { border: 1px solid var(--line); border-radius: 6px; margin: .4rem 0; padding: .4rem .8rem; }
summary { cursor: pointer; overflow-wrap: anywhere; }
code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { overflow-x: auto; border-top: 1px solid var(--line); padding-top: .5rem; }
.method { display: inline-block; min-width: 4.2rem; font-weight: 700; }
.permission { float: right; font-size: .85rem; }
table { border-collapse: collapse; width: 100%; } td { border-top: 1px solid var(--line); padding: .2rem .5rem .2rem 0; }
`;
