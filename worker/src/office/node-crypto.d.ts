// The little of Node that the office uses; Node's own types would let in its globals, which a Worker has not.
declare module "node:crypto" {
  export function createHash(algorithm: "sha256"): {
    update(text: string, encoding: "utf8"): { digest(encoding: "hex"): string };
  };
}
