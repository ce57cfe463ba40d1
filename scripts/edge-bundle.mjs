const MAX_BYTES = 60 * 1024;
const FORBIDDEN = [
  /(^|\/)node_modules\/(zod|drizzle-orm)\//,
  /(^|\/)worker\/src\/office\//,
  /(^|\/)shared\/src\/contract\//,
];

/**
 * What is wrong with the edge as built: it starts cold on a visitor's time, and has no use for the office's code.
 *
 * @param {number} bytes minified
 * @param {string} metafile esbuild's account of what went in
 * @returns {string[]}
 */
export function objectionsToEdge(bytes, metafile) {
  const inputs = Object.keys(JSON.parse(metafile).inputs);
  const objections = inputs
    .filter((input) => FORBIDDEN.some((pattern) => pattern.test(input)))
    .map((input) => `The edge bundle must not contain ${input}`);
  if (bytes > MAX_BYTES) objections.push(`The edge bundle is ${bytes} bytes; ${MAX_BYTES} are allowed.`);
  return objections;
}
