import { startGraph } from "../scripts/stand-ins/graph/start-graph.ts";

/** Meta's stand-in in this process, so that it outlives an office that is killed. */
export async function startMeta(options) {
  const graph = await startGraph(options);
  const ask = async (method, path, body) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${graph.url}/stand-in/${path}`, init);
    if (!response.ok) throw new Error(`the stand-in said ${response.status}: ${await response.text()}`);
    return response;
  };
  return {
    url: graph.url,
    stop: () => graph.stop(),
    /** For all datasets together. */
    setFaults: (plan) => ask("PUT", "faults", plan),
    /** What the dataset accepted, and every request to it. */
    load: async (datasetId) => (await ask("GET", `datasets/${datasetId}`)).json(),
  };
}
