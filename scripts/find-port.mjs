import { once } from "node:events";
import { createServer } from "node:net";
import { isPortTaken } from "./is-port-taken.mjs";

/**
 * @param {number} wanted
 * @returns {Promise<number>} the wanted port, or any free one where it is taken
 */
export async function findPort(wanted) {
  if (wanted <= 65_535 && !(await isPortTaken(wanted))) return wanted;
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}
