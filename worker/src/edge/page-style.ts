import type { Site } from "@rotator/shared/core/site";

// Links within `main` are buttons, the second one quiet; the footer's is plain text.
const STYLE = `:root{color-scheme:light dark}
body{box-sizing:border-box;margin:0;min-height:100vh;padding:24px;display:grid;grid-template-columns:min(400px,100%);place-content:center;gap:20px;font:16px/1.5 system-ui,sans-serif;text-align:center;overflow-wrap:anywhere;background:#f4f7f5;color:#16211b}
main{padding:36px 28px;border-radius:20px;background:#fff;box-shadow:0 12px 40px rgb(16 60 40/.10)}
img{display:block;max-width:160px;max-height:64px;margin:0 auto 20px}
h1{margin:0 0 8px;font-size:22px;line-height:1.3}
p{margin:0 0 24px}
p:last-child{margin:0}
p,footer{color:#51605a}
main a{display:block;padding:12px 20px;border-radius:12px;background:#0b7a52;color:#fff;font-weight:600;text-decoration:none}
main a+a{margin-top:12px;background:none;color:inherit;border:1px solid}
a:focus-visible{outline:3px solid #f5a524;outline-offset:2px}
footer{font-size:13px}
footer a{color:inherit}
@media (prefers-color-scheme:dark){body{background:#0d1310;color:#e9f1ec}main{background:#161e1a;box-shadow:none}p,footer{color:#a4b3ab}main a{background:#2fbf86;color:#06140d}}
`;

/** The look of every page, with the deployment's colour. Its rim keeps a button visible on any ground. */
export function makeStyle(site: Site | undefined): string {
  const { colour = null, textColour = null } = site ?? {};
  if (!isColour(colour) || !isColour(textColour)) return STYLE;
  return `${STYLE}main a{background:${colour};color:${textColour};border:1px solid #80808066}`;
}

function isColour(text: string | null): boolean {
  return text !== null && /^#[0-9a-f]{6}$/i.test(text);
}
