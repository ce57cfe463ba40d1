import { drawQr } from "../../../ui/qr-code.tsx";

/** Large enough for a poster. */
const PIXELS_A_MODULE = 32;

/** Gives the reader a picture of the QR code as a file. */
export async function saveQr(text: string, name: string, kind: "png" | "svg"): Promise<void> {
  const { path, modules } = drawQr(text);
  const picture =
    kind === "svg"
      ? new Blob([writeSvg(path, modules)], { type: "image/svg+xml" })
      : await paintPng(path, modules);
  const address = URL.createObjectURL(picture);
  Object.assign(document.createElement("a"), { href: address, download: `${name}.${kind}` }).click();
  URL.revokeObjectURL(address);
}

function writeSvg(path: string, modules: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${modules} ${modules}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="${path}"/></svg>`;
}

async function paintPng(path: string, modules: number): Promise<Blob> {
  const canvas = Object.assign(document.createElement("canvas"), {
    width: modules * PIXELS_A_MODULE,
    height: modules * PIXELS_A_MODULE,
  });
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser paints no pictures.");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(PIXELS_A_MODULE, PIXELS_A_MODULE);
  context.fillStyle = "#000";
  const drawing = new Path2D(path);
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas is no array
  context.fill(drawing);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture came out empty."))));
  });
}
