import { createServer } from "node:net";

const TAKEN = new Set(["EADDRINUSE", "EACCES"]);

/**
 * @param {number} port
 * @returns {Promise<boolean>} on either of the addresses that `localhost` means
 */
export async function isPortTaken(port) {
  return (await isTaken(port, "127.0.0.1")) || (await isTaken(port, "::1"));
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function isTaken(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    // A machine without IPv6 answers EADDRNOTAVAIL, which means that nobody is there.
    probe.once("error", (error) => resolve("code" in error && TAKEN.has(String(error.code))));
    probe.listen(port, host, () => probe.close(() => resolve(false)));
  });
}
